"""Who gets a mail today, and about what: each task at 30, 7 and 1 days before its date and 1, 7 and 30 after it."""

import datetime
from collections import defaultdict
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Max

from buurtteams.models import Gebruiker, Rol

from ..acties.herinnering import geen_stap, zet_klaar
from ..models import Herinnering, Herinneringsregel
from ..taken import taken_van
from .brief import schrijf_brief

MOMENTEN = (30, 7, 1, -1, -7, -30)  # days to go
EENMALIG = (1,)
MAANDAG = 0
# How far back a moment counts that no mail went for, because the job did not run or the task came after it.
INHAALTIJD = datetime.timedelta(days=6)
INHAALTIJD_PER_WEEK = datetime.timedelta(days=13)


def zet_alles_klaar(*, op, stap=geen_stap):
    """How many mails were made."""
    vorige = Herinnering.objects.filter(dag__lt=op).aggregate(dag=Max("dag"))["dag"]
    aantal = 0
    for gebruiker in te_herinneren(op):
        if vanaf := venster(gebruiker, op, vorige):
            aantal += zet_klaar_voor(gebruiker, op=op, vanaf=vanaf, stap=stap)
    return aantal


def te_herinneren(op):
    """Everybody with a role today who did not get a mail for this day yet."""
    rollen = Rol.objects.geldig(op).values("gebruiker")
    gehad = Herinnering.objects.filter(dag=op).values("gebruiker")
    return Gebruiker.objects.filter(pk__in=rollen, is_active=True).exclude(pk__in=gehad).order_by("pk")


def venster(gebruiker, op, vorige):
    """The first day whose moments count, or None when this person gets no mail today. `vorige`: the last day of mails.

    That day itself counts again: what came after its job is then reminded of today. Nothing goes twice, because each
    line is there only once.
    """
    if gebruiker.herinneringen_per_week:
        return op - INHAALTIJD_PER_WEEK if op.weekday() == MAANDAG else None
    return max(vorige, op - INHAALTIJD) if vorige else op


def momenten(taak, *, vanaf, op):
    """Which moments of this task fell in these days."""
    if taak.dag is None:
        return []
    mogelijk = EENMALIG if taak.eenmalig else MOMENTEN
    return [moment for moment in mogelijk if vanaf <= taak.dag - datetime.timedelta(days=moment) <= op]


def zet_klaar_voor(gebruiker, *, op, vanaf, stap):
    regels = defaultdict(list)
    for taak in taken_van(gebruiker, op=op):
        for moment in momenten(taak, vanaf=vanaf, op=op):
            regels[taak].append((taak.sleutel, moment, taak.dag))
    gehad = al_herinnerd(gebruiker, regels)
    nieuw = {taak: [rij for rij in rijen if rij not in gehad] for taak, rijen in regels.items()}
    taken = [taak for taak, rijen in nieuw.items() if rijen]
    if not taken:
        return False
    onderwerp, tekst = schrijf_brief(gebruiker, taken)
    return zet_klaar(
        gebruiker=gebruiker,
        op=op,
        regels=[rij for rijen in nieuw.values() for rij in rijen],
        onderwerp=onderwerp,
        tekst=tekst,
        bericht_id=make_msgid(domain=urlsplit(settings.BASIS_URL).hostname),
        stap=stap,
    )


def al_herinnerd(gebruiker, taken):
    regels = Herinneringsregel.objects.filter(gebruiker=gebruiker, taak__in=[taak.sleutel for taak in taken])
    return set(regels.values_list("taak", "moment", "datum"))
