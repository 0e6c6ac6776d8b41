"""Random cities for hypothesis: a few teams, plans, steps and reports, often at the edge of a day or of a ronde.

What hypothesis chooses are plain values, which shrink and print well; `bouw` makes rows of them, many at a time.
"""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from buurtteams.models import Buurtteam, Gebruiker, Instelling, OnderdeelSoort, Thema, Wijk
from plannen import acties
from plannen.models import (
    Gebeurtenis,
    Jaarcyclus,
    Koers,
    Partnerantwoord,
    Plan,
    Planpartner,
    PlanThema,
    Prioriteitswijk,
    Ronde,
    Voortgang,
)
from samenwerking.models import Organisatie

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DATUM = datetime.date.fromisoformat
THEMAS = ("taal", "werving", "partners")
WIJKEN = ("noord", "oost", "zuid")
TEAMS = ("Dichters", "Lombok", "Overvecht", "Zuilen")
# The ends of summer time, rondes that open, months and years that end.
RANDEN = [
    *("2025-03-30", "2025-06-01", "2025-10-26", "2025-11-01", "2025-12-31", "2026-01-31", "2026-02-09", "2026-02-10"),
    *("2026-03-29", "2026-05-31", "2026-06-01", "2026-10-25", "2026-10-31", "2026-11-01", "2026-11-22", "2027-02-09"),
]


def op_de_klok(dag, tijd="00:00", fold=0):
    lokaal = datetime.datetime.combine(DATUM(dag), datetime.time.fromisoformat(tijd).replace(fold=fold), AMSTERDAM)
    return lokaal.astimezone(datetime.UTC)


RANDMOMENTEN = [op_de_klok(dag, tijd) for dag in RANDEN for tijd in ("00:00", "00:30", "23:59:59.999999")]
RANDMOMENTEN += [op_de_klok(dag, "02:30", fold) for dag in ("2025-10-26", "2026-10-25") for fold in (0, 1)]
NU = [
    op_de_klok("2026-11-22", "12:00"),
    op_de_klok("2026-11-01", "00:00"),
    op_de_klok("2026-10-25", "23:30"),
    op_de_klok("2026-06-30", "23:59"),
    op_de_klok("2027-02-10", "09:00"),
    op_de_klok("2028-02-29", "10:00"),
]
# How a plan can have gone.
WEGEN = [
    *["aangeboden vastgesteld"] * 4,
    "aangeboden concept aangeboden vastgesteld",
    "aangeboden vastgesteld verantwoord",
    "aangeboden vastgesteld verantwoord vastgesteld",
    "aangeboden vastgesteld verantwoord besproken",
    *["aangeboden vastgesteld ingetrokken"] * 2,
    "aangeboden",
    "",
]


@dataclass
class Stad:
    nu: datetime.datetime
    teams: list  # the wijk of each
    prioriteit: set  # pairs of year and wijk
    rondes: set  # pairs of year and opening day
    fasen: dict  # year → its phase
    besprekingen: dict  # year → how many days after its first one the review is
    plannen: list


def momenten(nu):
    vrij = st.datetimes(datetime.datetime(2025, 1, 1), nu.replace(tzinfo=None), timezones=st.just(datetime.UTC))
    return st.sampled_from([moment for moment in RANDMOMENTEN if moment <= nu]) | vrij


def berichten(moment, koersen):
    antwoord = st.tuples(st.integers(0, 1), st.sampled_from(Partnerantwoord.Antwoord.values), moment)
    return st.fixed_dictionaries(
        {
            "op": moment,
            "koers": st.sampled_from(koersen),
            "bewijs": st.sampled_from(Voortgang.Bewijs.values),
            "ingetrokken": st.none() | moment,
            "antwoorden": st.lists(antwoord, max_size=3),
        }
    )


