"""Stories: writing one, deciding on what the check found, and taking one over."""

from django import forms

from buurtteams.forms.velden import Sleutelveld, met_maximum, tekstvak
from buurtteams.forms.verschil import kort
from buurtteams.models import Buurtteam, Rol, Thema

from ..models import Kennisitem, Organisatie, Verhaal, Vondst

LANGSTE = 3000


class VerhaalForm(forms.ModelForm):
    """Whoever writes for one team alone is not asked which."""

    sleutel = Sleutelveld()

    class Meta:
        model = Verhaal
        formfield_callback = met_maximum
        fields = ["soort", "titel", "thema", "team", "organisatie", "aanleiding", "aanpak", "resultaat", "tip"]
        widgets = {
            "soort": forms.RadioSelect,
            "aanleiding": tekstvak(4, LANGSTE),
            "aanpak": tekstvak(5, LANGSTE),
            "resultaat": tekstvak(4, LANGSTE),
            "tip": tekstvak(3, LANGSTE),
        }
        help_texts = {
            "titel": "Kort en in gewone taal. Bijvoorbeeld: De tas met brieven.",
            "aanleiding": "Schrijf over mensen zonder naam, adres, nummer of geboortedatum.",
            "aanpak": "Wie deed wat? Noem de functie, niet de naam.",
            "resultaat": "Noem één ding dat iemand kan nakijken. En wat lukte niet?",
        }
        error_messages = {
            "titel": {"required": "Geef het verhaal een titel."},
            "thema": {"required": "Kies bij welk thema het verhaal hoort."},
            "team": {"required": "Kies van welk team het verhaal is."},
            "aanleiding": {"required": "Schrijf op wat er aan de hand was."},
            "aanpak": {"required": "Schrijf op wat er is gedaan."},
            "resultaat": {"required": "Schrijf op wat het opleverde."},
        }

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        stadsbreed = gebruiker.heeft(Rol.Soort.INSTELLING, Rol.Soort.GEMEENTE)
        teams = Buurtteam.objects.all()
        if not stadsbreed:
            teams = teams.filter(pk__in=[team.pk for team in gebruiker.teams])
        self.kies_uit("thema", Thema.objects.all(), leeg="Kies een thema")
        self.kies_uit("team", teams, leeg="Van geen team in het bijzonder" if stadsbreed else "Kies een team")
        self.kies_uit("organisatie", Organisatie.objects.all(), leeg="Met geen organisatie")
        self.fields["team"].required = not stadsbreed
        if len(gebruiker.teams) == 1 and not stadsbreed:
            del self.fields["team"]
            self.instance.team = self.instance.team if self.instance.pk else gebruiker.teams[0]

    def kies_uit(self, naam, rijen, leeg):
        """Narrow a field to these rows, and fetch them once."""
        self.fields[naam].queryset = rijen
        self.fields[naam].choices = [("", leeg), *((rij.pk, str(rij)) for rij in rijen)]


class VondstForm(forms.Form):
    """The decision on one find."""

    toon_optioneel = False

    besluit = forms.ChoiceField(
        label="Wat doet u hiermee?",
        choices=Vondst.Besluit.choices,
        widget=forms.RadioSelect(attrs={"class": "keuzerij"}),
        error_messages={"required": "Kies of dit mag blijven of weg moet."},
    )
    reden = forms.CharField(
        label="Waarom mag dit blijven?",
        max_length=200,
        required=False,
        help_text="Alleen nodig als het mag blijven. Bijvoorbeeld: dit is het nummer van het buurthuis.",
    )

    def __init__(self, data=None, *, vondst):
        begin = {"besluit": vondst.besluit, "reden": vondst.reden}
        super().__init__(data, prefix=f"vondst-{vondst.pk}", initial=begin)
        self.fields["besluit"].label = f"Wat doet u met “{kort(vondst.fragment)}”?"
        self.vondst = vondst

    def clean(self):
        gegeven = super().clean()
        mag_blijven = gegeven.get("besluit") == Vondst.Besluit.MAG_BLIJVEN
        if mag_blijven and not gegeven.get("reden") and not self.has_error("reden"):
            self.add_error("reden", "Schrijf op waarom dit mag blijven.")
        return gegeven

    @property
    def als_besluit(self):
        weg = self.cleaned_data["besluit"] == Vondst.Besluit.MOET_WEG
        return self.vondst, self.cleaned_data["besluit"], "" if weg else self.cleaned_data["reden"]


class VerhaalRedenForm(forms.Form):
    reden = forms.CharField(
        label="Reden",
        widget=tekstvak(3, 1000),
        max_length=1000,
        error_messages={"required": "Schrijf op waarom. Zonder reden weet niemand wat er mis was."},
    )


class OvernameForm(forms.Form):
    team = forms.ModelChoiceField(
        label="Welk team neemt dit over?",
        queryset=Buurtteam.objects.none(),
        empty_label=None,
        error_messages={"required": "Kies welk team dit overneemt."},
    )
    gevolg = forms.CharField(
        label="Wat kwam ervan?",
        widget=tekstvak(4, LANGSTE),
        max_length=LANGSTE,
        required=False,
        help_text="Mag nu nog leeg blijven. U kunt het later invullen.",
    )

    def __init__(self, data=None, *, verhaal, gebruiker):
        super().__init__(data)
        teams = Buurtteam.objects.exclude(pk=verhaal.team_id)
        if not gebruiker.heeft(Rol.Soort.INSTELLING):
            teams = teams.filter(pk__in=[team.pk for team in gebruiker.teams])
        self.fields["team"].queryset = teams
        if gebruiker.heeft(Rol.Soort.INSTELLING):
            self.fields["team"].empty_label = "Kies een team"


class OvernamegevolgForm(forms.Form):
    gevolg = forms.CharField(
        label="Wat kwam ervan?",
        widget=tekstvak(5, LANGSTE),
        max_length=LANGSTE,
        help_text="Schrijf wat anders werd in uw team, en wat niet lukte.",
        error_messages={"required": "Schrijf op wat ervan kwam."},
    )


# What the lists can be narrowed to


class Filterformulier(forms.Form):
    """A choice that does not exist narrows nothing: an address can be old."""

    toon_optioneel = False

    @property
    def gekozen(self):
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}


def keuzeveld(label, alle, keuzes=()):
    return forms.ChoiceField(label=label, choices=[("", alle), *keuzes], required=False)


class VerhaalFilterForm(Filterformulier):
    thema = keuzeveld("Thema", "alle thema's")
    team = keuzeveld("Buurtteam", "alle teams")
    soort = keuzeveld("Soort", "alle soorten", Verhaal.Soort.choices)

    def __init__(self, data):
        super().__init__(data)
        self.fields["thema"].choices += Thema.objects.values_list("slug", "naam")
        self.fields["team"].choices += Buurtteam.objects.values_list("slug", "naam")


class BibliotheekFilterForm(Filterformulier):
    zoek = forms.CharField(label="Zoek een woord", required=False, max_length=100)
    soort = keuzeveld("Soort", "alle soorten", Kennisitem.Soort.choices)
    thema = keuzeveld("Thema", "alle thema's")

    def __init__(self, data):
        super().__init__(data)
        self.fields["thema"].choices += Thema.objects.values_list("slug", "naam")
