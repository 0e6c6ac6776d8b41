"""What the list of organisaties can be narrowed to. Every choice stands in the address, to keep and to send on."""

from django import forms
from django.db.models import Q
from django_filters import BooleanFilter, CharFilter, ChoiceFilter, FilterSet

from buurtteams.models import Wijk

from .models import Organisatie
from .overzicht.organisaties import talen_van

GEZOCHT = ("naam", "achterban", "aanbod", "voor_achterban")


class Filterformulier(forms.Form):
    toon_optioneel = False


def vinkje(veld, label):
    return BooleanFilter(field_name=veld, label=label, method="filter_vinkje", widget=forms.CheckboxInput)


class OrganisatieFilter(FilterSet):
    """A choice that does not exist narrows nothing: an address can be old."""

    zoek = CharFilter(label="Zoek op naam, doelgroep of aanbod", max_length=100, method="filter_zoek")
    wijk = ChoiceFilter(label="Wijk", empty_label="alle wijken", field_name="wijken__slug")
    taal = ChoiceFilter(label="Taal", empty_label="alle talen", field_name="talen", lookup_expr="icontains")
    soort = ChoiceFilter(label="Soort", empty_label="alle soorten", choices=Organisatie.Soort.choices)
    avond = vinkje("in_de_avond", "Ook 's avonds")
    weekend = vinkje("in_het_weekend", "Ook in het weekend")

    class Meta:
        model = Organisatie
        form = Filterformulier
        fields = []

    def __init__(self, data, queryset):
        super().__init__(data, queryset)
        self.filters["wijk"].extra["choices"] = list(Wijk.objects.values_list("slug", "naam"))
        self.filters["taal"].extra["choices"] = [(taal.lower(), taal) for taal in talen_van(queryset)]

    def filter_zoek(self, organisaties, naam, waarde):
        """Each word must stand somewhere in the profile."""
        for woord in waarde.split():
            zicht = Q()
            for veld in GEZOCHT:
                zicht |= Q(**{f"{veld}__icontains": woord})
            organisaties = organisaties.filter(zicht)
        return organisaties

    def filter_vinkje(self, organisaties, naam, waarde):
        return organisaties.filter(**{naam: True}) if waarde else organisaties

    @property
    def is_gezet(self):
        self.form.is_valid()
        return any(self.form.cleaned_data.values())
