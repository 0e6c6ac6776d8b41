"""The account of a plan, and the partner's answer to *Is dit gebeurd?*."""

from django import forms

from buurtteams.forms.velden import tekstvak
from plannen.models import Partnerantwoord

from ..models import Antwoord, Besluitsoort, Terugblik


class TerugblikForm(forms.ModelForm):
    """Everything may stay empty while it is written; handing in asks for what is missing."""

    toon_optioneel = False

    class Meta:
        model = Terugblik
        fields = ["bereikt", "antwoord", "geleerd", "voorstel", "voorstel_toelichting"]
        widgets = {
            "bereikt": tekstvak(6),
            "antwoord": forms.RadioSelect,
            "geleerd": tekstvak(4),
            "voorstel": forms.RadioSelect,
            "voorstel_toelichting": tekstvak(3),
        }
        labels = {
            "bereikt": "Wat is er bereikt?",
            "antwoord": "Is gebeurd wat was afgesproken?",
            "geleerd": "Wat hebt u geleerd?",
            "voorstel": "Wat stelt u voor?",
            "voorstel_toelichting": "Waarom stelt u dit voor?",
        }
        help_texts = {
            "bereikt": "Schrijf wat bewoners ervan merkten. Noem aantallen als u die hebt. Geen namen van bewoners.",
            "antwoord": "De gemeente en MNU/Saluti krijgen dezelfde vraag. Zij zien uw antwoord pas bij het gesprek.",
            "geleerd": "Ook wat niet lukte. Daar hebben andere teams iets aan.",
            "voorstel": "De wethouder besluit. De gemeente ziet uw voorstel pas bij het gesprek.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].choices = Antwoord.choices
        self.fields["voorstel"].choices = Besluitsoort.choices


class GebeurdForm(forms.Form):
    antwoord = forms.ChoiceField(
        label="Is dit gebeurd?",
        choices=Partnerantwoord.Antwoord.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een antwoord."},
    )
    toelichting = forms.CharField(
        label="Wilt u er iets bij zeggen?",
        required=False,
        widget=tekstvak(3),
        help_text="Bijvoorbeeld wat wel gebeurde en wat niet. Wie het plan ziet, leest dit ook.",
    )
