"""The promise ledger: what the round table agreed, what became of each agreement, and where it is worked on."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from ..models import Plan, RondetafelAfspraak

Stand = RondetafelAfspraak.Stand


@dataclass(frozen=True)
class Boekregel:
    afspraak: RondetafelAfspraak
    per_jaar: dict  # year → how many adopted plans work on it; newest first, zero included
    steun: list
    gestopte_steun: list

    @property
    def stand(self):
        return self.afspraak.stand

    @property
    def jaren(self):
        return list(self.per_jaar.items())


@dataclass(frozen=True)
class Afsprakenboek:
    regels: list

    @cached_property
    def telling(self):
        """Stand → how many agreements have it, in the order of the states, zero included."""
        aantallen = Counter(regel.stand for regel in self.regels)
        return {stand: aantallen[stand] for stand in Stand}

    def met_stand(self, code):
        """The rows with this state; all of them for a state that does not exist."""
        return [regel for regel in self.regels if regel.stand == code] if code in Stand.values else self.regels


def lees_boek(op, jaren):
    """All agreements in their order, with the plans of `jaren` (newest first): three queries."""
    werk = defaultdict(Counter)
    koppelingen = Plan.afspraken.through.objects.filter(plan__in=Plan.objects.vastgesteld())
    for afspraak, jaar in koppelingen.values_list("rondetafelafspraak", "plan__cyclus__jaar"):
        werk[afspraak][jaar] += 1
    regels = []
    for afspraak in RondetafelAfspraak.objects.met_plannen().prefetch_related("steun"):
        geldig = [steun for steun in afspraak.steun.all() if steun.geldt_op(op)]
        gestopt = [steun for steun in afspraak.steun.all() if steun.is_gestopt(op)]
        per_jaar = {jaar: werk[afspraak.pk][jaar] for jaar in jaren}
        regels.append(Boekregel(afspraak, per_jaar, geldig, gestopt))
    return Afsprakenboek(regels)


@dataclass(frozen=True)
class KortBoek:
    """The ledger in short, for the page of the city."""

    telling: dict  # Stand → number, zero included
    open: list  # the agreements that no plan ever took up

    @property
    def rijen(self):
        return list(self.telling.items())

    @property
    def totaal(self):
        return sum(self.telling.values())


def lees_kort():
    """One query."""
    afspraken = list(RondetafelAfspraak.objects.met_plannen())
    aantallen = Counter(afspraak.stand for afspraak in afspraken)
    telling = {stand: aantallen[stand] for stand in Stand}
    return KortBoek(telling, [afspraak for afspraak in afspraken if afspraak.stand == Stand.OPEN])
