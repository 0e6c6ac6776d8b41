from .actie import Actie, Datumwijziging
from .afspraak import RondetafelAfspraak, Steun
from .inhoud import Indicator, Meting, Partnerantwoord, Planpartner, PlanThema
from .jaar import Jaarcyclus, Prioriteitswijk, Ronde
from .logboek import Gebeurtenis
from .plan import Plan
from .stand import Koers, Stand, zwaarste
from .stempel import Cijferstempel
from .voortgang import Voortgang
from .vraag import Vraag

__all__ = [
    "Actie",
    "Cijferstempel",
    "Datumwijziging",
    "Gebeurtenis",
    "Indicator",
    "Jaarcyclus",
    "Koers",
    "Meting",
    "Partnerantwoord",
    "Plan",
    "PlanThema",
    "Planpartner",
    "Prioriteitswijk",
    "Ronde",
    "RondetafelAfspraak",
    "Stand",
    "Steun",
    "Voortgang",
    "Vraag",
    "zwaarste",
]
