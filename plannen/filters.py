"""What the lists can be narrowed to. Every choice stands in the address, so that a list can be kept and sent on."""

import datetime
from dataclasses import dataclass

from django.utils.html import format_html_join
from django_filters import ChoiceFilter, FilterSet

from buurtteams.models import Buurtteam, OnderdeelKeuze, OnderdeelSoort
from buurtteams.tijd import vandaag

from .models import Actie, Koers, Plan, Voortgang
from .models.plan import is_van
from .models.stand import WOORDEN
from .overzicht.lijst import GEWICHTEN, met_stand
from .overzicht.stad import AKKOORD, Uitsnede

TERUGGESTUURD = "teruggestuurd"
AAN = "1"
# The round table: of no day before it is there anything to know.
VROEGSTE = datetime.date(2017, 2, 9)

STATUSKEUZES = [
    (Plan.Status.CONCEPT, Plan.Status.CONCEPT.label),
    (Plan.Status.AANGEBODEN, Plan.Status.AANGEBODEN.label),
    (TERUGGESTUURD, "Terug van de gemeente, met een vraag"),
    (AKKOORD, "Met akkoord van de gemeente"),
    (Plan.Status.VASTGESTELD, Plan.Status.VASTGESTELD.label),
    (Plan.Status.VERANTWOORD, Plan.Status.VERANTWOORD.label),
    (Plan.Status.BESPROKEN, Plan.Status.BESPROKEN.label),
    (Plan.Status.INGETROKKEN, Plan.Status.INGETROKKEN.label),
]
KOERSKEUZES = [(code, WOORDEN[code]) for code in GEWICHTEN]


@dataclass(frozen=True)
class Filterveld:
    """One control of the bar. Without `alle` there is always something chosen; a single choice is a checkbox."""

    naam: str
    label: str
    keuzes: list
    gekozen: str
    alle: str = ""
    is_dag: bool = False

    @property
    def opties(self):
        """Made here and not in the template: the bars of this product hold some sixty of them."""
        keuzes = [*([("", self.alle)] if self.alle else []), *self.keuzes]
        rijen = ((waarde, " selected" if waarde == self.gekozen else "", naam) for waarde, naam in keuzes)
        return format_html_join("", '<option value="{}"{}>{}</option>', rijen)

    @property
    def is_vinkje(self):
        return [waarde for waarde, _ in self.keuzes] == [AAN]


def in_woorden(velden):
    """Pairs of label and word, of what these controls narrow. One without `alle`, such as the year, narrows nothing."""
    gezet = [veld for veld in velden if veld.gekozen and (veld.alle or veld.is_vinkje)]
    woorden = [(veld.label, "ja" if veld.is_vinkje else dict(veld.keuzes).get(veld.gekozen)) for veld in gezet]
    return [(label, str(woord)) for label, woord in woorden if woord]


def keuzeparen(keuzes):
    return [(keuze.waarde, keuze.naam) for keuze in keuzes]


class PlanFilter(FilterSet):
    """The list of plans. The year is not among the filters: the view picks it first, and there always is one."""

    wijk = ChoiceFilter(label="Wijk", empty_label="alle wijken", method="filter_wijk")
    team = ChoiceFilter(label="Buurtteam", empty_label="alle teams", method="filter_team")
    thema = ChoiceFilter(label="Thema", empty_label="alle thema's", method="filter_thema")
    koers = ChoiceFilter(label="Hoe staat het ervoor?", empty_label="alles", choices=KOERSKEUZES, method="filter_koers")
    status = ChoiceFilter(label="Status", empty_label="alles", choices=STATUSKEUZES, method="filter_status")
    onderdeel = ChoiceFilter(
        label="Onderdeel", empty_label="beide onderdelen", choices=OnderdeelSoort.choices, method="filter_onderdeel"
    )
    prioriteit = ChoiceFilter(
        label="Alleen prioriteitswijken", choices=[(AAN, "Alleen prioriteitswijken")], method="filter_prioriteit"
    )
    te_laat = ChoiceFilter(
        label="Met een actie die te laat is", choices=[(AAN, "Met een actie die te laat is")], method="filter_te_laat"
    )

    class Meta:
        model = Plan
        fields = []

    def __init__(self, data, queryset, *, cyclus, keuzes, op=None):
        super().__init__(data, queryset)
        self.cyclus, self.op = cyclus, op or vandaag()
        for naam in ("wijk", "team", "thema"):
            self.filters[naam].extra["choices"] = keuzeparen(keuzes[naam])

    def filter_wijk(self, plannen, naam, waarde):
        return plannen.filter(is_van(Buurtteam.objects.filter(wijk__slug=waarde)))

    def filter_team(self, plannen, naam, waarde):
        return plannen.filter(is_van(Buurtteam.objects.filter(slug=waarde)))

    def filter_thema(self, plannen, naam, waarde):
        return plannen.filter(pk__in=Plan.objects.filter(themas__thema__slug=waarde).values("pk"))

    def filter_koers(self, plannen, naam, waarde):
        thema = self.form.cleaned_data.get("thema", "")
        return met_stand(plannen, waarde, cyclus=self.cyclus, op=self.op, thema=thema)

    def filter_status(self, plannen, naam, waarde):
        if waarde == TERUGGESTUURD:
            return plannen.filter(status=Plan.Status.CONCEPT, aangeboden_op__isnull=False)
        if waarde == AKKOORD:
            return plannen.vastgesteld()
        if waarde == Plan.Status.CONCEPT:
            return plannen.filter(status=Plan.Status.CONCEPT, aangeboden_op=None)
        return plannen.filter(status=waarde)

    def filter_onderdeel(self, plannen, naam, waarde):
        return plannen.filter(onderdeel__in=[OnderdeelKeuze.BEIDE, waarde])

    def filter_prioriteit(self, plannen, naam, waarde):
        return plannen.filter(is_van(Buurtteam.objects.filter(wijk__prioriteiten__cyclus=self.cyclus)))

    def filter_te_laat(self, plannen, naam, waarde):
        laat = Actie.objects.filter(klaar_op=None, datum__lt=self.op, plan__cyclus=self.cyclus)
        return plannen.vastgesteld().filter(pk__in=laat.values("plan"))

    @property
    def is_gezet(self):
        """Something narrows the list; the year does not count."""
        return self.form.is_valid() and any(self.form.cleaned_data.values())

    def velden(self, jaren):
        """The controls of the filter bar, the year first."""
        self.form.is_valid()
        gekozen = self.form.cleaned_data
        velden = [Filterveld("jaar", "Jaar", keuzeparen(jaren), str(self.cyclus.jaar))]
        for naam, filter_ in self.filters.items():
            alle = filter_.extra.get("empty_label") or ""
            velden.append(Filterveld(naam, filter_.label, filter_.extra["choices"], gekozen.get(naam, ""), alle))
        return velden


