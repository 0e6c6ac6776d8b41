"""Needs: noting one, and how it is met."""

from django import forms

from buurtteams.forms.filter import Filterformulier, keuzeveld
from buurtteams.forms.velden import Sleutelveld, met_maximum, tekstvak
from buurtteams.models import Buurtteam, Instelling, OnderdeelKeuze, OnderdeelSoort, Rol, Thema
from samenwerking.models import Behoefte, Organisatie

from ..models import Actie, Jaarcyclus, Plan


class BehoefteFilterForm(Filterformulier):
    team = keuzeveld("Buurtteam", "alle teams")
    thema = keuzeveld("Thema", "alle thema's")
    status = keuzeveld("Hoe staat het ermee?", "alles", Behoefte.Status.choices)
    instelling = keuzeveld("Instelling", "alle instellingen")
    onderdeel = keuzeveld("Onderdeel", "beide onderdelen", OnderdeelSoort.choices)

    def __init__(self, data):
        super().__init__(data)
        self.fields["team"].choices += Buurtteam.objects.values_list("slug", "naam")
        self.fields["thema"].choices += Thema.objects.values_list("slug", "naam")
        self.fields["instelling"].choices += Instelling.objects.values_list("slug", "naam")


class BehoefteForm(forms.ModelForm):
    """Of a team, or of the own organisatie of a partner."""

    sleutel = Sleutelveld()

    class Meta:
        model = Behoefte
        formfield_callback = met_maximum
        fields = ["team", "organisatie", "onderdeel", "thema", "tekst"]
        widgets = {"tekst": tekstvak(4, 2000)}
        labels = {"organisatie": "Namens organisatie"}
        help_texts = {"tekst": "Bijvoorbeeld: een training over werken met een tolk. Schrijf geen namen op."}
        error_messages = {
            "thema": {"required": "Kies bij welk thema dit hoort."},
            "tekst": {"required": "Schrijf op wat er nodig is."},
        }

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["thema"].empty_label = "Kies een thema"
        eigen = Organisatie.objects.van(gebruiker)
        van_teams = gebruiker.heeft(Rol.Soort.COORDINATOR, Rol.Soort.INSTELLING)
        teams = Buurtteam.objects.all()
        if not gebruiker.heeft(Rol.Soort.INSTELLING):
            teams = teams.filter(pk__in=[team.pk for team in gebruiker.teams])
        if van_teams:
            del self.fields["organisatie"]
            self.fields["team"].queryset, self.fields["team"].required = teams, True
            self.fields["team"].error_messages["required"] = "Kies van welk team dit is."
            self.fields["team"].empty_label = "Kies een team"
            self.fields["onderdeel"].choices = onderdelen_voor(gebruiker)
            if len(gebruiker.teams) == 1:
                self.initial.setdefault("team", gebruiker.teams[0].pk)
        else:
            del self.fields["team"], self.fields["onderdeel"]
            self.fields["organisatie"].queryset, self.fields["organisatie"].required = eigen, True
            self.fields["organisatie"].empty_label = None


def onderdelen_voor(gebruiker):
    """An instelling notes needs of what it runs; a coordinator of both."""
    if gebruiker.heeft(Rol.Soort.COORDINATOR):
        return OnderdeelKeuze.choices
    return [keuze for keuze in OnderdeelKeuze.choices if keuze[0] in gebruiker.onderdelen]


def te_koppelen(behoefte, gebruiker):
    """The acties of running plans of the team, or for an organisatie of the plans that name it."""
    plannen = Plan.objects.zichtbaar_voor(gebruiker).in_uitvoering().exclude(cyclus__fase=Jaarcyclus.Fase.AFGESLOTEN)
    if behoefte.team:
        plannen = plannen.van_team(behoefte.team)
    else:
        plannen = plannen.filter(partners__organisatie=behoefte.organisatie)
    return Actie.objects.filter(plan__in=plannen).select_related("plan").order_by("pk")


class Actiekeuze(forms.ModelMultipleChoiceField):
    def label_from_instance(self, actie):
        return f"{actie} ({actie.plan.titel})"


class BehoeftestandForm(forms.ModelForm):
    """How it stands and how it is met; which acties of running plans take it up."""

    acties = Actiekeuze(
        label="Welke acties regelen dit?",
        queryset=Actie.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Behoefte
        formfield_callback = met_maximum
        fields = ["tekst", "status", "hoe"]
        widgets = {"tekst": tekstvak(3, 2000), "hoe": tekstvak(3, 2000), "status": forms.RadioSelect}
        error_messages = {"tekst": {"required": "Schrijf op wat er nodig is."}}

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = Behoefte.Status.choices
        if not gebruiker.heeft(Rol.Soort.COORDINATOR, Rol.Soort.INSTELLING):
            del self.fields["acties"]  # a partner says how it stands; who writes plans says what takes it up
            return
        self.fields["acties"].queryset = te_koppelen(self.instance, gebruiker)
        self.initial["acties"] = list(self.instance.acties.values_list("pk", flat=True))

    @property
    def erbij(self):
        return self.cleaned_data.get("acties", [])

    @property
    def eraf(self):
        """Acties of closed years, or that this person does not see, stay as they are: the form does not offer them."""
        if "acties" not in self.fields:
            return []
        gekozen = [actie.pk for actie in self.erbij]
        return list(self.fields["acties"].queryset.filter(behoeften=self.instance).exclude(pk__in=gekozen))

    def clean(self):
        gegeven = super().clean()
        klaar = gegeven.get("status") in (Behoefte.Status.VERVULD, Behoefte.Status.VERVALLEN)
        if klaar and not gegeven.get("hoe"):
            self.add_error("hoe", "Schrijf op hoe dit is geregeld, of waarom het niet meer nodig is.")
        return gegeven
