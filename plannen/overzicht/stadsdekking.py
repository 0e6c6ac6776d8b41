"""Coverage of the city on one page: contacts, agreements and ownership; and the same in short."""

from dataclasses import dataclass

from samenwerking.overzicht.afspraakdekking import Afspraakdekking, lees_afspraakdekking
from samenwerking.overzicht.dekking import Contacttelling, Dekking, lees_dekking, tel_contacten

from .eigenaarschap import Eigenaarschap, Eigenaarstelling, lees_eigenaarschap, tel_eigenaarschap


@dataclass(frozen=True)
class Stadsdekking:
    contacten: Dekking
    afspraken: Afspraakdekking
    eigenaarschap: Eigenaarschap

    @property
    def teams_zonder_afspraak(self):
        return [team for team in self.contacten.alle_teams if team.pk not in self.afspraken.teams]


def lees_stadsdekking(op):
    """Eleven queries, whatever the number of rows."""
    contacten = lees_dekking(op)
    return Stadsdekking(contacten, lees_afspraakdekking(), lees_eigenaarschap(contacten.alle_teams, op))


@dataclass(frozen=True)
class KorteDekking:
    contacten: Contacttelling
    afspraken: Afspraakdekking
    eigenaarschap: Eigenaarstelling

    @property
    def op_een_persoon(self):
        return self.contacten.onderdelen_alleen + self.contacten.organisaties_alleen


def lees_kort(op):
    """For the page of the city: six queries."""
    return KorteDekking(tel_contacten(op), lees_afspraakdekking(), tel_eigenaarschap(op))
