"""The dashboard of the city: what its page shows of one year, narrowed by the address, today or on a past day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from buurtteams.tijd import vandaag

from ..models import Jaarcyclus
from ..stempels import onthoud
from .aanbevelingen import lees_kort as lees_aanbevelingen
from .afsprakenboek import lees_kort as lees_afspraken
from .grafiek import maak_lijngrafiek
from .stad import Stadsbeeld, Uitsnede, lees_gebied, lees_stadsbeeld
from .stadsdekking import lees_kort as lees_dekking
from .stippen import maak_stippen
from .tegels import maak_tegelkaart
from .verloop import Peilpunt, een_jaar_eerder, een_jaar_later, lees_vast_verloop, peildagen, punt_van


@dataclass(frozen=True)
class Stadsvraag:
    """What the address asks for. Without `op` it is today."""

    jaar: str = ""
    uitsnede: Uitsnede = Uitsnede()
    op: date | None = None

    @property
    def adres(self):
        """What stands behind the question mark of the address that asks this."""
        keuzes = {"jaar": self.jaar, "op": self.op or "", **vars(self.uitsnede)}
        keuzes["prioriteit"] = "1" if self.uitsnede.prioriteit else ""
        return urlencode({naam: waarde for naam, waarde in keuzes.items() if waarde})


@dataclass
class Dashboard:
    """`verloop`: the course of this year up to the day in view; `vorig`: all of last year's, `toen` a year before.

    `kort`: coverage, agreements of the round table and aanbevelingen, which are known of today alone.
    """

    beeld: Stadsbeeld
    verloop: list
    vorig: list
    toen: Peilpunt | None
    kort: "Kort | None"

    @property
    def nu(self):
        return self.verloop[-1] if self.verloop else None

    @property
    def vorig_op_de_dag(self):
        """Last year's course, and the day that the sentence compares with, so that line and sentence say the same."""
        if self.toen is None:
            return self.vorig
        dag = een_jaar_later(self.toen.op)
        anders = [punt for punt in self.vorig if een_jaar_later(punt.op) != dag]
        return sorted([*anders, self.toen], key=lambda punt: punt.op)

    @cached_property
    def grafiek(self):
        """The course of this year, with last year's laid over it on the same days."""
        jaar = self.beeld.cyclus.jaar
        reeksen = [(str(jaar), [_meetpunt(punt, punt.op) for punt in self.verloop])]
        if vorig := self.vorig_op_de_dag:
            reeksen.append((str(jaar - 1), [_meetpunt(punt, een_jaar_later(punt.op)) for punt in vorig]))
        return maak_lijngrafiek(
            deel="verloop",
            titel="Plannen die goed gaan of klaar zijn",
            reeksen=reeksen,
            hoogste=max(punt.plannen for punt in [*self.verloop, *self.vorig]),
            op=self.beeld.op,
            hoofd=str(jaar),
            vorig=str(jaar - 1),
            van=date(jaar, 1, 31),
            tot=self.beeld.cyclus.bespreking_op,
        )

    @cached_property
    def kaart(self):
        return maak_tegelkaart(self.beeld)

    @cached_property
    def stilte(self):
        """Per team how old its newest report is."""
        metingen = []
        for team in self.beeld.teams:
            dagen = [stand.dagen for stand in self.beeld.standen(team) if stand.dagen is not None]
            metingen.append((str(team), min(dagen, default=None), team.get_absolute_url()))
        titel = "Hoe oud het laatste bericht van elk team is"
        return maak_stippen(deel="stilte", titel=titel, metingen=metingen, een="dag", meer="dagen")


def _meetpunt(punt, dag):
    """As long as nobody reported there is no figure, and that is no zero."""
    return dag, punt.goed if punt.gemeld else None, punt.plannen


@dataclass(frozen=True)
class Kort:
    dekking: object
    afspraken: object
    aanbevelingen: object


def lees_dashboard(*, jaar, jaren, vraag, met_kort=True):
    """Of a year out of `stempels.lees_jaren`; `met_kort` also what is known of the whole city alone."""
    op = vraag.op or vandaag()
    cyclus, gebied = onthoud(("gebied", jaar.pk, op), jaar.vaste_stempels, lambda: _lees_kader(jaar, op))
    beeld = lees_stadsbeeld(cyclus=cyclus, uitsnede=vraag.uitsnede, op=op, met_partners=True, gebied=gebied)
    verloop = [*lees_vast_verloop(jaar, beeld, [dag for dag in peildagen(cyclus, op) if dag < op]), punt_van(beeld)]
    vorig, toen = _lees_vorig(jaar, jaren, beeld)
    kort = _lees_kort(jaar, jaren, beeld) if met_kort and not beeld.is_verleden else None
    return Dashboard(beeld=beeld, verloop=verloop, vorig=vorig, toen=toen, kort=kort)


def _lees_kort(jaar, jaren, beeld):
    """The daily reporting leaves it as it is, in whatever year."""
    stempels = tuple(rij.vorm for rij in jaren) + jaar.vaste_stempels
    return onthoud(
        ("kort", jaar.pk, beeld.op),
        stempels,
        lambda: Kort(lees_dekking(beeld.op), lees_afspraken(), lees_aanbevelingen(beeld.cyclus)),
    )


def _lees_kader(jaar, op):
    cyclus = Jaarcyclus.objects.prefetch_related("rondes").get(pk=jaar.pk)
    return cyclus, lees_gebied(cyclus, op)


def _lees_vorig(jaar, jaren, beeld):
    """Last year's course, and its point of the same day; nothing where there was no last year."""
    eerder = next((rij for rij in jaren if rij.jaar == jaar.jaar - 1), None)
    if eerder is None:
        return [], None
    dagen, zelfde_dag = peildagen(eerder, vandaag()), een_jaar_eerder(beeld.op)
    punten = {punt.op: punt for punt in lees_vast_verloop(eerder, beeld, sorted({*dagen, zelfde_dag}))}
    toen = punten[zelfde_dag]
    return [punten[dag] for dag in dagen], toen if toen.plannen else None
