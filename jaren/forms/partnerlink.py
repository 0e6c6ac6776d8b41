"""What a partner answers: *Klopt dit?* and *Is dit gebeurd?*, on the text that was read."""

from django import forms

from buurtteams.forms.velden import tekstvak
from plannen.models import Partnerantwoord

KLOPT = [("ja", "Ja, dit klopt"), ("nee", "Nee, dit klopt niet"), ("weet_niet", "Ik weet het nog niet")]
LANGSTE = 2000
WIE_LEEST = "Wie het plan of de afspraak ziet, leest dit ook. Schrijf geen namen op."


class KloptForm(forms.Form):
    """`tekst` is the fingerprint of what was shown."""

    antwoord = forms.ChoiceField(
        label="Klopt dit?",
        choices=KLOPT,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een antwoord."},
    )
    toelichting = forms.CharField(
        label="Wat ziet u anders?",
        required=False,
        widget=tekstvak(4, LANGSTE),
        max_length=LANGSTE,
        help_text=f"Nodig als het niet klopt. {WIE_LEEST}",
    )
    tekst = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        gegeven = super().clean()
        if gegeven.get("antwoord") == "nee" and not gegeven.get("toelichting") and not self.has_error("toelichting"):
            self.add_error("toelichting", "Schrijf op wat u anders ziet.")
        return gegeven


class GebeurdLinkForm(KloptForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].label = "Is dit gebeurd?"
        self.fields["antwoord"].choices = Partnerantwoord.Antwoord.choices
        self.fields["toelichting"].label = "Wat gebeurde er niet, of anders?"
        self.fields["toelichting"].help_text = f"Nodig bij nee. {WIE_LEEST}"


class VersturenForm(forms.Form):
    """Nothing to fill in; what can go wrong is said above the button."""
