"""One question, one scale, one explanation."""

from django import forms

from buurtteams.forms.velden import Sleutelveld, tekstvak

from ..models import Antwoord, Oordeel


class OordeelForm(forms.ModelForm):
    ronde = forms.IntegerField(widget=forms.HiddenInput)  # the account as it was read
    sleutel = Sleutelveld()

    class Meta:
        model = Oordeel
        fields = ["antwoord", "toelichting"]
        widgets = {"antwoord": forms.RadioSelect, "toelichting": tekstvak(6)}
        labels = {"antwoord": "Is gebeurd wat was afgesproken?", "toelichting": "Waarom vindt u dat?"}
        help_texts = {
            "toelichting": "Schrijf wat u zelf zag of hoorde. Kunt u het niet beoordelen? Schrijf dan wat u mist."
        }
        error_messages = {
            "antwoord": {"required": "Kies een antwoord."},
            "toelichting": {"required": "Schrijf op waarom u dit vindt."},
        }

    def __init__(self, *args, plan, partij, ronde, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.plan, self.instance.partij = plan, partij
        self.fields["antwoord"].choices = Antwoord.choices
        self.fields["ronde"].initial = ronde

    def clean(self):
        gegevens = super().clean()
        self.instance.ronde = gegevens.get("ronde")
        return gegevens
