from .aanmelding import Inlogpoging
from .mensen import Gebruiker, Rol, Uitnodiging
from .plaats import Buurtteam, Instelling, Onderdeel, OnderdeelKeuze, OnderdeelSoort, Uitvoering, Wijk
from .thema import Aanbeveling, Knelpunt, Thema

__all__ = [
    "Aanbeveling",
    "Buurtteam",
    "Gebruiker",
    "Inlogpoging",
    "Instelling",
    "Knelpunt",
    "Onderdeel",
    "OnderdeelKeuze",
    "OnderdeelSoort",
    "Rol",
    "Thema",
    "Uitnodiging",
    "Uitvoering",
    "Wijk",
]
