"""Every write that touches more than one row. Each is one transaction, says who acts, and leaves its Gebeurtenis."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from .models import Actie, Datumwijziging, Gebeurtenis, Jaarcyclus, Meting, Plan, PlanThema, Voortgang
from .rechten import namens, onderdelen_om_te_melden


class Onvolledig(Exception):
    """Rule 1: the plan cannot be offered yet; `gebreken` says what is missing."""

    def __init__(self, gebreken):
        super().__init__("Dit plan is nog niet compleet.")
        self.gebreken = gebreken


class VersieVerouderd(Exception):
    """Rule 6: somebody else saved first; nothing was written."""


class VolTeam(Exception):
    """Rule 2: the team has all its plans of this year."""


def eenmalig(model, sleutel, maak):
    """Run `maak` once per idempotency key: a repeated submit gives back the row of the first."""
    if sleutel is None:
        return maak()
    bestaand = model.objects.filter(sleutel=sleutel).first()
    if bestaand is None:
        try:
            with transaction.atomic():
                return maak()
        except IntegrityError:
            bestaand = model.objects.filter(sleutel=sleutel).first()
            if bestaand is None:
                raise
    return bestaand


def claim_versie(object, versie):
    """One conditional update decides who was first; the loser gets VersieVerouderd and the database stays as it was."""
    geraakt = type(object).objects.filter(pk=object.pk, versie=versie).update(versie=versie + 1)
    if not geraakt:
        raise VersieVerouderd
    object.versie = versie + 1


def vrij_nummer(cyclus, team):
    """The lowest free plan number of the team, or None when it has its full number of plans (rule 2)."""
    bezet = set(Plan.objects.lopend().filter(cyclus=cyclus, team=team).values_list("nummer", flat=True))
    return next((n for n in range(1, cyclus.aantal_plannen + 1) if n not in bezet), None)


@transaction.atomic
def maak_plan(*, formulier, cyclus, door, team=None, sleutel=None):
    """Make a new plan from a valid PlanFormulier, whose plan knows its year and trekker. Raises VolTeam (rule 2)."""

    def maak():
        Jaarcyclus.objects.select_for_update().get(pk=cyclus.pk)
        plan = formulier.plan
        plan.gemaakt_door, plan.sleutel = door, sleutel
        if team is not None:
            plan.nummer = vrij_nummer(cyclus, team)
            if plan.nummer is None:
                raise VolTeam
        formulier.bewaar(door=door)
        Gebeurtenis.leg_vast("plan_gemaakt", plan, plan=plan, door=door, namens=namens(door, plan))
        return plan

    return eenmalig(Plan, sleutel, maak)


@transaction.atomic
def bewerk_plan(*, formulier, versie, door):
    """Save an edited plan if nobody saved since `versie`. Raises VersieVerouderd."""
    plan = formulier.plan
    claim_versie(plan, versie)
    formulier.bewaar(door=door)
    Gebeurtenis.leg_vast("plan_bewerkt", plan, plan=plan, door=door, namens=namens(door, plan))
    return plan


def gebreken(plan):
    """Rule 1 as a list of (what is missing, the field of the edit form that mends it)."""
    lijst = []
    if not plan.waarom:
        lijst.append(("Schrijf op waarom u dit plan maakt.", "id_plan-waarom"))
    if not plan.over_een_jaar:
        lijst.append(("Schrijf op wat er over een jaar anders is.", "id_plan-over_een_jaar"))
    if not plan.themas.exists():
        lijst.append(("Kies minstens één thema.", "themas"))
    if not plan.indicatoren.exists():
        lijst.append(("Schrijf minstens één ding op dat u telt.", "indicatoren"))
    lijst += _gebreken_partners(plan) + _gebreken_acties(plan)
    return lijst


def _gebreken_partners(plan):
    partners = list(plan.partners.select_related("organisatie"))
    if not partners:
        return [("Noem minstens één partner, met wat die doet en wat die krijgt.", "partners")]
    lijst = []
    for nummer, partner in enumerate(partners):
        if not partner.doet:
            lijst.append((f"Schrijf op wat {partner} doet.", f"id_partners-{nummer}-doet"))
        if not partner.krijgt:
            lijst.append((f"Schrijf op wat {partner} van u krijgt.", f"id_partners-{nummer}-krijgt"))
    return lijst


def _gebreken_acties(plan):
    acties = list(plan.acties.all())
    if not acties:
        return [("Schrijf minstens één actie op, met wie ervoor zorgt en een datum.", "acties")]
    lijst = []
    for nummer, actie in enumerate(acties):
        if not actie.functie:
            lijst.append((f"Schrijf op wie zorgt voor '{actie}'.", f"id_acties-{nummer}-functie"))
        if not actie.datum:
            lijst.append((f"Kies een datum voor '{actie}'.", f"id_acties-{nummer}-datum"))
    return lijst


@transaction.atomic
def bied_aan(*, plan, door, op=None):
    """Offer the plan to the gemeente. Raises Onvolledig (rule 1) or OvergangNietMogelijk."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if lijst := gebreken(plan):
        raise Onvolledig(lijst)
    return plan.ga_naar(Plan.Status.AANGEBODEN, door=door, namens=namens(door, plan), op=op)


