"""Asking a question about a plan, and answering one."""

import datetime

from django import forms
from django.utils.formats import date_format

from buurtteams.forms.velden import Datumveld, Sleutelveld, tekstvak
from buurtteams.tijd import vandaag

from ..models import Voortgang, Vraag

ANTWOORD_BINNEN = datetime.timedelta(days=14)
NIEUWSTE = 20


class VraagForm(forms.ModelForm):
    """A question to whoever carries the plan; its gebruiker may ask (rechten.mag_vraag_stellen)."""

    over = forms.ChoiceField(
        label="Waar gaat uw vraag over?",
        error_messages=dict.fromkeys(["required", "invalid_choice"], "Kies waar uw vraag over gaat."),
    )
    antwoord_voor = Datumveld(
        label="Antwoord graag voor", error_messages={"required": "Kies voor welke dag u antwoord nodig hebt."}
    )
    sleutel = Sleutelveld()

    class Meta:
        model = Vraag
        fields = ["tekst", "antwoord_voor"]
        labels = {"tekst": "Uw vraag"}
        widgets = {"tekst": tekstvak(4)}
        help_texts = {"tekst": "Iedereen die het plan ziet, leest uw vraag en het antwoord."}
        error_messages = {"tekst": {"required": "Schrijf op wat u vraagt."}}

    field_order = ["over", "tekst", "antwoord_voor"]

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.plan, self.instance.aan = plan, Vraag.Aan.TEAM
        self.themas = {f"thema-{rij.thema.slug}": rij for rij in plan.themas.all()}
        nieuwste = Voortgang.objects.geldig().filter(planthema__plan=plan).select_related("planthema__thema")
        self.berichten = {f"bericht-{bericht.pk}": bericht for bericht in nieuwste[:NIEUWSTE]}
        self.fields["over"].choices = [
            ("plan", "Het hele plan"),
            *((code, f"Thema {rij.thema}") for code, rij in self.themas.items()),
            *((code, self._naam(bericht)) for code, bericht in self.berichten.items()),
        ]
        self.fields["antwoord_voor"].initial = vandaag() + ANTWOORD_BINNEN

    @staticmethod
    def _naam(bericht):
        return f"Bericht van {date_format(bericht.gemeld_op, 'j F Y')} over {bericht.planthema.thema}"

    def clean_antwoord_voor(self):
        dag = self.cleaned_data["antwoord_voor"]
        if dag < vandaag():
            raise forms.ValidationError("Deze dag is al voorbij. Kies een latere dag.")
        return dag

    def clean(self):
        gegevens = super().clean()
        over = gegevens.get("over")
        bericht = self.berichten.get(over)
        self.instance.voortgang = bericht
        self.instance.planthema = bericht.planthema if bericht else self.themas.get(over)
        return gegevens


class AntwoordForm(forms.Form):
    antwoord = forms.CharField(
        label="Uw antwoord",
        widget=tekstvak(4),
        help_text="Wie het vroeg ziet uw antwoord direct. Schrijf ook op wanneer u iets doet.",
        error_messages={"required": "Schrijf uw antwoord op."},
    )
