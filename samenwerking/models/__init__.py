from .afspraak import Afspraakantwoord, Afspraakevaluatie, Samenwerkingsafspraak, Zijde
from .behoefte import Behoefte
from .bijeenkomst import Bijeenkomst, Signaal
from .contact import Contactpersoon
from .inloop import Inloop, Inlooptijd, Inloopuitzondering, Weekdag
from .logboek import Gebeurtenis
from .organisatie import Organisatie
from .verhaal import Kennisitem, Overname, Verhaal, Vondst

__all__ = [
    "Afspraakantwoord",
    "Afspraakevaluatie",
    "Behoefte",
    "Bijeenkomst",
    "Contactpersoon",
    "Gebeurtenis",
    "Inloop",
    "Inlooptijd",
    "Inloopuitzondering",
    "Kennisitem",
    "Organisatie",
    "Overname",
    "Samenwerkingsafspraak",
    "Signaal",
    "Verhaal",
    "Vondst",
    "Weekdag",
    "Zijde",
]
