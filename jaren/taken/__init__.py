"""What must I do now: one list per person over everything, of each role that this person holds today.

Where somebody left, the work comes to whoever stands in: team → instelling → gemeente (`waarneming`).
"""

from dataclasses import replace

from buurtteams.models import Rol
from buurtteams.tijd import vandaag
from plannen.models import Jaarcyclus
from plannen.taken import op_volgorde

from .antwoorden import adviezen, besluiten, gebeurd, vragen
from .planwerk import eigen_plannen, lees_plannen, waargenomen_werk, werk_uit
from .samen import samenwerking
from .stadswerk import fasen, mails, oordelen, plannen_voor_akkoord, reacties
from .waarneming import lees_waarneming

__all__ = ["taken_van"]


def taken_van(gebruiker, *, op=None, cyclus=None):
    """The most urgent first. In a constant number of queries, whatever the number of plans.

    `cyclus`: the running year, where somebody has it at hand.
    """
    if not gebruiker.rollen:
        return []
    op = op or vandaag()
    cyclus = cyclus or Jaarcyclus.objects.lopend(op)
    waarneming = lees_waarneming(gebruiker, op)
    taken = werk_uit(lees_plannen(gebruiker, eigen_plannen(gebruiker)), cyclus=cyclus, op=op, gebruiker=gebruiker)
    taken += [*vragen(gebruiker, op), *besluiten(gebruiker, op), *gebeurd(gebruiker, op)]
    taken += [*plannen_voor_akkoord(gebruiker, op), *oordelen(gebruiker, op), *adviezen(gebruiker, op)]
    taken += [*fasen(gebruiker, op), *reacties(gebruiker, op), *mails(gebruiker, op)]
    taken += samenwerking(gebruiker, op, waarneming)
    taken += waargenomen_werk(gebruiker, waarneming, cyclus=cyclus, op=op)
    eenmaal = {taak.sleutel: taak for taak in reversed(taken)}  # of two for the same work, the own one
    return op_volgorde(eenmaal.values() if is_van_een_team(gebruiker) else map(met_trekker, eenmaal.values()))


def is_van_een_team(gebruiker):
    """Whoever works for one team alone knows whose plans these are."""
    return [rol.soort for rol in gebruiker.rollen] == [Rol.Soort.COORDINATOR]


def met_trekker(taak):
    if taak.plan is None or taak.plan.trekker in taak.onder:
        return taak
    return replace(taak, onder=" · ".join(filter(None, [taak.plan.trekker, taak.onder])))
