"""A year as one form: its dates, its rondes, and which wijken go first."""

from django import forms

from buurtteams.forms.velden import Datumveld, tekstvak
from buurtteams.forms.verschil import vlak
from buurtteams.models import Wijk
from plannen.models import Jaarcyclus, Prioriteitswijk, Ronde

MEESTE_RONDES = 4


class JaarForm(forms.ModelForm):
    terugblik_voor = Datumveld(label="Terugblik inleveren voor")
    bespreking_op = Datumveld(label="Gesprek met de wethouder")

    class Meta:
        model = Jaarcyclus
        fields = ["jaar", "aantal_plannen", "terugblik_voor", "bespreking_op"]
        labels = {"jaar": "Jaar", "aantal_plannen": "Plannen per team"}
        error_messages = {"jaar": {"unique": "Dit jaar is er al. Kies een ander jaar."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["jaar"]

    def clean_jaar(self):
        jaar = self.cleaned_data["jaar"]
        if not 2017 <= jaar <= 2100:
            raise forms.ValidationError("Vul een jaar in vanaf 2017, bijvoorbeeld 2027.")
        return jaar

    def clean(self):
        gegevens = super().clean()
        terugblik, gesprek = gegevens.get("terugblik_voor"), gegevens.get("bespreking_op")
        if terugblik and gesprek and terugblik > gesprek:
            self.add_error("terugblik_voor", "De terugblik moet er zijn voor het gesprek. Kies een eerdere dag.")
        return gegevens


class RondeForm(forms.Form):
    toon_optioneel = False  # the text above says that a ronde may stay empty

    opent_op = Datumveld(label="Opent op", required=False)
    sluit_op = Datumveld(label="Sluit op", required=False)

    def clean(self):
        gegevens = super().clean()
        opent, sluit = gegevens.get("opent_op"), gegevens.get("sluit_op")
        if bool(opent) != bool(sluit) and not self.errors:
            leeg = "sluit_op" if opent else "opent_op"
            self.add_error(leeg, "Vul beide dagen in, of maak beide leeg.")
        elif opent and sluit and sluit < opent:
            self.add_error("sluit_op", "De ronde sluit voordat hij opent. Pas een van de datums aan.")
        return gegevens

    @property
    def dagen(self):
        return self.cleaned_data.get("opent_op"), self.cleaned_data.get("sluit_op")


class WijkForm(forms.Form):
    toon_optioneel = False

    gekozen = forms.BooleanField(required=False)
    reden = forms.CharField(label="Waarom gaat deze wijk voor?", required=False, widget=tekstvak(2))

    def __init__(self, *args, wijk, **kwargs):
        super().__init__(*args, prefix=f"wijk-{wijk.pk}", **kwargs)
        self.wijk = wijk
        self.fields["gekozen"].label = str(wijk)

    def clean(self):
        gegevens = super().clean()
        if gegevens.get("gekozen") and not gegevens.get("reden"):
            self.add_error("reden", f"Schrijf op waarom {self.wijk} dit jaar voorgaat.")
        elif gegevens.get("reden") and not gegevens.get("gekozen"):
            self.add_error("gekozen", f"U schreef een reden op. Kies {self.wijk}, of maak de reden leeg.")
        return gegevens


class JaarFormulier:
    """All parts of a year together: valid only as a whole, saved by an actie in one transaction."""

    def __init__(self, data=None, *, cyclus):
        self.cyclus = cyclus
        self.kern = JaarForm(data, instance=cyclus, prefix="jaar")
        self.bestaande = cyclus.rondes_op_datum if cyclus.pk else []
        begin = [{"opent_op": ronde.opent_op, "sluit_op": ronde.sluit_op} for ronde in self.bestaande]
        aantal = max(MEESTE_RONDES, len(begin))
        begin += [{}] * (aantal - len(begin))
        self.rondes = [RondeForm(data, prefix=f"ronde-{nr}", initial=dagen) for nr, dagen in enumerate(begin)]
        redenen = {rij.wijk_id: rij.reden for rij in cyclus.prioriteitswijken.all()} if cyclus.pk else {}
        self.wijken = [
            WijkForm(data, wijk=wijk, initial={"gekozen": wijk.pk in redenen, "reden": redenen.get(wijk.pk, "")})
            for wijk in Wijk.objects.all()
        ]

    @property
    def delen(self):
        return [self.kern, *self.rondes, *self.wijken]

    def is_valid(self):
        uitkomsten = [form.is_valid() for form in self.delen]  # each of them, so that every part shows its errors
        goed = all(uitkomsten)
        gevuld = [form for form in self.rondes if form.is_bound and form.is_valid() and form.dagen[0]]
        if self.kern.is_bound and not gevuld and goed:
            self.rondes[0].add_error("opent_op", "Zet minstens één ronde neer.")
            return False
        return goed and self._rondes_kunnen(gevuld)

    def _rondes_kunnen(self, gevuld):
        """A ronde on which somebody reported stays, and no two open on one day."""
        dagen = [form.dagen[0] for form in gevuld]
        for form in gevuld:
            if dagen.count(form.dagen[0]) > 1:
                form.add_error("opent_op", "Er opent op deze dag al een ronde. Kies een andere dag.")
        for nummer, ronde in enumerate(self.bestaande):
            form = self.rondes[nummer]
            if not form.errors and not form.dagen[0] and ronde.voortgang.exists():
                form.add_error("opent_op", f"In {ronde} zijn berichten gegeven. Deze ronde blijft staan.")
        return not any(form.errors for form in self.rondes)

    def bewaar(self):
        """Write all parts. Called by an actie, which holds the transaction."""
        cyclus = self.kern.save()
        for nummer, form in enumerate(self.rondes):
            ronde = self.bestaande[nummer] if nummer < len(self.bestaande) else Ronde(cyclus=cyclus)
            opent, sluit = form.dagen
            if opent:
                ronde.opent_op, ronde.sluit_op = opent, sluit
                ronde.save()
            elif ronde.pk:
                ronde.delete()
        cyclus.prioriteitswijken.exclude(wijk__in=[form.wijk for form in self.wijken if self._kiest(form)]).delete()
        for form in filter(self._kiest, self.wijken):
            Prioriteitswijk.objects.update_or_create(
                cyclus=cyclus, wijk=form.wijk, defaults={"reden": form.cleaned_data["reden"]}
            )
        return cyclus

    @staticmethod
    def _kiest(form):
        return form.cleaned_data["gekozen"]

    def vlak(self):
        """The whole year as one flat dict, to compare two versions."""
        velden = vlak(self.kern, "jaar", "Het jaar")
        for nummer, form in enumerate(self.rondes, 1):
            velden |= vlak(form, f"ronde:{nummer}", f"Ronde {nummer}")
        for form in self.wijken:
            velden |= vlak(form, f"wijk:{form.wijk.pk}", f"Wijk {form.wijk}")
        return velden


class OvernemenForm(forms.Form):
    """Which plans and decisions of the last year go on in this one."""

    plannen = forms.ModelMultipleChoiceField(queryset=None, required=False)
    besluiten = forms.ModelMultipleChoiceField(queryset=None, required=False)

    def __init__(self, *args, plannen, besluiten, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["plannen"].queryset = plannen
        self.fields["besluiten"].queryset = besluiten


class StapForm(forms.Form):
    """The reason of a step: asked when the year goes back, free to give when it goes on."""

    reden = forms.CharField(
        label="Reden",
        widget=tekstvak(3),
        required=False,
        error_messages={"required": "Schrijf op waarom het jaar een stap terug gaat."},
    )

    def __init__(self, *args, verplicht, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reden"].required = verplicht
