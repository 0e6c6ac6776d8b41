"""Coverage of contacts: for how many teams, onderdelen and organisaties somebody stands, and where it hangs by one.

Everyone who sees the city sees these figures; they name posts, never persons.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from buurtteams.models import Buurtteam, Instelling, Onderdeel

from ..models import Contactpersoon, Organisatie

Functie = Contactpersoon.Functie
# Verslag rondetafelgesprek 2017, agreement A2: it gives no number.
BEGIN_2017 = "In 2017 was een deel van de vaste contacten al geregeld. Hoeveel, staat niet in het verslag."


@dataclass(frozen=True)
class Dekking:
    teams: int
    teams_met: int  # at least one onderdeel has a vast contact
    teams_geheel: int  # both onderdelen have
    onderdelen: int
    onderdelen_met: int
    organisaties: int
    organisaties_met: int
    instellingen: list  # (instelling, whether it has a functionaris)
    zonder: list  # onderdelen without a vast contact
    hangt_aan_een: list  # onderdelen and organisaties with one contact and no vervanger
    begin: str = BEGIN_2017


def lees_dekking(op):
    """Five queries, whatever the number of rows."""
    contacten = list(Contactpersoon.objects.geldig(op).voor_overzicht())
    onderdelen = list(Onderdeel.objects.select_related("buurtteam").order_by("buurtteam__naam", "-soort"))
    vast = {c.onderdeel_id for c in contacten if c.functie == Functie.VAST_CONTACT}
    per_team = defaultdict(list)
    for onderdeel in onderdelen:
        per_team[onderdeel.buurtteam_id].append(onderdeel.pk in vast)
    organisaties = {c.organisatie_id for c in contacten if c.organisatie_id and c.functie == Functie.VAST_CONTACT}
    met_functionaris = {c.instelling_id for c in contacten}
    return Dekking(
        teams=Buurtteam.objects.count(),
        teams_met=sum(any(delen) for delen in per_team.values()),
        teams_geheel=sum(all(delen) for delen in per_team.values()),
        onderdelen=len(onderdelen),
        onderdelen_met=sum(onderdeel.pk in vast for onderdeel in onderdelen),
        organisaties=Organisatie.objects.count(),
        organisaties_met=len(organisaties),
        instellingen=[(instelling, instelling.pk in met_functionaris) for instelling in Instelling.objects.all()],
        zonder=[onderdeel for onderdeel in onderdelen if onderdeel.pk not in vast],
        hangt_aan_een=hangt_aan_een(contacten),
    )


def hangt_aan_een(contacten):
    """The sides for which exactly one person stands, and no vervanger."""
    van_kant = [c for c in contacten if not c.instelling_id and c.functie != Functie.SLEUTELPERSOON]
    aantal = Counter((c.onderdeel_id, c.organisatie_id) for c in van_kant)
    return [c.kant for c in van_kant if aantal[c.onderdeel_id, c.organisatie_id] == 1]
