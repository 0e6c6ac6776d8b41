"""A signaal: noted at a meeting, sent by a partner, and what becomes of it."""

from django import forms
from django.db.models import Q

from buurtteams.forms.filter import Filterformulier, keuzeveld
from buurtteams.forms.velden import Datumveld, Sleutelveld, met_maximum, tekstvak
from buurtteams.models import Buurtteam, Thema
from buurtteams.tijd import vandaag
from samenwerking.models import Organisatie, Signaal

from .. import rechten
from ..models import Actie, Plan

LANGSTE = 2000
RIJEN, MEESTE_RIJEN = 3, 50
ZONDER_NAMEN = "Schrijf op wat u hoorde, niet wie het zei. Geen namen."
Uitkomst = Signaal.Uitkomst


class SignaalFilterForm(Filterformulier):
    thema = keuzeveld("Thema", "alle thema's")
    team = keuzeveld("Buurtteam", "alle teams")
    uitkomst = keuzeveld("Uitkomst", "alle signalen", [("open", "Nog geen uitkomst"), *Uitkomst.choices])

    def __init__(self, data):
        super().__init__(data)
        for naam, model in (("thema", Thema), ("team", Buurtteam)):
            self.fields[naam].choices += model.objects.values_list("slug", "naam")


class SignaalRij(forms.ModelForm):
    toon_optioneel = False

    class Meta:
        model = Signaal
        formfield_callback = met_maximum
        fields = ["thema", "tekst"]
        widgets = {"tekst": tekstvak(2, LANGSTE)}
        error_messages = {
            "thema": {"required": "Kies een thema."},
            "tekst": {"required": "Schrijf op wat er is gehoord."},
        }

    def __init__(self, *args, themas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["thema"].choices = themas

    def _get_validation_exclusions(self):
        """Where it was heard comes from the page."""
        return {*super()._get_validation_exclusions(), "bijeenkomst", "organisatie"}


class Signaalrijen(forms.BaseFormSet):
    rijnaam = "Signaal"
    rij_erbij = "Nog een signaal"

    def clean(self):
        if not any(self.errors) and not self.gevuld:
            raise forms.ValidationError("Schrijf minstens één signaal op.")

    @property
    def gevuld(self):
        return [form.instance for form in self.forms if form.has_changed()]


def signaalrijen(data=None):
    """Some empty rows; an empty one is no signaal."""
    klasse = forms.formset_factory(SignaalRij, formset=Signaalrijen, extra=RIJEN, max_num=MEESTE_RIJEN)
    themas = [("", "Kies een thema"), *Thema.objects.values_list("pk", "naam")]
    return klasse(data, prefix="signalen", form_kwargs={"themas": themas})


def met_rij_erbij(data):
    """What was typed, and one empty row more; nothing is checked yet."""
    data = data.copy()
    aantal = data.get("signalen-TOTAL_FORMS", "")
    gestuurd = int(aantal) if aantal.isdecimal() and len(aantal) < 4 else 0
    data["signalen-TOTAL_FORMS"] = str(min(gestuurd + 1, MEESTE_RIJEN))
    rijen = signaalrijen(data)
    for form in rijen:
        form._errors = forms.utils.ErrorDict()
    rijen._errors, rijen._non_form_errors = [form.errors for form in rijen], forms.utils.ErrorList()
    return rijen


class PartnersignaalForm(forms.ModelForm):
    sleutel = Sleutelveld()

    class Meta:
        model = Signaal
        formfield_callback = met_maximum
        fields = ["organisatie", "thema", "tekst", "team"]
        widgets = {"tekst": tekstvak(4, LANGSTE)}
        labels = {"organisatie": "Namens welke organisatie?", "tekst": "Wat hoort u?", "team": "Voor welk buurtteam?"}
        help_texts = {"tekst": ZONDER_NAMEN, "team": "Weet u het niet? Dan lezen de gemeente en de instellingen het."}
        error_messages = {
            "organisatie": {"required": "Kies namens welke organisatie u dit schrijft."},
            "thema": {"required": "Kies waar het over gaat."},
            "tekst": {"required": "Schrijf op wat u hoort."},
        }

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        eigen = Organisatie.objects.van(gebruiker)
        self.fields["organisatie"].queryset = eigen
        self.fields["organisatie"].required = True
        self.fields["team"].empty_label = "de hele stad, of ik weet het niet"
        self.fields["thema"].empty_label = "Kies een thema"
        if len(eigen) == 1:
            self.initial["organisatie"] = eigen[0].pk


def plannen_voor(signaal, gebruiker):
    """The adopted plans in which this person may take it up: of whoever organised the meeting, or of the own side."""
    plannen = Plan.objects.zichtbaar_voor(gebruiker).in_uitvoering().met_trekker()
    if signaal.bijeenkomst_id:
        bijeenkomst = signaal.bijeenkomst
        kring = Q(team__in=bijeenkomst.teams.all()) | Q(instelling__in=bijeenkomst.instellingen.all())
        plannen = plannen.filter(kring | Q(van_gemeente=True) if bijeenkomst.van_gemeente else kring)
    elif signaal.team_id:
        plannen = plannen.filter(team=signaal.team_id)
    geordend = plannen.order_by("-cyclus__jaar", "team__naam", "nummer", "pk")
    return [plan for plan in geordend if rechten.mag_plan_bewerken(gebruiker, plan)]


class UitkomstForm(forms.ModelForm):
    """Taken up: in an actie that there is, or in a new one. The choices are what this person may write."""

    uitkomst = forms.ChoiceField(
        label="Wat gebeurt ermee?",
        choices=Uitkomst.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat ermee gebeurt."},
    )
    actie = forms.ChoiceField(label="In welke actie?", required=False)
    nieuw_plan = forms.ChoiceField(label="Of een nieuwe actie, bij dit plan", required=False)
    nieuw_titel = forms.CharField(label="Wat gaan wij doen?", max_length=200, required=False)
    nieuw_functie = forms.CharField(
        label="Wie zorgt ervoor? (functie)", max_length=80, required=False, help_text="Eén functie, geen naam."
    )
    nieuw_datum = Datumveld(label="Klaar op", required=False)

    class Meta:
        model = Signaal
        formfield_callback = met_maximum
        fields = ["uitkomst", "doorgegeven_aan", "uitkomst_toelichting"]
        widgets = {"uitkomst_toelichting": tekstvak(3, LANGSTE)}
        labels = {"doorgegeven_aan": "Aan wie?", "uitkomst_toelichting": "Leg uit"}
        help_texts = {
            "doorgegeven_aan": "Een functie of organisatie, geen naam van een persoon.",
            "uitkomst_toelichting": "Wie dit zei moet het begrijpen: wat doet u, of waarom niet?",
        }

    field_order = [
        *("uitkomst", "actie", "nieuw_plan", "nieuw_titel", "nieuw_functie", "nieuw_datum"),
        *("doorgegeven_aan", "uitkomst_toelichting"),
    ]
    toon_optioneel = False

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.plannen = {str(plan.pk): plan for plan in plannen_voor(self.instance, gebruiker)}
        self.acties = self.lees_acties(gebruiker)
        self.fields["uitkomst_toelichting"].required = True
        self.fields["uitkomst_toelichting"].error_messages["required"] = "Leg uit wat ermee gebeurt, en waarom."
        self.fields["nieuw_plan"].choices = [
            ("", "geen nieuwe actie"),
            *((nummer, f"{plan.kop} van {plan.trekker}: {plan.titel}") for nummer, plan in self.plannen.items()),
        ]
        self.fields["actie"].choices = [
            ("", "Kies een actie"),
            *((nummer, f"{actie.plan.kop}: {actie.titel}") for nummer, actie in self.acties.items()),
        ]
        eerder = self.instance.acties.filter(pk__in=self.acties).first()
        self.initial["actie"] = str(eerder.pk) if eerder else ""

    def lees_acties(self, gebruiker):
        """What is still to do, and what took it up already."""
        acties = Actie.objects.filter(plan__in=self.plannen.values())
        acties = acties.filter(Q(klaar_op=None) | Q(signalen=self.instance)).distinct().select_related("organisatie")
        gevonden = {}
        for actie in acties.order_by("plan__nummer", "plan", "datum", "pk"):
            actie.plan = self.plannen[str(actie.plan_id)]
            if rechten.mag_actie_bijwerken(gebruiker, actie):
                gevonden[str(actie.pk)] = actie
        return gevonden

    def clean(self):
        gegeven = super().clean()
        gekozen = gegeven.get("uitkomst")
        if gekozen == Uitkomst.OPGEPAKT:
            self.controleer_actie(gegeven)
        if gekozen == Uitkomst.DOORGEGEVEN and not gegeven.get("doorgegeven_aan"):
            self.add_error("doorgegeven_aan", "Schrijf op aan wie u dit doorgaf.")
        if gekozen != Uitkomst.DOORGEGEVEN:
            gegeven["doorgegeven_aan"] = ""
        return gegeven

    def controleer_actie(self, gegeven):
        if not gegeven.get("nieuw_plan"):
            if not gegeven.get("actie") and "actie" not in self.errors:
                self.add_error("actie", "Kies welke actie dit oppakt, of maak hieronder een nieuwe actie.")
            return
        if gegeven.get("actie"):
            self.add_error("nieuw_plan", "Kies een actie of maak een nieuwe, niet allebei.")
        for naam, tekst in (
            ("nieuw_titel", "Schrijf op wat u gaat doen."),
            ("nieuw_functie", "Schrijf op wie ervoor zorgt."),
            ("nieuw_datum", "Kies een datum."),
        ):
            if not gegeven.get(naam) and naam not in self.errors:
                self.add_error(naam, tekst)
        if gegeven.get("nieuw_datum") and gegeven["nieuw_datum"] < vandaag():
            self.add_error("nieuw_datum", "Deze dag is voorbij. Kies vandaag of later.")

    @property
    def gekozen_actie(self):
        """The actie that takes it up, a new one unsaved; None: another outcome."""
        gegeven = self.cleaned_data
        if gegeven["uitkomst"] != Uitkomst.OPGEPAKT:
            return None
        if gegeven["actie"]:
            return self.acties[gegeven["actie"]]
        plan = self.plannen[gegeven["nieuw_plan"]]
        return Actie(
            plan=plan,
            titel=gegeven["nieuw_titel"],
            functie=gegeven["nieuw_functie"],
            datum=gegeven["nieuw_datum"],
            zijde=zijde_van(plan),
        )


def zijde_van(plan):
    """Who does it is the one whose plan it is."""
    if plan.team_id:
        return Actie.Zijde.ONDERDEEL
    return Actie.Zijde.INSTELLING if plan.instelling_id else Actie.Zijde.GEMEENTE
