from .advies import Advies
from .bespreking import MEESTE_PUNTEN, Agendapunt, Besluit, BestuurlijkeReactie
from .herinnering import Herinnering, Herinneringsregel
from .momentopname import Momentopname, canoniek
from .oordeel import STEMMEN_OPEN, Oordeel, Partij, partijen_van
from .partnerlink import Partnerlink
from .schaal import TELT, Antwoord, Besluitsoort, verschil
from .terugblik import Terugblik

__all__ = [
    "MEESTE_PUNTEN",
    "STEMMEN_OPEN",
    "TELT",
    "Advies",
    "Agendapunt",
    "Antwoord",
    "Besluit",
    "Besluitsoort",
    "BestuurlijkeReactie",
    "Herinnering",
    "Herinneringsregel",
    "Momentopname",
    "Oordeel",
    "Partij",
    "Partnerlink",
    "Terugblik",
    "canoniek",
    "partijen_van",
    "verschil",
]
