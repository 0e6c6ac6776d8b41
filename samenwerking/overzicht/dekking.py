"""Coverage of contacts: for how many teams, onderdelen and organisaties somebody stands, and where it hangs by one.

Everyone who sees the city sees these figures; they name posts, never persons.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q

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
    alle_teams: list
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
    met_vervanger: set  # pairs (onderdeel, organisatie) of sides with a vast contact and a vervanger
    begin: list

    @property
    def teams(self):
        return len(self.alle_teams)

    @property
    def onderdelen_met_vervanger(self):
        return sum(onderdeel is not None for onderdeel, _ in self.met_vervanger)

    @property
    def organisaties_met_vervanger(self):
        return sum(organisatie is not None for _, organisatie in self.met_vervanger)


def lees_dekking(op):
    """Five queries, whatever the number of rows."""
    contacten = list(Contactpersoon.objects.geldig(op).voor_overzicht())
    onderdelen = list(Onderdeel.objects.select_related("buurtteam").order_by("buurtteam__naam", "-soort"))
    organisaties = list(Organisatie.objects.order_by("naam"))
    vast = kanten_met(contacten, Functie.VAST_CONTACT)
    per_team = defaultdict(list)
    for onderdeel in onderdelen:
        per_team[onderdeel.buurtteam_id].append((onderdeel.pk, None) in vast)
    zonder = [onderdeel for onderdeel in onderdelen if (onderdeel.pk, None) not in vast]
    organisaties_zonder = [organisatie for organisatie in organisaties if (None, organisatie.pk) not in vast]
    met_functionaris = {contact.instelling_id for contact in contacten}
    alleen = wie_alleen_staat(contacten)
    return Dekking(
        alle_teams=list(Buurtteam.objects.select_related("wijk")),
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
        met_vervanger=vast & kanten_met(contacten, Functie.VERVANGER),
        begin=BEGIN_2017,
    )


def kanten_met(contacten, functie):
    return {kant_van(contact) for contact in contacten if contact.functie == functie}


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


# In short


@dataclass(frozen=True)
class Contacttelling:
    teams: int
    teams_met: int
    onderdelen: int
    onderdelen_met: int
    onderdelen_alleen: int  # one vast contact and no vervanger
    organisaties: int
    organisaties_met: int
    organisaties_alleen: int


def tel_contacten(op):
    """The figures of `lees_dekking` without the rows: two queries."""
    geldig = Contactpersoon.objects.geldig(op)

    def stappen(pad):
        van_nu = Q(**{f"{pad}__in": geldig})
        telt = {"vast": [Functie.VAST_CONTACT], "staan": [Functie.VAST_CONTACT, Functie.VERVANGER]}
        return {naam: Count(pad, filter=van_nu & Q(**{f"{pad}__functie__in": functies}), distinct=True)
                for naam, functies in telt.items()}  # fmt: skip

    met, alleen = Q(vast__gt=0), Q(vast=1, staan=1)
    per_onderdeel = Buurtteam.objects.order_by().values("pk", "onderdelen")
    kanten = per_onderdeel.annotate(**stappen("onderdelen__contactpersonen")).aggregate(
        teams=Count("pk", distinct=True),
        teams_met=Count("pk", distinct=True, filter=met),
        onderdelen_met=Count("onderdelen", filter=met),
        onderdelen_alleen=Count("onderdelen", filter=alleen),
        onderdelen=Count("onderdelen"),  # last: from here on the word means this figure
    )
    organisaties = (
        Organisatie.objects.order_by()
        .annotate(**stappen("contactpersonen"))
        .aggregate(
            organisaties=Count("pk"),
            organisaties_met=Count("pk", filter=met),
            organisaties_alleen=Count("pk", filter=alleen),
        )
    )
    return Contacttelling(**kanten, **organisaties)
