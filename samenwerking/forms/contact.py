"""A contact person: of an onderdeel, an instelling or an organisatie, which the address says."""

from django import forms
from django.utils.formats import date_format

from buurtteams.forms.filter import Filterformulier, keuzeveld
from buurtteams.forms.velden import Datumveld, Sleutelveld, met_maximum
from buurtteams.models import Buurtteam
from buurtteams.tijd import vandaag

from ..models import Contactpersoon

Functie = Contactpersoon.Functie
KANTEN = [("team", "buurtteams"), ("instelling", "instellingen"), ("organisatie", "organisaties")]
WANNEER = [("straks", "wie later begint"), ("eerder", "wie gestopt is")]
GEEN_ADRES = "Vul een e-mailadres in, zoals naam@organisatie.nl."
VAN_ALLEN = [Functie.VAST_CONTACT, Functie.VERVANGER]


def functies_van(contact):
    """What somebody of this side can be."""
    if contact.instelling_id:
        return [Functie.FUNCTIONARIS_INSTELLING]
    van_team = [Functie.FUNCTIONARIS_TEAM] if contact.onderdeel_id else []
    return [*VAN_ALLEN, *van_team, Functie.SLEUTELPERSOON]


class ContactFilterForm(Filterformulier):
    team = keuzeveld("Buurtteam", "alle teams")
    functie = keuzeveld("Functie", "alle functies", Functie.choices)
    kant = keuzeveld("Van", "alle kanten", KANTEN)
    wanneer = keuzeveld("Wanneer", "vandaag", WANNEER)

    def __init__(self, data):
        super().__init__(data)
        self.fields["team"].choices += Buurtteam.objects.values_list("slug", "naam")


class ContactForm(forms.ModelForm):
    vanaf = Datumveld(label="Vanaf", error_messages={"required": "Kies vanaf wanneer deze persoon het contact is."})
    sleutel = Sleutelveld()

    class Meta:
        model = Contactpersoon
        formfield_callback = met_maximum
        fields = [
            *("functie", "naam", "telefoon", "email", "uren", "talen"),
            *("overeenkomst", "begeleiding", "vanaf"),
        ]
        help_texts = {
            "telefoon": "Alleen een nummer van het werk of van de organisatie.",
            "email": "Alleen een adres van het werk of van de organisatie.",
            "uren": "Bijvoorbeeld: maandag tot en met donderdag, 9.00-17.00 uur.",
            "talen": "Met een komma ertussen: Nederlands, Turks.",
            "overeenkomst": "Alleen bij een sleutelpersoon.",
            "begeleiding": "Alleen bij een sleutelpersoon.",
        }
        error_messages = {"email": {"invalid": GEEN_ADRES}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        keuzes = functies_van(self.instance)
        self.fields["functie"].choices = [(functie.value, functie.label.capitalize()) for functie in keuzes]
        self.fields["naam"].required = True
        self.fields["naam"].error_messages["required"] = "Vul de naam in."
        if Functie.SLEUTELPERSOON not in keuzes:
            del self.fields["overeenkomst"], self.fields["begeleiding"]
        if self.instance.pk:
            del self.fields["sleutel"]

    def clean(self):
        gegeven = super().clean()
        if gegeven.get("functie") != Functie.SLEUTELPERSOON:
            for naam in ("overeenkomst", "begeleiding"):
                if gegeven.get(naam):
                    self.add_error(naam, "Dit hoort alleen bij een sleutelpersoon. Haal het vinkje weg.")
        return gegeven

    def clean_vanaf(self):
        """The last day is not in this form, so the database would be the first to see that they do not fit."""
        vanaf, tot = self.cleaned_data["vanaf"], self.instance.tot
        if tot and vanaf > tot:
            laatste = date_format(tot, "j F Y")
            raise forms.ValidationError(f"De laatste dag is {laatste}. Kies een dag daarvoor.")
        return vanaf


class ContacteindeForm(forms.Form):
    """An end that was a mistake is undone by an empty day."""

    toon_optioneel = False

    tot = Datumveld(label="Laatste dag", error_messages={"required": "Kies de laatste dag."})

    def __init__(self, data=None, *, contact):
        super().__init__(data, initial={"tot": contact.tot or vandaag()})
        self.contact = contact
        if contact.tot:
            self.fields["tot"].required = False
            self.fields["tot"].help_text = "Blijft deze persoon toch? Maak de dag dan leeg."

    def clean_tot(self):
        dag = self.cleaned_data["tot"]
        if dag and dag < self.contact.vanaf:
            raise forms.ValidationError("Deze dag ligt voor het begin. Kies een latere dag.")
        return dag
