"""The handover: who takes over, from which day, and what goes along."""

import datetime

from django import forms
from django.utils.formats import date_format

from buurtteams.forms.velden import Datumveld, Sleutelveld, met_maximum
from buurtteams.tijd import vandaag
from samenwerking.forms.contact import GEEN_ADRES, functies_van
from samenwerking.models import Contactpersoon

from ..acties.werk_van import zelfde_kant

NIEUW = "nieuw"
EEN_DAG = datetime.timedelta(days=1)


def mogelijke_opvolgers(contactpersoon):
    """Valid today or later, of the same side."""
    anderen = Contactpersoon.objects.filter(**zelfde_kant(contactpersoon), gewist_op=None).exclude(pk=contactpersoon.pk)
    return [ander for ander in anderen.order_by("functie", "pk") if ander.tot is None or ander.tot >= vandaag()]


def leesbaar_voor(gebruiker, contactpersoon):
    """The contacts of this side whose name this person may read (rule 8)."""
    return set(Contactpersoon.objects.filter(**zelfde_kant(contactpersoon)).met_gegevens_voor(gebruiker))


def omschrijf(stuk):
    plan = f" · {stuk.plan.kop}: {stuk.plan.titel}" if stuk.plan else ""
    dag = f" · {date_format(stuk.wanneer, 'j F Y')}" if stuk.wanneer else ""
    return f"{stuk.woord}: {stuk.object}{plan}{dag}"


class OverdrachtForm(forms.ModelForm):
    """The instance is the new contact; it counts only when *iemand anders* was chosen."""

    toon_optioneel = False

    opvolger = forms.ChoiceField(
        label="Wie neemt het over?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie het overneemt."},
    )
    vanaf = Datumveld(
        label="Vanaf welke dag?",
        help_text="De dag ervoor is de laatste dag van wie vertrekt.",
        error_messages={"required": "Kies vanaf welke dag de opvolger het overneemt."},
    )
    werk = forms.MultipleChoiceField(label="Dit gaat over", widget=forms.CheckboxSelectMultiple, required=False)
    sleutel = Sleutelveld()

    class Meta:
        model = Contactpersoon
        formfield_callback = met_maximum
        fields = ["functie", "naam", "telefoon", "email", "uren", "talen"]
        help_texts = {
            "telefoon": "Het nummer van het werk, niet privé.",
            "uren": "Bijvoorbeeld: maandag en donderdag, 9.00 tot 17.00 uur.",
        }
        error_messages = {"email": {"invalid": GEEN_ADRES}}

    def __init__(self, *args, contactpersoon, werk, gebruiker, **kwargs):
        nieuw = Contactpersoon(**zelfde_kant(contactpersoon), functie=contactpersoon.functie)
        super().__init__(*args, instance=nieuw, **kwargs)
        self.contactpersoon = contactpersoon
        self.opvolgers = {str(ander.pk): ander for ander in mogelijke_opvolgers(contactpersoon)}
        self.leesbaar = leesbaar_voor(gebruiker, contactpersoon)
        keuzes = [(pk, self.noem(ander)) for pk, ander in self.opvolgers.items()]
        self.fields["opvolger"].choices = [*keuzes, (NIEUW, "Iemand anders")]
        self.fields["functie"].choices = [
            (functie.value, functie.label.capitalize()) for functie in functies_van(contactpersoon)
        ]
        self.fields["functie"].required = False
        self.fields["werk"].choices = [(stuk.sleutel, omschrijf(stuk)) for stuk in werk]
        self.initial |= {"werk": [stuk.sleutel for stuk in werk], "vanaf": vandaag()}
        if contactpersoon.tot and contactpersoon.tot < vandaag():
            self.fields["vanaf"].help_text = ""  # the last day is known
        if not keuzes:
            self.initial["opvolger"] = NIEUW

    def noem(self, contact):
        functie = contact.get_functie_display().capitalize()
        sinds = f"{functie}, sinds {date_format(contact.vanaf, 'j F Y')}"
        return f"{contact.naam} ({functie.lower()})" if contact in self.leesbaar and contact.naam else sinds

    def clean_vanaf(self):
        vanaf = self.cleaned_data["vanaf"]
        if vanaf <= self.contactpersoon.vanaf:
            begin = date_format(self.contactpersoon.vanaf, "j F Y")
            raise forms.ValidationError(f"Wie vertrekt, begon op {begin}. Kies een dag daarna.")
        return vanaf

    def clean(self):
        gegevens = super().clean()
        if gegevens.get("opvolger") == NIEUW:
            if not gegevens.get("naam"):
                self.add_error("naam", "Schrijf op wie het overneemt.")
            if not gegevens.get("functie"):
                self.add_error("functie", "Kies een functie.")
        return gegevens

    def clean_functie(self):
        return self.cleaned_data.get("functie") or self.contactpersoon.functie

    @property
    def vraagt_nieuw(self):
        """Whether the fields of a new contact are open: chosen, the only choice, or something is wrong in them."""
        return self["opvolger"].value() == NIEUW or any(naam in self.errors for naam in self.Meta.fields)

    @property
    def gekozen_opvolger(self):
        """An existing contact, or the new one that is not saved yet."""
        gekozen = self.opvolgers.get(self.cleaned_data["opvolger"])
        if gekozen is None:
            self.instance.vanaf, self.instance.sleutel = self.cleaned_data["vanaf"], self.cleaned_data["sleutel"]
        return gekozen or self.instance

    @property
    def laatste_dag(self):
        return self.cleaned_data["vanaf"] - EEN_DAG
