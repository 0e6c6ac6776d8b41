"""Advice of MNU/Saluti: its text, the answer, and what came of it."""

import datetime

from django import forms
from django.db.models import Q

from buurtteams.forms.velden import Datumveld, Sleutelveld, tekstvak
from buurtteams.models import Thema
from buurtteams.tijd import vandaag
from plannen.models import Jaarcyclus, Plan

from ..models import Advies

ANTWOORD_BINNEN = datetime.timedelta(weeks=6)


class Plankeuze(forms.ModelMultipleChoiceField):
    def label_from_instance(self, plan):
        return f"{plan.trekker}: {plan.titel} ({plan.cyclus})"


class AdviesForm(forms.ModelForm):
    gevraagd = forms.TypedChoiceField(
        label="Vroeg de gemeente om dit advies?",
        choices=[("nee", "Nee, wij geven dit advies uit onszelf"), ("ja", "Ja, de gemeente vroeg erom")],
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of de gemeente om dit advies vroeg."},
    )
    themas = forms.ModelMultipleChoiceField(
        label="Over welke thema's gaat het?",
        queryset=Thema.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    plannen = Plankeuze(
        label="Over welke plannen gaat het?",
        queryset=Plan.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    antwoord_voor = Datumveld(
        label="Antwoord graag voor", error_messages={"required": "Kies voor welke dag u een antwoord wilt."}
    )
    sleutel = Sleutelveld()

    class Meta:
        model = Advies
        fields = ["titel", "tekst", "gevraagd", "themas", "plannen", "antwoord_voor"]
        widgets = {"tekst": tekstvak(8)}
        labels = {"titel": "Onderwerp", "tekst": "Uw advies"}
        help_texts = {"tekst": "Schrijf wat er anders moet, en hoe u dat weet. Geen namen van bewoners."}
        error_messages = {
            "titel": {"required": "Schrijf op waar het advies over gaat."},
            "tekst": {"required": "Schrijf uw advies op."},
        }

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.oude_datum = self.instance.antwoord_voor
        self.initial["gevraagd"] = "ja" if self.instance.gevraagd else "nee"
        self.initial.setdefault("antwoord_voor", vandaag() + ANTWOORD_BINNEN)
        if not self.instance.pk:
            self.initial["antwoord_voor"] = vandaag() + ANTWOORD_BINNEN
        gekozen = self.instance.plannen.values("pk") if self.instance.pk else []
        open_jaar = ~Q(cyclus__fase=Jaarcyclus.Fase.AFGESLOTEN)
        zichtbaar = Plan.objects.zichtbaar_voor(gebruiker).lopend().filter(open_jaar | Q(pk__in=gekozen))
        self.fields["plannen"].queryset = zichtbaar.met_trekker().order_by(
            "-cyclus__jaar", "team__naam", "nummer", "pk"
        )

    def clean_antwoord_voor(self):
        datum = self.cleaned_data["antwoord_voor"]
        if datum != self.oude_datum and datum < vandaag():
            raise forms.ValidationError("Deze dag is voorbij. Kies vandaag of later.")
        return datum


class AdviesantwoordForm(forms.Form):
    antwoord = forms.CharField(
        label="Antwoord van de gemeente",
        widget=tekstvak(6),
        help_text="Schrijf wat u met het advies doet, en wanneer. Of waarom niet.",
        error_messages={"required": "Schrijf het antwoord op."},
    )


class GevolgForm(forms.Form):
    gevolg = forms.CharField(
        label="Wat is ermee gedaan?",
        widget=tekstvak(4),
        help_text="Schrijf wat er door het advies is veranderd.",
        error_messages={"required": "Schrijf op wat ermee is gedaan."},
    )
