"""What a year left behind, to look at; only the pages of the product change it."""

from django.contrib import admin

from buurtteams.beheer import AlleenLezen

from .models import (
    Advies,
    Agendapunt,
    Besluit,
    BestuurlijkeReactie,
    Herinnering,
    Momentopname,
    Oordeel,
    Terugblik,
)


@admin.register(Terugblik)
class TerugblikBeheer(AlleenLezen):
    """Without the team's own answer and proposal: those are its voice, and open at the review."""

    exclude = ["antwoord", "voorstel", "voorstel_toelichting"]
    list_display = ["plan", "ronde", "ingeleverd_op", "functie"]
    list_select_related = ["plan"]


@admin.register(Oordeel)
class OordeelBeheer(AlleenLezen):
    """Without what was judged: beheer keeps the system, the voices open at the review."""

    list_display = ["plan", "partij", "ronde", "op"]
    list_filter = ["partij"]
    list_select_related = ["plan"]
    fields = ["plan", "partij", "ronde", "functie", "op"]


@admin.register(Agendapunt)
class AgendapuntBeheer(AlleenLezen):
    list_display = ["titel", "cyclus", "aanleiding", "bespreken", "afgehandeld_op"]
    list_filter = ["cyclus"]
    list_select_related = ["cyclus"]
    exclude = ["sleutel"]


@admin.register(Besluit)
class BesluitBeheer(AlleenLezen):
    list_display = ["soort", "tekst", "cyclus", "zijde", "datum", "klaar_op"]
    list_filter = ["cyclus", "soort"]
    list_select_related = ["cyclus"]
    exclude = ["sleutel"]


@admin.register(BestuurlijkeReactie)
class BestuurlijkeReactieBeheer(AlleenLezen):
    list_display = ["cyclus", "plan", "functie", "op"]
    list_select_related = ["cyclus", "plan"]


@admin.register(Advies)
class AdviesBeheer(AlleenLezen):
    list_display = ["titel", "gevraagd", "ingediend_op", "antwoord_voor", "beantwoord_op"]
    exclude = ["sleutel"]


@admin.register(Momentopname)
class MomentopnameBeheer(AlleenLezen):
    list_display = ["jaar", "nummer", "schema", "gemaakt_op", "functie", "sha256"]


@admin.register(Herinnering)
class HerinneringBeheer(AlleenLezen):
    list_display = ["gebruiker", "dag", "stand", "pogingen", "verstuurd_op"]
    list_filter = ["stand"]
    list_select_related = ["gebruiker"]
