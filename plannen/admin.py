"""Years and plans to look at; only `ga_naar()` and the pages of the product change them."""

from django.contrib import admin

from buurtteams.beheer import AlleenLezen, Beheren, Regels

from .models import (
    Actie,
    Gebeurtenis,
    Indicator,
    Jaarcyclus,
    Plan,
    Planpartner,
    PlanThema,
    Prioriteitswijk,
    Ronde,
    RondetafelAfspraak,
    Steun,
    Voortgang,
    Vraag,
)


class LeesRegels(Regels):
    """Rows to look at on the page of a year or a plan."""

    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class RondeRegels(LeesRegels):
    model = Ronde


class PrioriteitswijkRegels(LeesRegels):
    model = Prioriteitswijk


@admin.register(Jaarcyclus)
class JaarcyclusBeheer(AlleenLezen):
    list_display = ["jaar", "fase", "terugblik_voor", "bespreking_op", "aantal_plannen"]
    inlines = [RondeRegels, PrioriteitswijkRegels]


class PlanThemaRegels(LeesRegels):
    model = PlanThema


class IndicatorRegels(LeesRegels):
    model = Indicator


class PlanpartnerRegels(LeesRegels):
    model = Planpartner


class ActieRegels(LeesRegels):
    model = Actie


@admin.register(Plan)
class PlanBeheer(AlleenLezen):
    list_display = ["titel", "cyclus", "trekker", "nummer", "status"]
    list_filter = ["cyclus", "status"]
    list_select_related = ["cyclus", "team", "instelling"]
    search_fields = ["titel", "team__naam"]
    exclude = ["sleutel"]
    inlines = [PlanThemaRegels, IndicatorRegels, PlanpartnerRegels, ActieRegels]


@admin.register(Voortgang)
class VoortgangBeheer(AlleenLezen):
    list_display = ["planthema", "koers", "door", "gemeld_op"]
    list_filter = ["koers"]
    list_select_related = ["planthema__plan", "planthema__thema", "door"]
    exclude = ["sleutel"]


@admin.register(Vraag)
class VraagBeheer(AlleenLezen):
    list_display = ["plan", "aan", "antwoord_voor"]
    list_filter = ["aan"]
    list_select_related = ["plan"]
    exclude = ["sleutel"]


@admin.register(Gebeurtenis)
class GebeurtenisBeheer(AlleenLezen):
    list_display = ["op", "soort", "object_soort", "object_id", "van", "naar", "door", "functie"]
    list_filter = ["soort"]
    list_select_related = ["door"]
    date_hierarchy = "op"


class SteunRegels(Regels):
    model = Steun


@admin.register(RondetafelAfspraak)
class RondetafelAfspraakBeheer(Beheren):
    list_display = ["code", "titel", "nagekomen_op", "ingetrokken_op"]
    readonly_fields = ["nagekomen_op", "ingetrokken_op", "reden"]  # the gemeente says this, on a page of the product
    inlines = [SteunRegels]
