"""Reports on a theme, and the stored stand that follows from them."""

from django.db import transaction
from django.utils import timezone

from buurtteams.opslaan import eenmalig

from ..models import Gebeurtenis, PlanThema, Voortgang
from ..rechten import namens, onderdelen_om_te_melden
from .vraag import vraag_om_hulp


def werk_stand_bij(planthema):
    """The one place that writes the stored stand of a theme: that of its latest report that was not withdrawn."""
    laatste = planthema.voortgang.geldig().order_by("-gemeld_op", "-pk").first()
    planthema.laatste = laatste
    planthema.koers = laatste.koers if laatste else ""
    planthema.gemeld_op = laatste.gemeld_op if laatste else None
    PlanThema.objects.filter(pk=planthema.pk).update(
        laatste=laatste, koers=planthema.koers, gemeld_op=planthema.gemeld_op
    )


@transaction.atomic
def meld_voortgang(*, voortgang, door, hulp=None, sleutel=None, op=None):
    """Add a report to its theme, with the request for help (an unsaved Vraag) that comes with it."""
    planthema = voortgang.planthema

    def maak():
        plan = planthema.plan
        moment = op or timezone.now()
        voortgang.door, voortgang.sleutel, voortgang.gemeld_op = door, sleutel, moment
        voortgang.functie = voortgang.functie or door.functie
        voortgang.namens = voortgang.namens or namens(door, plan)
        ronde = plan.cyclus.ronde_op(timezone.localdate(moment))
        voortgang.ronde = ronde if ronde and ronde.is_open(timezone.localdate(moment)) else None
        voortgang.save()
        van = planthema.koers
        werk_stand_bij(planthema)
        Gebeurtenis.leg_vast(
            "voortgang_gemeld", voortgang, plan=plan, van=van, naar=voortgang.koers, door=door,
            namens=voortgang.namens, op=moment,
        )  # fmt: skip
        if hulp is not None:
            vraag_om_hulp(vraag=hulp, voortgang=voortgang, door=door, op=moment)
        return voortgang

    return eenmalig(Voortgang, sleutel, maak)


def niets_veranderd(planthema, *, door, uitleg=""):
    """An unsaved report that repeats the last one, for an onderdeel of which `door` may report; None without one."""
    vorige = planthema.laatste
    if vorige is None:
        return None
    onderdelen = onderdelen_om_te_melden(door, planthema.plan)
    return Voortgang(
        planthema=planthema,
        koers=vorige.koers,
        wat_gebeurd=uitleg,
        bewijs=vorige.bewijs,
        bewijs_toelichting=vorige.bewijs_toelichting,
        bewijs_link=vorige.bewijs_link,
        onderdeel=vorige.onderdeel if vorige.onderdeel in onderdelen else onderdelen[0],
        ongewijzigd=True,
    )


@transaction.atomic
def trek_voortgang_in(*, voortgang, door, op=None):
    """Withdraw a report; it stays visible as withdrawn, and so does its question unless that was answered."""
    moment = op or timezone.now()
    voortgang.ingetrokken_op = moment
    voortgang.save(update_fields=["ingetrokken_op"])
    plan, van = voortgang.planthema.plan, voortgang.planthema.koers
    werk_stand_bij(voortgang.planthema)
    Gebeurtenis.leg_vast(
        "voortgang_ingetrokken", voortgang, plan=plan, van=van, naar=voortgang.planthema.koers, door=door,
        namens=namens(door, plan), op=moment,
    )  # fmt: skip
