"""The profile of an organisatie."""

from django import forms

from buurtteams.forms.velden import Sleutelveld, met_maximum, tekstvak

from ..models import Organisatie


class OrganisatieForm(forms.ModelForm):
    """A partner keeps the profile; what the organisatie is called and is, stays with those who work with it."""

    sleutel = Sleutelveld()

    class Meta:
        model = Organisatie
        formfield_callback = met_maximum
        fields = [
            *("naam", "soort", "wijken", "talen", "achterban", "aanbod", "voor_achterban"),
            *("bereikbaar", "in_de_avond", "in_het_weekend"),
        ]
        widgets = {
            "wijken": forms.CheckboxSelectMultiple,
            "aanbod": tekstvak(3, 1000),
            "voor_achterban": tekstvak(3, 1000),
        }
        labels = {"talen": "Welke talen spreken zij?", "achterban": "Voor wie zijn zij er?"}
        help_texts = {
            "talen": "Met een komma ertussen: Turks, Koerdisch.",
            "achterban": "Bijvoorbeeld: vrouwen en hun gezinnen. Schrijf geen namen op.",
            "bereikbaar": "Bijvoorbeeld: dinsdag en donderdag, 19.00-21.30 uur.",
        }
        error_messages = {"naam": {"required": "Schrijf op hoe de organisatie heet."}}

    def __init__(self, *args, alleen_profiel=False, **kwargs):
        super().__init__(*args, **kwargs)
        if alleen_profiel:
            del self.fields["naam"], self.fields["soort"]
        if self.instance.pk:
            del self.fields["sleutel"]

    def clean_naam(self):
        """The database compares without capitals; here the message stands beside the field."""
        naam = self.cleaned_data["naam"]
        if Organisatie.objects.filter(naam__iexact=naam).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Er is al een organisatie met deze naam.")
        return naam