@transaction.atomic
def stel_vast(*, plan, door, reden="", op=None):
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    return plan.ga_naar(Plan.Status.VASTGESTELD, door=door, reden=reden, op=op)


@transaction.atomic
def stuur_terug(*, plan, door, reden, op=None):
    """Back to the team with a reason that stays."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    return plan.ga_naar(Plan.Status.CONCEPT, door=door, reden=reden, op=op)


@transaction.atomic
def trek_in(*, plan, door, reden, op=None):
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    return plan.ga_naar(Plan.Status.INGETROKKEN, door=door, namens=namens(door, plan), reden=reden, op=op)


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
            stel_vraag(vraag=hulp, voortgang=voortgang, door=door, op=moment)
        return voortgang

    return eenmalig(Voortgang, sleutel, maak)


def stel_vraag(*, vraag, voortgang, door, op):
    """A request for help: pinned to the report that it came with."""
    vraag.voortgang, vraag.planthema, vraag.plan = voortgang, voortgang.planthema, voortgang.planthema.plan
    vraag.door, vraag.functie, vraag.onderdeel, vraag.gesteld_op = door, voortgang.functie, voortgang.onderdeel, op
    vraag.save()
    Gebeurtenis.leg_vast(
        "vraag_gesteld", vraag, plan=vraag.plan, naar=vraag.aan, door=door, namens=voortgang.namens, op=op
    )
    return vraag


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


@transaction.atomic
def beantwoord_vraag(*, vraag, versie, antwoord, door, op=None):
    """Answer a question, or correct an answer. Raises VersieVerouderd when somebody else answered meanwhile."""
    van = vraag.antwoord
    claim_versie(vraag, versie)
    vraag.antwoord, vraag.beantwoord_op, vraag.beantwoord_door = antwoord, op or timezone.now(), door
    vraag.beantwoord_functie = door.functie
    vraag.save()
    Gebeurtenis.leg_vast(
        "vraag_beantwoord", vraag, plan=vraag.plan, van=van[:200], naar=antwoord[:200], door=door, op=op
    )
    return vraag


def verschuif(actie, *, oud, reden, door, op=None):
    """Keep the old date and the reason of an actie whose date was changed."""
    Datumwijziging.objects.create(
        actie=actie, oud=oud, nieuw=actie.datum, reden=reden, door=door, op=op or timezone.now()
    )
    Gebeurtenis.leg_vast(
        "actie_verschoven", actie, plan=actie.plan, van=str(oud), naar=str(actie.datum), reden=reden, door=door,
        namens=namens(door, actie.plan), op=op,
    )  # fmt: skip


@transaction.atomic
def werk_actie_bij(*, actie, versie, door, reden="", op=None):
    """Save stand and date of an actie. `actie` carries the new values; a moved date needs a reason."""
    oud = Actie.objects.get(pk=actie.pk)
    claim_versie(actie, versie)
    actie.save()
    Plan.objects.filter(pk=actie.plan_id).update(versie=F("versie") + 1)
    if oud.datum and actie.datum != oud.datum:
        verschuif(actie, oud=oud.datum, reden=reden, door=door, op=op)
    if oud.klaar_op != actie.klaar_op:
        stand = {True: "klaar", False: "open"}
        Gebeurtenis.leg_vast(
            "actie_stand", actie, plan=actie.plan, van=stand[oud.is_klaar], naar=stand[actie.is_klaar], door=door,
            namens=namens(door, actie.plan), op=op,
        )  # fmt: skip
    return actie


@transaction.atomic
def leg_meting_vast(*, meting, door, sleutel=None, op=None):
    def maak():
        meting.door, meting.sleutel = door, sleutel
        meting.save()
        plan = meting.indicator.plan
        Gebeurtenis.leg_vast(
            "meting", meting, plan=plan, naar=str(meting.waarde), door=door, namens=namens(door, plan), op=op
        )
        return meting

    return eenmalig(Meting, sleutel, maak)


def onaangeraakte_themas(plannen, themas):
    """Rule 2: which of the six themes the plans of a team together do not touch. A remark, never a block."""
    geraakt = {planthema.thema_id for plan in plannen for planthema in plan.themas.all()}
    return [thema for thema in themas if thema.pk not in geraakt]
