"""An inloop with its weekly times and exceptions: one form, saved as one."""

from django import forms
from django.db.models import Case, When
from django.forms.utils import ErrorDict

from buurtteams.forms.filter import Filterformulier, keuzeveld
from buurtteams.forms.velden import Sleutelveld, met_maximum, tekstvak
from buurtteams.forms.verschil import vlak
from buurtteams.models import Buurtteam, Rol, Wijk

from ..models import Inloop, Organisatie, Weekdag
from ..overzicht.inlopen import GESTOPT
from .inlooprijen import RIJEN


class InloopFilterForm(Filterformulier):
    wijk = keuzeveld("Wijk", "alle wijken")
    dag = keuzeveld("Dag", "alle dagen", [(str(dag.value), dag.label) for dag in Weekdag])
    fase = keuzeveld("Fase", "alles wat loopt", [*Inloop.Fase.choices, (GESTOPT, "Gestopt")])
    taal = forms.CharField(label="Taal", required=False, max_length=40)

    def __init__(self, data):
        super().__init__(data)
        self.fields["wijk"].choices += Wijk.objects.values_list("slug", "naam")


def gekozen_eerst(gekozen):
    """There are many organisaties: those that take part stand on top."""
    plek = Case(When(pk__in=[organisatie.pk for organisatie in gekozen], then=0), default=1)
    return Organisatie.objects.order_by(plek, "naam")


class InloopForm(forms.ModelForm):
    organisaties = forms.ModelMultipleChoiceField(
        label="Organisaties die meedoen",
        queryset=Organisatie.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sleutel = Sleutelveld()

    class Meta:
        model = Inloop
        formfield_callback = met_maximum
        fields = [
            *("naam", "team", "wijk", "plek", "fase", "talen", "gastheren"),
            *("bijhouder", "bijgehouden_door", "organisaties"),
        ]
        widgets = {"gastheren": tekstvak(2, 1000), "fase": forms.RadioSelect}
        help_texts = {
            "talen": "Met een komma ertussen: Nederlands, Turks.",
            "gastheren": "Noem functies, geen namen.",
            "bijhouder": "Noem de functie, niet de naam. Na 90 dagen vragen wij of alles nog klopt.",
            "bijgehouden_door": "Alleen als een organisatie dit doet. Die mag de inloop dan ook bewerken.",
        }
        error_messages = {
            "naam": {"required": "Geef de inloop een naam."},
            "team": {"required": "Kies van welk team de inloop is."},
            "wijk": {"required": "Kies in welke wijk de inloop is."},
            "bijhouder": {"required": "Schrijf op wie dit bijhoudt."},
        }

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        teams = Buurtteam.objects.all()
        if not gebruiker.heeft(Rol.Soort.INSTELLING):
            teams = teams.filter(pk__in=[team.pk for team in gebruiker.teams])
        self.fields["team"].queryset = teams
        self.fields["fase"].choices = Inloop.Fase.choices
        self.kies_organisaties(gebruiker)
        if self.instance.pk:
            del self.fields["sleutel"], self.fields["team"]
            return
        if len(gebruiker.teams) == 1:
            self.initial.setdefault("team", gebruiker.teams[0].pk)
        gekozen = next((team for team in teams if str(team.pk) == str(self.initial.get("team"))), None)
        if gekozen:
            self.initial.setdefault("wijk", gekozen.wijk_id)
        self.fields["team"].empty_label, self.fields["wijk"].empty_label = "kies een buurtteam", "kies een wijk"

    def kies_organisaties(self, gebruiker):
        """The team's side says who takes part; a partner sees no organisatie but its own."""
        if not gebruiker.heeft(Rol.Soort.COORDINATOR, Rol.Soort.INSTELLING):
            del self.fields["organisaties"], self.fields["bijgehouden_door"]
            return
        self.fields["organisaties"].queryset = gekozen_eerst(self.initial.get("organisaties", []))
        self.fields["bijgehouden_door"].empty_label = "geen, het buurtteam doet dit"

    def clean(self):
        gegeven = super().clean()
        if gegeven.get("fase") not in (None, Inloop.Fase.VERKENNING) and not gegeven.get("plek"):
            self.add_error("plek", "Schrijf op waar de inloop is. Alleen een verkenning mag nog geen plek hebben.")
        return gegeven


class Inloopformulier:
    """The form with its rows as one thing: valid or not, saved or not, and one thing to compare."""

    def __init__(self, data=None, *, instance, gebruiker, initial=None):
        if data is not None:
            data = data.copy()
            for rijen in RIJEN.values():
                rijen.herschrijf(data)
        self.kern = InloopForm(data, instance=instance, gebruiker=gebruiker, initial=initial)
        self.tijden, self.uitzonderingen = [rijen(data, inloop=instance) for rijen in RIJEN.values()]
        self.is_bound = data is not None

    @property
    def instance(self):
        return self.kern.instance

    @property
    def rijensets(self):
        return [self.tijden, self.uitzonderingen]

    @property
    def delen(self):
        """Every part with errors, in the order of the page."""
        return [self.kern, *self.rijensets]

    @property
    def veranderd(self):
        """The names of what was changed, for the log."""
        return [*self.kern.changed_data, *(rijen.naam for rijen in self.rijensets if rijen.is_veranderd)]

    def is_valid(self):
        uitkomsten = [deel.is_valid() for deel in self.delen]  # first all, so that each one shows its errors
        return all(uitkomsten)

    def bewaar(self):
        """Within the transaction of the actie."""
        inloop = self.kern.save()
        for rijen in self.rijensets:
            rijen.bewaar(inloop)
        return inloop

    def vlak(self):
        velden = vlak(self.kern, "inloop", "De inloop")
        for rijen in self.rijensets:
            velden |= rijen.vlak()
        return velden

    def zonder_controle(self):
        """The page again as it was typed, without checking it: for the button that adds a row."""
        self.kern._errors = ErrorDict()
        for rijen in self.rijensets:
            rijen._errors, rijen._non_form_errors = [], rijen.error_class()
            for form in rijen.forms:
                form._errors, form.cleaned_data = ErrorDict(), {}
        return self


def met_extra_rij(data, naam):
    """What was typed, plus one empty row of this kind."""
    data = data.copy()
    veld = f"{naam}-TOTAL_FORMS"
    if naam in RIJEN and data.get(veld, "").isdecimal() and len(data[veld]) < 4:
        data[veld] = str(int(data[veld]) + 1)
    return data


class InloopstopForm(forms.Form):
    reden = forms.CharField(
        label="Waarom stopt de inloop?",
        widget=tekstvak(3, 1000),
        max_length=1000,
        error_messages={"required": "Schrijf op waarom de inloop stopt."},
    )
