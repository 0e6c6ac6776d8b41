"""The plan on one page: its texts, six themes, and rows of indicators, partners and acties, saved as one.

`PlanFormulier` binds the parts together; the view and the page of differences know only this class.
"""

from django.forms.utils import ErrorDict
from django.utils.functional import cached_property

from buurtteams.forms.verschil import HUN, MIJN, Verschil, kort, leesbaar, ruwe_waarden, vlak
from buurtteams.models import Thema
from samenwerking.models import Organisatie

from ..acties import verschuif
from ..models import Actie, Indicator, Plan, Planpartner, PlanThema
from .plandelen import ActieSet, IndicatorSet, PartnerSet, ThemaForm
from .plankern import KernForm

RIJEN = ("indicatoren", "partners", "acties")


class PlanFormulier:
    def __init__(self, data=None, *, plan, gebruiker, bron=None):
        """`bron`: a plan to copy from; its content is the initial value of a new plan."""
        self.data, self.plan, self.gebruiker, self.bron = data, plan, gebruiker, bron
        self.kern = KernForm(data, instance=plan, prefix="plan", gebruiker=gebruiker, initial=self._kern_van_bron())
        self.indicatoren = self._rijen(IndicatorSet, "indicatoren")
        self.partners = self._rijen(PartnerSet, "partners", organisaties=self._organisaties)
        vast = plan.status == Plan.Status.VASTGESTELD
        self.acties = self._rijen(ActieSet, "acties", organisaties=self._organisaties, vast=vast)

    @cached_property
    def _organisaties(self):
        return [("", "Kies een organisatie"), *((o.pk, o.naam) for o in Organisatie.objects.all())]

    def _kern_van_bron(self):
        if not self.bron:
            return None
        velden = ["titel", "onderdeel", "waarom", "over_een_jaar"]
        kern = {veld: getattr(self.bron, veld) for veld in velden}
        van_ander = self.bron.heeft_akkoord and self.bron.team_id != self.plan.team_id
        naar_voorbeeld = {"naar_voorbeeld_van": self.bron.pk} if van_ander else {}
        return kern | naar_voorbeeld | {"afspraken": list(self.bron.afspraken.all())}

    def _rijen(self, soort, prefix, **form_kwargs):
        bron = [self._rij_van_bron(rij) for rij in getattr(self.bron, prefix).order_by("pk")] if self.bron else []
        rijen = soort(self.data, instance=self.plan, prefix=prefix, initial=bron or None, form_kwargs=form_kwargs)
        if self.data is None:
            rijen.extra = len(bron) or int(self.plan.pk is None or not getattr(self.plan, prefix).exists())
        return rijen

    @staticmethod
    def _rij_van_bron(rij):
        """Dates are not copied: they belong to the other year."""
        velden = {
            Indicator: ["naam", "soort", "eenheid", "telt_personen", "begin", "doel"],
            Planpartner: ["organisatie", "doet", "krijgt"],
            Actie: ["titel", "functie", "zijde", "onderdeel", "organisatie"],
        }[type(rij)]
        return {veld: getattr(rij, veld) for veld in velden}

    @cached_property
    def themas(self):
        bestaand = {planthema.thema_id: planthema for planthema in self._planthemas(self.plan)}
        bron = {planthema.thema_id: planthema for planthema in self._planthemas(self.bron)}
        formulieren = []
        for thema in Thema.objects.prefetch_related("aanbevelingen"):
            planthema = bestaand.get(thema.pk) or PlanThema(plan=self.plan, thema=thema)
            voorbeeld = bron.get(thema.pk)
            initial = voorbeeld and {
                "gekozen": True,
                "doel": voorbeeld.doel,
                "aanbevelingen": list(voorbeeld.aanbevelingen.all()),
            }
            formulieren.append(ThemaForm(self.data, instance=planthema, thema=thema, initial=initial))
        return formulieren

    @staticmethod
    def _planthemas(plan):
        return plan.themas.prefetch_related("aanbevelingen") if plan and plan.pk else []

    @property
    def rijensets(self):
        return [self.indicatoren, self.partners, self.acties]

    @property
    def formulieren(self):
        """Every part with errors, in the order of the page: for the error summary."""
        return [self.kern, *self.themas, *self.rijensets]

    def is_valid(self):
        uitkomsten = [form.is_valid() for form in self.formulieren]  # first all, so that each one shows its errors
        goed = all(uitkomsten)
        if goed and self.plan.status == Plan.Status.VASTGESTELD:
            self._blijft_compleet()
        return goed and not any(form.errors for form in [self.kern, *self.themas]) and not self._rijfouten()

    def _rijfouten(self):
        return any(any(rijen.errors) or rijen.non_form_errors() for rijen in self.rijensets)

    def _blijft_compleet(self):
        """Rule 1 holds for an adopted plan too: an edit can't take out what made it complete."""
        verplicht = [
            (self.partners, "doet"),
            (self.partners, "krijgt"),
            (self.acties, "functie"),
            (self.acties, "datum"),
        ]
        for rijen, veld in verplicht:
            for form in rijen.blijvers:
                if not form.cleaned_data.get(veld):
                    form.add_error(veld, "Dit plan heeft akkoord. Dit veld kan niet leeg zijn.")
        for veld in ("waarom", "over_een_jaar"):
            if not self.kern.cleaned_data.get(veld):
                self.kern.add_error(veld, "Dit plan heeft akkoord. Dit veld kan niet leeg zijn.")
        for rijen, wat in zip(self.rijensets, ("indicator", "partner", "actie"), strict=True):
            if not rijen.blijvers:
                self.kern.add_error(None, f"Dit plan heeft akkoord. Laat minstens één {wat} staan.")
        if not any(form.cleaned_data["gekozen"] for form in self.themas):
            self.kern.add_error(None, "Dit plan heeft akkoord. Laat minstens één thema staan.")

    def bewaar(self, *, door):
        """Write all parts. Called by an actie, which holds the transaction; an unchanged row is not written."""
        onderdelen = [self.kern, *self.themas, *(form for rijen in self.rijensets for form in rijen.forms)]
        for form in onderdelen:
            form.instance._change_reason = door.functie  # kept beside each version of a text
        self.kern.save()
        for form in self.themas:
            self._bewaar_thema(form)
        for rijen in self.rijensets:
            rijen.instance = self.plan
            rijen.save()
        for form in self.acties.blijvers:
            if form.instance.pk and form.is_verschoven:
                verschuif(form.instance, oud=form.oude_datum, reden=form.cleaned_data["reden"], door=door)

    def _bewaar_thema(self, form):
        if form.cleaned_data["gekozen"]:
            if form.has_changed() or form.instance.pk is None:
                form.instance.plan = self.plan
                form.save()
        elif form.instance.pk:
            form.instance.delete()

    def vlak(self):
        """The whole plan as one flat dict, to compare; a row is known by its number in the database."""
        velden = vlak(self.kern, "plan", "Het plan")
        for form in self.themas:
            velden |= vlak(form, f"thema:{form.thema.slug}", f"Thema {form.thema}")
        for naam, rijen in zip(RIJEN, self.rijensets, strict=True):
            for form in rijen.forms:
                if nummer := rijnummer(form):
                    plek = f"{rijen.model._meta.verbose_name.capitalize()}: {kort(rijnaam(form))}"
                    velden |= vlak(form, f"{naam}:{nummer}", plek)
        return velden

    def zonder_controle(self):
        """The page again as it was typed, without checking it: for the button that adds a row."""
        for form in [self.kern, *self.themas]:
            form._errors = ErrorDict()
        for rijen in self.rijensets:
            rijen._errors, rijen._non_form_errors = [], rijen.error_class()
            for form in rijen.forms:
                form._errors, form.cleaned_data = ErrorDict(), {}
        return self


