"""The dashboard of the city: what its page shows of one year, narrowed by the address, today or on a past day."""

from dataclasses import dataclass

from buurtteams.tijd import vandaag

from ..models import Jaarcyclus
from ..stempels import onthoud
from .stad import Stadsbeeld, Uitsnede, lees_gebied, lees_stadsbeeld
from .verloop import Peilpunt, een_jaar_eerder, lees_vast_verloop, peildagen, punt_van


@dataclass(frozen=True)
class Stadsvraag:
    """What the address asks for. Without `op` it is today."""

    jaar: str = ""
    uitsnede: Uitsnede = Uitsnede()
    op: object = None


@dataclass
class Dashboard:
    """`verloop`: the course of this year up to the day in view; `vorig`: all of last year's, `toen` a year before."""

    beeld: Stadsbeeld
    verloop: list
    vorig: list
    toen: Peilpunt | None

    @property
    def nu(self):
        return self.verloop[-1] if self.verloop else None


def lees_dashboard(*, jaar, jaren, vraag):
    """Of a year out of `stempels.lees_jaren`."""
    op = vraag.op or vandaag()
    cyclus, gebied = onthoud(("gebied", jaar.pk, op), jaar.vaste_stempels, lambda: _lees_kader(jaar, op))
    beeld = lees_stadsbeeld(cyclus=cyclus, uitsnede=vraag.uitsnede, op=op, met_partners=True, gebied=gebied)
    verloop = [*lees_vast_verloop(jaar, beeld, [dag for dag in peildagen(cyclus, op) if dag < op]), punt_van(beeld)]
    vorig, toen = _lees_vorig(jaar, jaren, beeld)
    return Dashboard(beeld=beeld, verloop=verloop, vorig=vorig, toen=toen)


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