def plannen(teams, moment, koersen, per_deel):
    deel = st.tuples(st.integers(0, len(THEMAS) - 1), st.lists(berichten(moment, koersen), max_size=per_deel))
    return st.fixed_dictionaries(
        {
            "jaar": st.sampled_from([2026, 2026, 2025]),
            "trekker": st.integers(0, teams - 1) | st.sampled_from(["instelling", "gemeente"]),
            "samen": st.sets(st.integers(0, teams - 1), max_size=2),
            "onderdeel": st.sampled_from(["beide", "sociaal", "jeugd_en_gezin"]),
            "weg": st.sampled_from(WEGEN),
            "stappen": st.lists(moment, min_size=4, max_size=4).map(sorted),
            "met_log": st.sampled_from([True, True, True, False]),
            "delen": st.lists(deel, min_size=1, max_size=3, unique_by=lambda deel: deel[0]),
        }
    )


@st.composite
def steden(draw, minstens=2, koersen=tuple(Koers.values), per_deel=3):
    """Of one or two years, with `minstens` plans or a few more, and at most `per_deel` reports on each theme."""
    nu = draw(st.sampled_from(NU))
    teams = draw(st.lists(st.sampled_from(WIJKEN), min_size=1, max_size=len(TEAMS)))
    jaren = draw(st.sampled_from([(2025, 2026), (2025, 2026), (2026,)]))
    dagen = st.sampled_from(["06-01", "11-01", "03-29", "10-25"])
    lijst = draw(
        st.lists(plannen(len(teams), momenten(nu), koersen, per_deel), min_size=minstens, max_size=minstens + 4)
    )
    return Stad(
        nu=nu,
        teams=teams,
        prioriteit=draw(st.sets(st.tuples(st.sampled_from(jaren), st.sampled_from(WIJKEN)), max_size=3)),
        rondes=draw(st.sets(st.tuples(st.sampled_from(jaren), dagen), max_size=4)),
        besprekingen={jaar: draw(st.sampled_from([404, 404, 348, 365, 504])) for jaar in jaren},
        fasen={jaar: draw(st.sampled_from(["uitvoering", "bespreking", "afgesloten"])) for jaar in jaren},
        plannen=[plan for plan in lijst if plan["jaar"] in jaren],
    )


def keuzes(nu):
    """What the address asks: a year or none, a day or today, and what it narrows to; also what does not exist."""
    vandaag = nu.astimezone(AMSTERDAM).date()
    randen = [DATUM(rand) + datetime.timedelta(days=extra) for rand in RANDEN for extra in (-1, 0)]
    vrij = st.dates(datetime.date(2024, 12, 1), vandaag - datetime.timedelta(days=1))
    return st.fixed_dictionaries(
        {
            "jaar": st.sampled_from(["", "2026", "2026", "2025"]),
            "op": st.none() | st.sampled_from([dag for dag in randen if dag < vandaag]) | vrij,
            "wijk": st.sampled_from(["", "", *WIJKEN, "bestaat-niet"]),
            "thema": st.sampled_from(["", "", *THEMAS, "bestaat-niet"]),
            "onderdeel": st.sampled_from(["", "", *OnderdeelSoort.values]),
            "prioriteit": st.sampled_from([False, False, True]),
        }
    )


# Rows