def rijnummer(form):
    """The primary key that a row was sent with, also when that row is gone meanwhile; empty for a new row."""
    return (form["id"].data if form.is_bound else form.instance.pk) or ""


def rijnaam(form):
    """What a row is about: as stored, or as typed when the row is gone meanwhile."""
    if form.instance.pk:
        return str(form.instance)
    veld = next(veld for veld in ("titel", "naam", "organisatie") if veld in form.fields)
    return leesbaar(form.fields[veld], ruwe_waarden(form[veld]))


def rijen_van(sleutels):
    return {sleutel.rpartition(":")[0] for sleutel in sleutels if sleutel.split(":")[0] in RIJEN}


def weggehaalde_rijen(mijn, hun, basis):
    """Rows that they removed and I still have: a choice for the row as a whole."""
    lijst = []
    for rij in sorted(rijen_van(mijn) - rijen_van(hun)):
        velden = {sleutel: veld for sleutel, veld in mijn.items() if sleutel.rpartition(":")[0] == rij}
        tekst = "\n".join(f"{veld.label}: {veld.tekst}" for veld in velden.values() if veld.tekst and veld.label)
        aangeraakt = any(basis.get(sleutel) != veld.waarden for sleutel, veld in velden.items())
        plek = next(iter(velden.values())).plek
        lijst.append(Verschil(f"{rij}:rij", plek, "De hele rij", tekst, "Weggehaald", MIJN if aangeraakt else HUN))
    return lijst


def herschrijf_rijen(data, weg, keuzes):
    """Give the rows that they removed a place in what I send: gone, or as a new row. `weg`: keys like acties:12."""
    for naam in RIJEN:
        nummers = {rij.split(":")[1]: keuzes.get(f"{rij}:rij") for rij in weg if rij.startswith(f"{naam}:")}
        if nummers:
            _herschrijf(data, naam, nummers)
    return data


def _herschrijf(data, naam, nummers):
    rijen = []
    for index in range(aantal_rijen(data, naam)):
        begin = f"{naam}-{index}-"
        velden = [veld for veld in data if veld.startswith(begin)]
        rijen.append({veld.removeprefix(begin): data.pop(veld) for veld in velden})
    oud = [rij for rij in rijen if rij.get("id", [""])[0] and rij["id"][0] not in nummers]
    terug = [rij | {"id": [""]} for rij in rijen if nummers.get(rij.get("id", [""])[0]) == MIJN]
    nieuw = [rij for rij in rijen if not rij.get("id", [""])[0]]
    for index, rij in enumerate([*oud, *terug, *nieuw]):
        for veld, waarden in rij.items():
            data.setlist(f"{naam}-{index}-{veld}", waarden)
    data[f"{naam}-INITIAL_FORMS"] = str(len(oud))
    data[f"{naam}-TOTAL_FORMS"] = str(len(oud) + len(terug) + len(nieuw))


def aantal_rijen(data, prefix):
    """How many rows were sent; what is no number counts as none."""
    aantal = data.get(f"{prefix}-TOTAL_FORMS", "")
    return int(aantal) if aantal.isdecimal() and len(aantal) < 4 else 0


def met_extra_rij(data, prefix):
    """What was typed, plus one empty row of this kind."""
    data = data.copy()
    if prefix in RIJEN:
        data[f"{prefix}-TOTAL_FORMS"] = str(min(aantal_rijen(data, prefix) + 1, 100))
    return data
