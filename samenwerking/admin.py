from django.contrib import admin

from buurtteams.beheer import Beheren, Regels

from .models import Contactpersoon, Kennisitem, Organisatie


class ContactpersoonRegels(Regels):
    """Past contacts stay readable: a contact ends with a date."""

    model = Contactpersoon
    can_delete = False


@admin.register(Organisatie)
class OrganisatieBeheer(Beheren):
    list_display = ["naam", "soort"]
    list_filter = ["soort", "wijken"]
    search_fields = ["naam"]
    inlines = [ContactpersoonRegels]

    def save_model(self, request, obj, form, change):
        """Whoever has the profile open elsewhere meets this as the second version."""
        obj.versie += change
        super().save_model(request, obj, form, change)


@admin.register(Contactpersoon)
class ContactpersoonBeheer(Beheren):
    list_display = ["gebruiker", "organisatie", "vanaf", "tot"]
    list_select_related = ["gebruiker", "organisatie"]
    search_fields = ["organisatie__naam", "gebruiker__naam"]


@admin.register(Kennisitem)
class KennisitemBeheer(Beheren):
    """The library: loaded once, kept up here."""

    list_display = ["code", "titel", "soort", "thema", "gecontroleerd_op"]
    list_filter = ["soort", "thema"]
    list_select_related = ["thema"]
    search_fields = ["titel", "omschrijving"]
