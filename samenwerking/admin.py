from django.contrib import admin

from buurtteams.beheer import Beheren, Regels

from .models import Contactpersoon, Organisatie


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


@admin.register(Contactpersoon)
class ContactpersoonBeheer(Beheren):
    list_display = ["gebruiker", "organisatie", "vanaf", "tot"]
    list_select_related = ["gebruiker", "organisatie"]
    search_fields = ["organisatie__naam", "gebruiker__naam"]
