"""Needs as lists and pages show them, and how they stand per instelling."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from buurtteams.models import Buurtteam, Instelling, OnderdeelKeuze, Thema
from samenwerking import rechten
from samenwerking.models import Behoefte

Status = Behoefte.Status
OPEN = [Status.OPEN, Status.BEZIG]
GETELD = [*OPEN, Status.VERVULD]


def beperk(behoeften, gekozen):
    """What the filter of the list asks for."""
    velden = {"team": "team__slug", "thema": "thema__slug", "status": "status"}
    behoeften = behoeften.filter(**{velden[naam]: gekozen[naam] for naam in velden if naam in gekozen})
    if "instelling" in gekozen:
        eigen = Instelling.objects.filter(slug=gekozen["instelling"]).values("onderdeel")
        van_instelling = Q(onderdeel=OnderdeelKeuze.BEIDE) | Q(onderdeel__in=eigen)
        behoeften = behoeften.filter(van_instelling, team__isnull=False)
    if "onderdeel" in gekozen:
        behoeften = behoeften.filter(onderdeel__in=[OnderdeelKeuze.BEIDE, gekozen["onderdeel"]])
    return behoeften


@dataclass(frozen=True)
class Themacel:
    """What the teams noted about one theme. Where no team noted anything there is no count: that is not a zero."""

    thema: Thema
    teams: int
    telling: Counter

    @property
    def regels(self):
        """Status → label and count, of those that ask for something or were met."""
        return [(status, status.label, self.telling[status]) for status in GETELD]


def per_instelling():
    """Per instelling, of what teams need of its onderdeel: how many teams noted something, of how many, per theme."""
    velden = ("team", "thema", "onderdeel", "status")
    behoeften = list(Behoefte.objects.filter(team__isnull=False).order_by("pk").values(*velden))
    themas, teams = list(Thema.objects.all()), Buurtteam.objects.count()
    lijst = []
    for instelling in Instelling.objects.all():
        eigen = [rij for rij in behoeften if rij["onderdeel"] in (OnderdeelKeuze.BEIDE, instelling.onderdeel)]
        met = len({rij["team"] for rij in eigen})
        lijst.append((instelling, met, teams, [themacel(thema, eigen) for thema in themas]))
    return lijst


def themacel(thema, behoeften):
    eigen = [rij for rij in behoeften if rij["thema"] == thema.pk]
    return Themacel(thema, len({rij["team"] for rij in eigen}), Counter(rij["status"] for rij in eigen))


def van_team(team, gebruiker, op):
    """The needs of a team that are not met yet, and whether this reader may add one."""
    zichtbaar = Behoefte.objects.zichtbaar_voor(gebruiker).filter(team=team, status__in=OPEN)
    mag_noteren = rechten.mag_behoefte_noteren_voor(gebruiker, team)
    return {"lijst": list(zichtbaar.voor_overzicht()), "mag_noteren": mag_noteren}