class BerichtFilter(PlanFilter):
    """The list of reports. Wijk and team are those of the plan; theme, koers and onderdeel those of the report."""

    koers = ChoiceFilter(label="Hoe staat het ervoor?", empty_label="alles", choices=Koers.choices, method="laat_staan")
    thema = ChoiceFilter(label="Thema", empty_label="alle thema's", method="laat_staan")
    onderdeel = ChoiceFilter(
        label="Onderdeel", empty_label="beide onderdelen", choices=OnderdeelSoort.choices, method="laat_staan"
    )
    status = te_laat = None

    def laat_staan(self, plannen, naam, waarde):
        return plannen

    @property
    def plannen(self):
        return self.qs.filter(cyclus=self.cyclus)

    @property
    def berichten(self):
        """Of the plans that this person sees. Whoever sees a plan reads its reports (rule 7)."""
        berichten = Voortgang.objects.filter(planthema__plan__in=self.plannen)
        gekozen = self.form.cleaned_data
        if gekozen.get("thema"):
            berichten = berichten.filter(planthema__thema__slug=gekozen["thema"])
        if gekozen.get("koers"):
            berichten = berichten.filter(koers=gekozen["koers"])
        if gekozen.get("onderdeel"):
            berichten = berichten.filter(onderdeel__in=[OnderdeelKeuze.BEIDE, gekozen["onderdeel"]])
        return berichten.order_by("-gemeld_op", "-pk")


def lees_uitsnede(data):
    """What the address asks of a page of the city; unknown wijken and themes fall away when the rows are read."""
    onderdeel = data.get("onderdeel", "")
    return Uitsnede(
        wijk=data.get("wijk", ""),
        thema=data.get("thema", ""),
        onderdeel=onderdeel if onderdeel in OnderdeelSoort.values else "",
        prioriteit=data.get("prioriteit") == AAN,
    )


def lees_dag(data):
    """The past day that the address asks for; None for today, a day to come, or what is no day."""
    try:
        dag = datetime.date.fromisoformat(data.get("op", ""))
    except ValueError:
        return None
    return dag if VROEGSTE <= dag < vandaag() else None


def stadsvelden(beeld, jaren, namen=("jaar", "op", "wijk", "thema", "onderdeel", "prioriteit")):
    """The controls of the filter bar above a page of the city. Today is no choice: no day chosen means today."""
    uitsnede = beeld.uitsnede
    wijken = [(wijk.slug, wijk) for wijk in beeld.wijken]
    themas = [(thema.slug, thema) for thema in beeld.themas]
    prioriteit, label = AAN if uitsnede.prioriteit else "", "Alleen prioriteitswijken"
    velden = [
        Filterveld("jaar", "Jaar", [(str(jaar), jaar) for jaar in jaren], str(beeld.cyclus.jaar)),
        Filterveld("op", "Zoals het was op", [], f"{beeld.op:%Y-%m-%d}" if beeld.is_verleden else "", is_dag=True),
        Filterveld("wijk", "Wijk", wijken, uitsnede.wijk, "alle wijken"),
        Filterveld("thema", "Thema", themas, uitsnede.thema, "alle thema's"),
        Filterveld("onderdeel", "Onderdeel", OnderdeelSoort.choices, uitsnede.onderdeel, "beide onderdelen"),
        Filterveld("prioriteit", label, [(AAN, label)], prioriteit),
    ]
    return [veld for veld in velden if veld.naam in namen]
