"""How far teams and organisaties have agreements, and what both sides say of them. Figures of the whole city."""

from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q

from ..models import Samenwerkingsafspraak


@dataclass(frozen=True)
class Afspraakdekking:
    """Of the running agreements. The four states are those of the filter on their list."""

    teams: set  # numbers of the teams with an agreement
    organisaties: set
    lopend: int
    bevestigd: int
    verschil: int
    bevestigen: int
    terugkijken: int


def lees_afspraakdekking():
    """One query."""
    afspraken = Samenwerkingsafspraak.objects.filter(gestopt_op=None)
    groepen = [
        afspraken.bevestigd(),
        afspraken.met_verschil(),
        afspraken.te_bevestigen(),
        afspraken.evaluatie_nodig(),
    ]
    vlaggen = {f"is_{nummer}": is_een_van(groep) for nummer, groep in enumerate(groepen)}
    rijen = list(afspraken.order_by().annotate(**vlaggen).values_list("team", "organisatie", *vlaggen))
    tellingen = [sum(rij[2 + nummer] for rij in rijen) for nummer in range(len(groepen))]
    return Afspraakdekking({rij[0] for rij in rijen}, {rij[1] for rij in rijen}, len(rijen), *tellingen)


def is_een_van(groep):
    return ExpressionWrapper(Q(pk__in=groep.order_by().values("pk")), BooleanField())
