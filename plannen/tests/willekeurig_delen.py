"""What the pages of a part of the city need besides its plans: who runs which onderdeel, stories, aanbevelingen."""

import datetime
from dataclasses import dataclass

from hypothesis import strategies as st

from buurtteams.models import Aanbeveling, Gebruiker, Instelling, Onderdeel, OnderdeelSoort, Uitvoering
from plannen.models import PlanThema
from samenwerking.models import Verhaal

from .willekeurig import AMSTERDAM, DATUM, RANDEN, TEAMS, THEMAS, Bouw, momenten

INSTELLINGEN = ("incluzio", "lokalis")


@dataclass
class Bijlage:
    """Numbers count on where they run out of rows, so that every city can use any of them."""

    uitvoeringen: tuple = ()
    verhalen: tuple = ()
    werk: tuple = ()  # pairs of a theme of a plan and an aanbeveling


def periodes(nu):
    """First and last day; the last may be still to come, or be none."""
    vandaag = nu.astimezone(AMSTERDAM).date()
    randen = [DATUM(rand) + datetime.timedelta(days=extra) for rand in RANDEN for extra in (-1, 0)]
    randen += [vandaag + datetime.timedelta(days=extra) for extra in (-1, 0, 1)]
    dag = st.sampled_from(randen)
    return st.tuples(dag, st.none() | dag).map(lambda paar: (paar[0], paar[1] and max(paar)))


def meestal_geldig(nu):
    begin, dag = nu.date() - datetime.timedelta(days=500), datetime.timedelta(days=2)
    return st.sampled_from([(begin, None), (begin, nu.date() - dag)]) | periodes(nu)


def bijlagen(nu):
    nummer = st.integers(0, 50)
    uitvoering = st.fixed_dictionaries(
        {
            "onderdeel": st.tuples(st.integers(0, len(TEAMS) - 1), st.sampled_from(OnderdeelSoort.values)),
            "instelling": st.integers(0, 1),
            "periode": meestal_geldig(nu),
        }
    )
    verhaal = st.fixed_dictionaries(
        {
            "thema": st.integers(0, len(THEMAS) - 1),
            "team": st.none() | st.integers(0, len(TEAMS) - 1),
            "status": st.sampled_from(["gedeeld", "gedeeld", "gedeeld", "ter_controle", "ingetrokken"]),
            "op": momenten(nu),
        }
    )
    return st.builds(
        Bijlage,
        uitvoeringen=st.lists(uitvoering, min_size=4, max_size=8, unique_by=lambda rij: rij["onderdeel"]),
        verhalen=st.lists(verhaal, max_size=5),
        werk=st.lists(st.tuples(nummer, nummer), max_size=8, unique=True),
    )


class Delenbouw(Bouw):
    """Makes the rows of a Stad and of a Bijlage."""

    def __init__(self, stad, bijlage):
        self.bijlage = bijlage
        super().__init__(stad)

    def _maak_plannen(self):
        """Before the years are closed: after that nothing of them can change."""
        super()._maak_plannen()
        self._maak_aanbevelingen()
        self._maak_uitvoeringen()
        self._maak_verhalen()
        self.organisaties[0].wijken.add(*self.wijken.values())

    def _maak_aanbevelingen(self):
        """Of each theme a whole with two parts, and one by itself."""
        for thema in self.themas:
            vast = {"thema": thema, "titel": thema.slug}
            geheel = Aanbeveling.objects.create(code=f"{thema.volgorde}a", volgorde=1, **vast)
            for nummer in (2, 3):
                Aanbeveling.objects.create(
                    code=f"{thema.volgorde}a{nummer}", volgorde=nummer, onderdeel_van=geheel, **vast
                )
            Aanbeveling.objects.create(code=f"{thema.volgorde}b", volgorde=4, **vast)
        delen = list(PlanThema.objects.order_by("pk"))
        for deel, aanbeveling in self.bijlage.werk if delen else []:
            planthema = delen[deel % len(delen)]
            keus = Aanbeveling.objects.filter(thema=planthema.thema_id).order_by("volgorde")
            planthema.aanbevelingen.add(keus[aanbeveling % 4])

    def _maak_uitvoeringen(self):
        Instelling.objects.create(naam="Lokalis", slug="lokalis", onderdeel="jeugd_en_gezin")
        instellingen = list(Instelling.objects.order_by("pk"))
        soorten = OnderdeelSoort.values
        rijen = Onderdeel.objects.bulk_create(
            [Onderdeel(buurtteam=team, soort=soort) for team in self.teams for soort in soorten]
        )
        onderdelen = {(self.teams.index(rij.buurtteam), rij.soort): rij for rij in rijen}
        self.onderdelen = onderdelen
        Uitvoering.objects.bulk_create(
            [
                Uitvoering(
                    onderdeel=onderdelen[rij["onderdeel"]], instelling=instellingen[rij["instelling"]],
                    vanaf=rij["periode"][0], tot=rij["periode"][1],
                )
                for rij in self.bijlage.uitvoeringen
                if rij["onderdeel"] in onderdelen
            ]
        )  # fmt: skip

    def _maak_verhalen(self):
        lezer = Gebruiker.objects.create(email="lezer@voorbeeld.test", naam="Lezer")
        Verhaal.objects.bulk_create(
            [
                Verhaal(
                    titel=f"Verhaal {nummer}", thema=self.themas[rij["thema"]], status=rij["status"],
                    team=None if rij["team"] is None else self.teams[rij["team"] % len(self.teams)],
                    schrijver=self.door, controleur=lezer, gedeeld_op=rij["op"],
                )
                for nummer, rij in enumerate(self.bijlage.verhalen, 1)
            ]
        )  # fmt: skip