class Bouw:
    """Makes the rows of a Stad."""

    def __init__(self, stad):
        self.stad = stad
        self.door = Gebruiker.objects.create(email="schrijver@voorbeeld.test", naam="Schrijver")
        self._maak_stad()
        self._maak_plannen()
        for jaar, fase in stad.fasen.items():
            Jaarcyclus.objects.filter(jaar=jaar).update(fase=fase)

    def _maak_stad(self):
        wijken = [Wijk(nummer=n, naam=slug, slug=slug, code=slug, rij=n, kolom=1) for n, slug in enumerate(WIJKEN, 1)]
        self.wijken = {wijk.slug: wijk for wijk in Wijk.objects.bulk_create(wijken)}
        self.teams = Buurtteam.objects.bulk_create(
            [
                Buurtteam(naam=naam, slug=naam.lower(), wijk=self.wijken[wijk])
                for naam, wijk in zip(TEAMS, self.stad.teams, strict=False)
            ]
        )
        themas = [Thema(volgorde=n, slug=slug, naam=slug, korte_naam=slug) for n, slug in enumerate(THEMAS, 1)]
        self.themas = Thema.objects.bulk_create(themas)
        self.instelling = Instelling.objects.create(naam="Incluzio", slug="incluzio", onderdeel="sociaal")
        self.organisaties = Organisatie.objects.bulk_create([Organisatie(naam=naam) for naam in ("Vlieger", "Appel")])
        self.jaren = {jaar: self._maak_jaar(jaar) for jaar in self.stad.fasen}
        rondes = [(self.jaren[jaar], DATUM(f"{jaar}-{dag}")) for jaar, dag in self.stad.rondes]
        Ronde.objects.bulk_create([Ronde(cyclus=jaar, opent_op=dag, sluit_op=dag) for jaar, dag in rondes])
        Prioriteitswijk.objects.bulk_create(
            [
                Prioriteitswijk(cyclus=self.jaren[jaar], wijk=self.wijken[wijk], reden="Hier eerst.")
                for jaar, wijk in self.stad.prioriteit
            ]
        )

    def _maak_jaar(self, jaar):
        dagen = datetime.timedelta(days=self.stad.besprekingen[jaar])
        return Jaarcyclus.objects.create(jaar=jaar, bespreking_op=datetime.date(jaar, 1, 1) + dagen)

    def _maak_plannen(self):
        for nummer, plan in enumerate(self.stad.plannen, 1):
            self._maak_plan(nummer, plan)

    def _maak_plan(self, nummer, gegeven):
        weg = list(zip(gegeven["weg"].split(), gegeven["stappen"], strict=False))
        eerste = dict(reversed(weg))
        team = self.teams[gegeven["trekker"]] if isinstance(gegeven["trekker"], int) else None
        plan = Plan.objects.create(
            cyclus=self.jaren[gegeven["jaar"]],
            team=team,
            instelling=self.instelling if gegeven["trekker"] == "instelling" else None,
            van_gemeente=gegeven["trekker"] == "gemeente",
            nummer=nummer if team else None,
            titel=f"Plan {nummer}",
            onderdeel=gegeven["onderdeel"],
            status=weg[-1][0] if weg else "concept",
            aangeboden_op=eerste.get("aangeboden"),
            vastgesteld_op=eerste.get("vastgesteld"),
            gemaakt_door=self.door,
        )
        plan.deelnemende_teams.set([self.teams[nummer] for nummer in gegeven["samen"]])
        # Rows that came in from elsewhere have no log; only a plan that stayed adopted can be read without.
        if gegeven["met_log"] or plan.status != Plan.Status.VASTGESTELD:
            Gebeurtenis.objects.bulk_create(
                [Gebeurtenis(soort="plan_status", object_id=plan.pk, plan=plan, naar=naar, op=op) for naar, op in weg]
            )
        partners = Planpartner.objects.bulk_create([Planpartner(plan=plan, organisatie=o) for o in self.organisaties])
        for thema, berichten in gegeven["delen"]:
            deel = PlanThema.objects.create(plan=plan, thema=self.themas[thema], doel=f"Doel van {plan.titel}.")
            self._maak_deel(deel, berichten, partners)

    def _maak_deel(self, planthema, gegeven, partners):
        uitleg = {"geprobeerd": "Gebeld.", "bewijs_toelichting": "Turflijst."}
        rijen = [
            Voortgang(
                planthema=planthema, koers=bericht["koers"], bewijs=bericht["bewijs"], gemeld_op=bericht["op"],
                ingetrokken_op=bericht["ingetrokken"] and max(bericht["ingetrokken"], bericht["op"]),
                bewijs_link="https://voorbeeld.test/", door=self.door, **uitleg,
                wat_gebeurd=f"Bericht {nummer}." if nummer % 3 else "", ongewijzigd=not nummer % 3,
            )
            for nummer, bericht in enumerate(gegeven, 1)
        ]  # fmt: skip
        rijen = Voortgang.objects.bulk_create(rijen)
        Partnerantwoord.objects.bulk_create(
            [
                Partnerantwoord(
                    planpartner=partners[wie], voortgang=rij, vraag="gebeurd", antwoord=antwoord,
                    op=max(op, bericht["op"]),
                )
                for rij, bericht in zip(rijen, gegeven, strict=True)
                for wie, antwoord, op in bericht["antwoorden"]
            ]
        )  # fmt: skip
        acties.werk_stand_bij(planthema)
