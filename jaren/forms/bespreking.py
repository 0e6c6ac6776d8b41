"""The review: an item of one's own, what is noted and decided on an item, and how a decision ends."""

import uuid

from django import forms

from buurtteams.forms.velden import Datumveld, Sleutelveld, tekstvak
from buurtteams.forms.verschil import kort, vlak
from buurtteams.tijd import vandaag

from ..acties.besluit import rij_van
from ..models import Agendapunt, Besluit, Besluitsoort, BestuurlijkeReactie

MEESTE_AFSPRAKEN = 20
VOORBIJ = "Deze dag is voorbij. Kies vandaag of later."


class EigenPuntForm(forms.ModelForm):
    sleutel = Sleutelveld()

    class Meta:
        model = Agendapunt
        fields = ["titel", "gevraagd_besluit"]
        labels = {"titel": "Waar gaat dit punt over?", "gevraagd_besluit": "Welk besluit vraagt u?"}
        help_texts = {"gevraagd_besluit": "Schrijf een vraag op. Bijvoorbeeld: betaalt de gemeente de tolken?"}
        error_messages = {
            "titel": {"required": "Schrijf op waar dit punt over gaat."},
            "gevraagd_besluit": {"required": "Schrijf op welk besluit u vraagt."},
        }


class RuilForm(forms.Form):
    """Which item goes down, so that another can come up."""

    ruil = forms.ModelChoiceField(
        label="Welk punt gaat van de lijst?",
        queryset=Agendapunt.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Kies welk punt plaatsmaakt.",
            "invalid_choice": "Dit punt kan geen plaats maken. Kies een ander punt.",
        },
    )

    def __init__(self, *args, cyclus, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ruil"].queryset = cyclus.agendapunten.filter(bespreken=True, afgehandeld_op=None)


# What is decided: zijde of an item without a plan is never the team


def zijden(plan):
    keuzes = [(zijde.value, zijde.label) for zijde in Besluit.Zijde if plan or zijde != Besluit.Zijde.TEAM]
    if plan and not plan.team_id:
        keuzes[0] = (Besluit.Zijde.TEAM.value, plan.trekker)
    return keuzes if plan else [keuzes[1], keuzes[0], keuzes[2]]


def controleer_afspraak(form, gegevens, *, oude_datum):
    """An agreement has someone who sees to it and a date; and these two say nothing without an agreement."""
    tekst, wie, datum = (gegevens.get(naam) for naam in ("tekst", "wie", "datum"))
    if tekst and not wie:
        form.add_error("wie", "Schrijf op wie hiervoor zorgt. Een functie is genoeg.")
    if tekst and not datum and "datum" not in form.errors:
        form.add_error("datum", "Kies voor welke dag dit klaar is.")
    if (wie or datum) and not tekst:
        form.add_error("tekst", "Schrijf op wat u afspreekt, of maak alle velden leeg.")
    if datum and datum != oude_datum and datum < vandaag():
        form.add_error("datum", VOORBIJ)


class AfspraakForm(forms.Form):
    toon_optioneel = False

    rij = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    tekst = forms.CharField(label="Wat spreken we af?", required=False, widget=tekstvak(2))
    wie = forms.CharField(label="Wie zorgt ervoor?", required=False, max_length=80)
    zijde = forms.ChoiceField(label="Van")
    datum = Datumveld(label="Voor", required=False)

    def __init__(self, *args, plan, datums, **kwargs):
        super().__init__(*args, **kwargs)
        self.datums = datums
        self.fields["zijde"].choices = zijden(plan)
        self.fields["tekst"].widget.attrs["data-enter"] = ""
        self.fields["wie"].widget.attrs["autocomplete"] = "off"

    def clean(self):
        gegevens = super().clean()
        controleer_afspraak(self, gegevens, oude_datum=self.datums.get(gegevens.get("rij")))
        return gegevens

    @property
    def is_leeg(self):
        return not any(self.cleaned_data.get(naam) for naam in ("tekst", "wie", "datum")) and not self.errors

    @property
    def is_compleet(self):
        return not self.errors and bool(self.cleaned_data.get("tekst"))


class AfsprakenRijen(forms.BaseFormSet):
    rijnaam = "Afspraak"


Afspraken = forms.formset_factory(
    AfspraakForm, formset=AfsprakenRijen, extra=0, max_num=MEESTE_AFSPRAKEN, absolute_max=MEESTE_AFSPRAKEN + 1
)


class PuntForm(forms.Form):
    soort = forms.ChoiceField(
        label="Wat besluiten we?",
        choices=Besluitsoort.choices,
        widget=forms.RadioSelect(attrs={"class": "keuzerij"}),
        error_messages={"required": "Kies een besluit."},
    )
    notitie = forms.CharField(label="Aantekening", required=False, widget=tekstvak(2))

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["soort"].required = plan is not None


class PuntFormulier:
    """Everything on the page of one item together: the decision, its agreements and the note.

    `nog_een`: with an empty row for one more agreement; without any agreement there always is one.
    """

    def __init__(self, data=None, *, punt, nog_een=False):
        self.punt = punt
        besluiten = list(punt.besluiten.all())
        begin = {"notitie": punt.notitie, "soort": besluiten[0].soort if besluiten else ""}
        self.kern = PuntForm(data, plan=punt.plan, initial=begin)
        rijen = [rij_begin(besluit) for besluit in besluiten]
        if not rijen or nog_een:
            zijde = zijden(punt.plan)[0][0]
            rijen.append({"rij": str(uuid.uuid4()), "zijde": zijde})
        opties = {"plan": punt.plan, "datums": {rij_van(besluit): besluit.datum for besluit in besluiten}}
        self.afspraken = Afspraken(data, initial=rijen, prefix="afspraken", form_kwargs=opties)

    @property
    def is_bound(self):
        return self.kern.is_bound

    def is_valid(self):
        kern, afspraken = self.kern.is_valid(), self.afspraken.is_valid()
        return kern and afspraken

    def vlak(self):
        velden = vlak(self.kern, "punt", "Dit punt")
        for nummer, form in enumerate(self.afspraken.forms, start=1):
            rij = form["rij"].value()
            if rij:
                velden |= vlak(form, f"afspraak-{rij}", f"Afspraak {nummer}")
        return velden

    # What can be kept; also asked of a form that is not valid as a whole

    @property
    def notitie(self):
        return self.kern.cleaned_data.get("notitie", "")

    @property
    def soort(self):
        """An item without a plan needs no kind of decision; what is agreed on it simply goes on."""
        soort = self.kern.cleaned_data.get("soort", "")
        zonder = not soort and self.punt.plan is None and self.complete
        return Besluitsoort.DOORGAAN if zonder else soort

    @property
    def complete(self):
        return [form.cleaned_data for form in self.afspraken.forms if form.is_compleet]

    @property
    def lege_rijen(self):
        return {form.cleaned_data["rij"] for form in self.afspraken.forms if form.is_leeg}

    @property
    def alles_te_bewaren(self):
        """Whether nothing that was typed would be left out when this is kept as it is."""
        half = [form for form in self.afspraken.forms if not form.is_compleet and not form.is_leeg]
        gekozen = bool(self.kern.cleaned_data.get("soort"))
        return not half and (bool(self.punt.besluiten.all()) or not gekozen or bool(self.complete))


def rij_begin(besluit):
    velden = {veld: getattr(besluit, veld) for veld in ("tekst", "wie", "zijde", "datum")}
    return {"rij": rij_van(besluit)} | velden


def afspraken_erbij(mijn, hun):
    """Agreements that stand in theirs and not in mine, in words."""
    van_mij = {sleutel.rpartition(":")[0] for sleutel in mijn}
    return [
        kort(veld.tekst)
        for sleutel, veld in hun.items()
        if sleutel.endswith(":tekst") and sleutel.rpartition(":")[0] not in van_mij and veld.tekst
    ]


# One decision, and the reaction


class BesluitForm(forms.ModelForm):
    """Correct what was decided."""

    datum = Datumveld(label="Voor", required=False)

    class Meta:
        model = Besluit
        fields = ["soort", "tekst", "wie", "zijde", "datum"]
        widgets = {"soort": forms.RadioSelect(attrs={"class": "keuzerij"}), "tekst": tekstvak(3)}
        labels = {"soort": "Besluit", "tekst": "Wat spreken we af?", "wie": "Wie zorgt ervoor?", "zijde": "Van"}
        help_texts = {"wie": "Een functie, geen naam."}

    toon_optioneel = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.oude_datum = self.instance.datum
        self.fields["soort"].choices = Besluitsoort.choices
        self.fields["zijde"].choices = zijden(self.instance.plan)

    def clean(self):
        gegevens = super().clean()
        controleer_afspraak(self, gegevens, oude_datum=self.oude_datum)
        return gegevens


class BesluitStandForm(forms.ModelForm):
    klaar = forms.BooleanField(label="Dit is gedaan", required=False)
    klaar_op = Datumveld(label="Klaar sinds", required=False)

    class Meta:
        model = Besluit
        fields = ["klaar_op", "klaar_toelichting"]
        widgets = {"klaar_toelichting": tekstvak(3)}
        labels = {"klaar_toelichting": "Wat is ermee gebeurd?"}

    field_order = ["klaar", "klaar_op", "klaar_toelichting"]
    toon_optioneel = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["klaar"].initial = self.instance.klaar_op is not None
        if not self.instance.klaar_op:
            self.initial["klaar_op"] = vandaag()

    def clean(self):
        gegevens = super().clean()
        if not gegevens.get("klaar"):
            gegevens["klaar_op"] = None
            return gegevens
        gegevens["klaar_op"] = gegevens.get("klaar_op") or vandaag()
        if gegevens["klaar_op"] > vandaag():
            self.add_error("klaar_op", "Deze dag moet nog komen. Kies vandaag of eerder.")
        if not gegevens.get("klaar_toelichting"):
            self.add_error("klaar_toelichting", "Schrijf op wat ermee is gebeurd.")
        return gegevens


class ReactieForm(forms.ModelForm):
    class Meta:
        model = BestuurlijkeReactie
        fields = ["tekst"]
        widgets = {"tekst": tekstvak(6)}
        labels = {"tekst": "Reactie van de wethouder"}
        error_messages = {"tekst": {"required": "Schrijf de reactie op."}}
