from django.contrib import admin

from buurtteams.beheer import Beheren, Regels

from .forms.contact import functies_van
from .models import Contactpersoon, Kennisitem, Organisatie

CONTACTVELDEN = [
    *("functie", "naam", "telefoon", "email", "uren", "talen"),
    *("overeenkomst", "begeleiding", "gebruiker", "vanaf", "tot"),
]


class ContactpersoonRegels(Regels):
    """Past contacts stay readable: a contact ends with a date."""

    model = Contactpersoon
    fields = CONTACTVELDEN
    can_delete = False

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "functie":
            kwargs["choices"] = [(functie.value, functie.label) for functie in functies_van(Contactpersoon())]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


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

    def save_formset(self, request, form, formset, change):
        for rij in formset.forms:
            rij.instance.versie += bool(rij.instance.pk and rij.has_changed())
        super().save_formset(request, form, formset, change)


@admin.register(Contactpersoon)
class ContactpersoonBeheer(Beheren):
    """Of every side; here an account is tied to a contact. The form says which side and functie go together."""

    list_display = ["kant", "functie", "naam", "gebruiker", "vanaf", "tot", "gewist_op"]
    list_filter = ["functie", "onderdeel__soort", "onderdeel__buurtteam", "instelling", "overeenkomst", "begeleiding"]
    list_select_related = ["onderdeel__buurtteam", "instelling", "organisatie", "gebruiker"]
    search_fields = ["naam", "email", "organisatie__naam", "onderdeel__buurtteam__naam", "gebruiker__naam"]
    fields = ["onderdeel", "instelling", "organisatie", *CONTACTVELDEN, "gewist_op"]
    readonly_fields = ["gewist_op"]

    @admin.display(description="van")
    def kant(self, contact):
        return contact.kant

    def save_model(self, request, obj, form, change):
        """Whoever has this contact open elsewhere meets this as the second version."""
        obj.versie += change
        super().save_model(request, obj, form, change)


@admin.register(Kennisitem)
class KennisitemBeheer(Beheren):
    """The library: loaded once, kept up here."""

    list_display = ["code", "titel", "soort", "thema", "gecontroleerd_op"]
    list_filter = ["soort", "thema"]
    list_select_related = ["thema"]
    search_fields = ["titel", "omschrijving"]
