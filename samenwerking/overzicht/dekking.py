"""Coverage of contacts: for how many teams, onderdelen and organisaties somebody stands, and where it hangs by one.

Everyone who sees the city sees these figures; they name posts, never persons.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from buurtteams.models import Buurtteam, Instelling, Onderdeel

from ..models import Contactpersoon, Organisatie

Functie = Contactpersoon.Functie
# What the sources say of the start, with where they say it. None of them gives a number.
BEGIN_2017 = [
    (
        "In februari 2017 was een deel van de vaste contacten bij de teams al geregeld. Hoeveel, staat er niet bij.",
        "Verslag rondetafelgesprek 2017",
    ),
    (
        "Vóór de ronde tafel misten teams en organisaties bij elkaar een vast contact.",
        "Gespreksnotitie cultuursensitief werken, §5b",
    ),
    (
        "Bij jeugd en gezin lette toen niemand meer op dit onderwerp: er was geen functionaris meer.",
        "Gespreksnotitie cultuursensitief werken, §6b",
    ),
]


@dataclass(frozen=True)
class Dekking:
    teams: int
    teams_met: int  # at least one onderdeel has a vast contact
    teams_geheel: int  # every onderdeel has
    onderdelen: int
    onderdelen_met: int
    organisaties: int
    organisaties_met: int
    instellingen: list  # (instelling, whether it has a functionaris)
    zonder: list  # onderdelen without a vast contact
    organisaties_zonder: list
    onderdelen_met_een: list  # one vast contact and no vervanger
    organisaties_met_een: list
    een_voor_meer: list  # per person who is the only contact of several sides: those sides
    begin: list


def lees_dekking(op):
    """Five queries, whatever the number of rows."""
    contacten = list(Contactpersoon.objects.geldig(op).voor_overzicht())
    onderdelen = list(Onderdeel.objects.select_related("buurtteam").order_by("buurtteam__naam", "-soort"))
    organisaties = list(Organisatie.objects.order_by("naam"))
    vast = {kant_van(contact) for contact in contacten if contact.functie == Functie.VAST_CONTACT}
    per_team = defaultdict(list)
    for onderdeel in onderdelen:
        per_team[onderdeel.buurtteam_id].append((onderdeel.pk, None) in vast)
    zonder = [onderdeel for onderdeel in onderdelen if (onderdeel.pk, None) not in vast]
    organisaties_zonder = [organisatie for organisatie in organisaties if (None, organisatie.pk) not in vast]
    met_functionaris = {contact.instelling_id for contact in contacten}
    alleen = wie_alleen_staat(contacten)
    return Dekking(
        teams=Buurtteam.objects.count(),
        teams_met=sum(any(delen) for delen in per_team.values()),
        teams_geheel=sum(all(delen) for delen in per_team.values()),
        onderdelen=len(onderdelen),
        onderdelen_met=len(onderdelen) - len(zonder),
        organisaties=len(organisaties),
        organisaties_met=len(organisaties) - len(organisaties_zonder),
        instellingen=[(instelling, instelling.pk in met_functionaris) for instelling in Instelling.objects.all()],
        zonder=zonder,
        organisaties_zonder=organisaties_zonder,
        onderdelen_met_een=[contact.onderdeel for contact in alleen if contact.onderdeel_id],
        organisaties_met_een=[contact.organisatie for contact in alleen if contact.organisatie_id],
        een_voor_meer=een_voor_meer(alleen),
        begin=BEGIN_2017,
    )


def kant_van(contact):
    return contact.onderdeel_id, contact.organisatie_id


def wie_alleen_staat(contacten):
    """The vaste contacten beside whom no other stands, and for whom nobody stands in."""
    aantal = Counter(kant_van(c) for c in contacten if c.functie in (Functie.VAST_CONTACT, Functie.VERVANGER))
    return [c for c in contacten if c.functie == Functie.VAST_CONTACT and aantal[kant_van(c)] == 1]


def een_voor_meer(alleen):
    """The same person by account, else by e-mail address; whoever has neither is taken for another."""
    kanten = defaultdict(list)
    for contact in alleen:
        if persoon := contact.gebruiker_id or contact.email.lower():
            kanten[persoon].append(contact.kant)
    return [van_een for van_een in kanten.values() if len(van_een) > 1]
