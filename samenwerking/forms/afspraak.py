"""An agreement between a team and an organisatie: its text, *Klopt dit?*, looking back, and ending it."""

import datetime

from django import forms

from buurtteams.forms.filter import Filterformulier, keuzeveld
from buurtteams.forms.velden import Datumveld, Sleutelveld, met_maximum, tekstvak
from buurtteams.models import Buurtteam, Rol, Wijk
from buurtteams.tijd import vandaag

from ..models import Afspraakantwoord, Afspraakevaluatie, Organisatie, Samenwerkingsafspraak

STANDEN = {
    "bevestigd": "beide kanten zeggen: dit klopt",
    "bevestigen": "wacht op een antwoord",
    "verschil": "er is verschil",
    "terugkijken": "terugkijken nodig",
    "gestopt": "gestopt",
}
LANGSTE = 2000
LOOPT_AL = "Dit team en deze organisatie hebben al een afspraak. Pas die aan."


class AfspraakFilterForm(Filterformulier):
    team = keuzeveld("Buurtteam", "alle teams")
    wijk = keuzeveld("Wijk", "alle wijken")
    stand = keuzeveld("Hoe staat het ervoor?", "alle lopende afspraken", STANDEN.items())

    def __init__(self, data):
        super().__init__(data)
        self.fields["team"].choices += Buurtteam.objects.values_list("slug", "naam")
        self.fields["wijk"].choices += Wijk.objects.values_list("slug", "naam")


class AfspraakForm(forms.ModelForm):
    """The pair of an agreement stays as it is: another pair is another agreement."""

    start = Datumveld(label="Begint op", error_messages={"required": "Kies wanneer de afspraak begint."})
    evaluatie_op = Datumveld(
        label="Wij kijken samen terug op",
        help_text="Elk jaar schrijven beide kanten op wat goed ging en wat beter kan.",
        error_messages={"required": "Kies wanneer u samen terugkijkt."},
    )
    sleutel = Sleutelveld()

    class Meta:
        model = Samenwerkingsafspraak
        formfield_callback = met_maximum
        fields = [
            *("team", "organisatie", "team_doet", "organisatie_doet", "organisatie_krijgt", "team_krijgt"),
            *("overleg", "start", "evaluatie_op"),
        ]
        widgets = {naam: tekstvak(3, LANGSTE) for naam in Samenwerkingsafspraak.TEKSTEN}
        help_texts = {
            "organisatie_krijgt": "Bijvoorbeeld onkosten, training, een ruimte of een vast aanspreekpunt.",
            "overleg": "Wie belt wie, hoe vaak, en wat als iemand er niet is?",
        }
        error_messages = {
            "team": {"required": "Kies van welk team deze afspraak is."},
            "organisatie": {"required": "Kies met welke organisatie dit is."},
            "team_doet": {"required": "Schrijf op wat het buurtteam doet."},
            "organisatie_doet": {"required": "Schrijf op wat de organisatie doet."},
            "overleg": {"required": "Schrijf op hoe u elkaar spreekt en bereikt."},
        }

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["team"], self.fields["organisatie"], self.fields["sleutel"]
            return
        teams = Buurtteam.objects.all()
        if not gebruiker.heeft(Rol.Soort.INSTELLING):
            teams = teams.filter(pk__in=[team.pk for team in gebruiker.teams])
        self.fields["team"].queryset = teams
        self.fields["organisatie"].queryset = Organisatie.objects.all()
        if len(gebruiker.teams) == 1:
            self.initial.setdefault("team", gebruiker.teams[0].pk)
        self.fields["organisatie"].empty_label = "kies een organisatie"
        self.fields["team"].empty_label = "kies een buurtteam"
        self.initial.setdefault("start", vandaag())
        self.initial.setdefault("evaluatie_op", vandaag() + datetime.timedelta(days=365))

    def clean(self):
        """One running agreement per pair; the same form sent twice is no second one."""
        gegeven = super().clean()
        paar = {naam: gegeven[naam] for naam in ("team", "organisatie") if gegeven.get(naam)}
        if len(paar) == 2:
            ander = Samenwerkingsafspraak.objects.lopend().filter(**paar)
            if ander.exclude(sleutel=gegeven.get("sleutel")).exists():
                self.add_error("organisatie", LOOPT_AL)
        self.controleer_evaluatie(gegeven.get("start"), gegeven.get("evaluatie_op"))
        return gegeven

    def controleer_evaluatie(self, start, dag):
        """A day that stood there may have passed; one that is chosen now lies ahead."""
        if dag and start and dag < start:
            self.add_error("evaluatie_op", "Kies een dag om terug te kijken die na het begin ligt.")
        elif dag and "evaluatie_op" in self.changed_data and dag < vandaag():
            self.add_error("evaluatie_op", "Deze dag is al voorbij. Kies een dag die nog komt.")


class AfspraakantwoordForm(forms.Form):
    """*Klopt dit?* — on the text of this version, which travels along."""

    antwoord = forms.ChoiceField(
        label="Klopt dit?",
        choices=Afspraakantwoord.Antwoord.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een antwoord."},
    )
    toelichting = forms.CharField(
        label="Wat ziet u anders?",
        required=False,
        widget=tekstvak(4, LANGSTE),
        max_length=LANGSTE,
        help_text="Nodig als het niet klopt. Wie de afspraak ziet, leest dit ook. Schrijf geen namen op.",
    )
    tekstversie = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        gegeven = super().clean()
        if gegeven.get("antwoord") == "nee" and not gegeven.get("toelichting") and not self.has_error("toelichting"):
            self.add_error("toelichting", "Schrijf op wat u anders ziet.")
        return gegeven


class AfspraakevaluatieForm(forms.ModelForm):
    """`over` travels along: the date that was on the screen is the one that is looked back on."""

    over = forms.DateField(widget=forms.HiddenInput)

    class Meta:
        model = Afspraakevaluatie
        formfield_callback = met_maximum
        fields = ["ging_goed", "kan_beter", "voorstel"]
        widgets = {
            "ging_goed": tekstvak(4, LANGSTE),
            "kan_beter": tekstvak(4, LANGSTE),
            "voorstel": forms.RadioSelect,
        }
        error_messages = {
            "ging_goed": {"required": "Schrijf op wat goed ging."},
            "kan_beter": {"required": "Schrijf op wat beter kan. Niets? Schrijf dat dan op."},
            "voorstel": {"required": "Kies hoe u verder wilt."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["voorstel"].choices = Afspraakevaluatie.Voorstel.choices


class StopredenForm(forms.Form):
    reden = forms.CharField(
        label="Waarom stopt dit?",
        widget=tekstvak(3, LANGSTE),
        max_length=LANGSTE,
        error_messages={"required": "Schrijf op waarom dit stopt. De andere kant leest dit ook."},
    )
