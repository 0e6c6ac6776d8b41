"""What others learned on the same theme: stories that were shared, and reports with evidence."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from samenwerking.models import Verhaal

from ..models import Partnerantwoord, Plan, PlanThema, Voortgang
from .aanbevelingen import KOPPELING, laatste_woorden, met_bericht

MAXIMUM = 5
MET_BEWIJS = [Voortgang.Bewijs.DOCUMENT, Voortgang.Bewijs.GETELD]


@dataclass(frozen=True)
class Leerregel:
    planthema: PlanThema

    @property
    def plan(self):
        return self.planthema.plan

    @property
    def bericht(self):
        return self.planthema.laatste

    @property
    def tekst(self):
        return laatste_woorden(self.bericht)


@dataclass(frozen=True)
class Leerstof:
    verhalen: list
    regels: list  # of plans that do not work on this aanbeveling themselves


def lees_leerstof(aanbeveling, gebruiker):
    """Of other teams than the reader's own, the newest first, at most five of each."""
    eigen = [team.pk for team in gebruiker.teams]
    verhalen = Verhaal.objects.zichtbaar_voor(gebruiker).gedeeld().filter(thema=aanbeveling.thema_id)
    verhalen = verhalen.exclude(team__in=eigen).voor_overzicht()[:MAXIMUM]
    planthemas = PlanThema.objects.filter(
        thema=aanbeveling.thema_id, plan__in=Plan.objects.zichtbaar_voor(gebruiker).vastgesteld()
    )
    werkt_eraan = KOPPELING.objects.filter(
        Q(aanbeveling=aanbeveling) | Q(aanbeveling__onderdeel_van=aanbeveling), planthema=OuterRef("pk")
    )
    antwoorden = Partnerantwoord.objects.filter(voortgang=OuterRef("laatste"), vraag=Partnerantwoord.Vraag.GEBEURD)
    bevestigd = Exists(antwoorden.filter(antwoord="ja")) & ~Exists(antwoorden.exclude(antwoord="ja"))
    planthemas = planthemas.exclude(Exists(werkt_eraan)).exclude(plan__team__in=eigen)
    planthemas = planthemas.filter(Q(laatste__bewijs__in=MET_BEWIJS) | bevestigd, laatste__isnull=False)
    rijen = met_bericht(planthemas).order_by("-gemeld_op", "-pk")[:MAXIMUM]
    return Leerstof(list(verhalen), [Leerregel(planthema) for planthema in rijen])
