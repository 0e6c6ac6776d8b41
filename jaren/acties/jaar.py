"""The course of a year: opened, moved through its phases, closed into a momentopname, and gone on with in the next."""

from django.db import transaction
from django.utils import timezone

from plannen.acties import claim_versie, vrij_nummer
from plannen.models import Actie, Gebeurtenis, Indicator, Jaarcyclus, Plan, Planpartner, PlanThema

from ..jaarstand import belemmeringen
from ..models import Besluit
from ..momentopname import maak_momentopname
from .bespreking import maak_agenda, neem_besluiten_over

Fase = Jaarcyclus.Fase


class Belemmerd(Exception):
    """The year cannot take this step yet; `redenen` says what stands in the way."""

    def __init__(self, redenen):
        super().__init__("Deze stap kan nog niet.")
        self.redenen = redenen


@transaction.atomic
def open_jaar(*, formulier, door, op=None):
    """Save a new year with its rondes and priority wijken, from a valid JaarFormulier."""
    cyclus = formulier.bewaar()
    Gebeurtenis.leg_vast("jaar_fase", cyclus, naar=cyclus.fase, door=door, op=op)
    return cyclus


@transaction.atomic
def wijzig_jaar(*, formulier, versie, door):
    """Save changed dates and wijken if nobody saved since `versie`. Raises VersieVerouderd."""
    claim_versie(formulier.cyclus, versie)
    cyclus = formulier.bewaar()
    Gebeurtenis.leg_vast("jaar_bewerkt", cyclus, door=door)
    return cyclus


@transaction.atomic
def zet_fase(*, cyclus, fase, door, reden="", op=None):
    """One phase on, or one back with a reason. Raises Belemmerd or OvergangNietMogelijk."""
    cyclus = Jaarcyclus.objects.select_for_update().get(pk=cyclus.pk)
    if redenen := belemmeringen(cyclus, fase):
        raise Belemmerd(redenen)
    cyclus.ga_naar(fase, door=door, reden=reden, op=op)
    if fase == Fase.BESPREKING:
        maak_agenda(cyclus=cyclus, door=door, op=op)
    return cyclus


@transaction.atomic
def sluit_af(*, cyclus, door, op=None):
    """Freeze the year. What was decided and is not done goes on in the next open year, where there is one.

    The momentopname is made before the lock falls: from then on the database refuses every write to this year.
    """
    cyclus = Jaarcyclus.objects.select_for_update().get(pk=cyclus.pk)
    if redenen := belemmeringen(cyclus, Fase.AFGESLOTEN):
        raise Belemmerd(redenen)
    if volgende := volgend_open_jaar(cyclus):
        neem_besluiten_over(besluiten=open_besluiten(cyclus), naar=volgende, door=door, op=op)
    momentopname = maak_momentopname(cyclus=cyclus, door=door, op=op)
    cyclus.ga_naar(Fase.AFGESLOTEN, door=door, reden=f"momentopname {momentopname.nummer}", op=op)
    return momentopname


@transaction.atomic
def heropen(*, cyclus, door, reden, op=None):
    """A recorded act of beheer; closing again makes the next numbered momentopname."""
    cyclus = Jaarcyclus.objects.select_for_update().get(pk=cyclus.pk)
    cyclus.ga_naar(Fase.BESPREKING, door=door, reden=reden, op=op)
    return cyclus


def volgend_open_jaar(cyclus):
    return Jaarcyclus.objects.filter(jaar__gt=cyclus.jaar).exclude(fase=Fase.AFGESLOTEN).order_by("jaar").first()


def open_besluiten(cyclus):
    """What was agreed in this year, is not done, and does not go on in a later year."""
    return Besluit.objects.filter(cyclus=cyclus).exclude(tekst="").open()


@transaction.atomic
def neem_over(*, cyclus, plannen, besluiten, door, op=None):
    """Go on in this year with plans and decisions of the last one. Returns the new plans and those that did not fit.

    A team that has all its plans of this year keeps those (rule 2).
    """
    Jaarcyclus.objects.select_for_update().get(pk=cyclus.pk)
    nieuw, vol = [], []
    for plan in plannen:
        vervolg = vervolg_plan(plan=plan, cyclus=cyclus, door=door, op=op)
        (nieuw if vervolg else vol).append(vervolg or plan)
    neem_besluiten_over(besluiten=besluiten, naar=cyclus, door=door, op=op)
    return nieuw, vol


def vervolg_plan(*, plan, cyclus, door, op=None):
    """A concept that follows `plan`; the one that is there when it was made before; None when the team is full."""
    if bestaand := plan.vervolgen.filter(cyclus=cyclus).first():
        return bestaand
    nummer = vrij_nummer(cyclus, plan.team) if plan.team else None
    if plan.team and nummer is None:
        return None
    velden = ("team", "instelling", "van_gemeente", "titel", "onderdeel", "waarom", "over_een_jaar")
    nieuw = Plan(cyclus=cyclus, nummer=nummer, volgt_op=plan, **{veld: getattr(plan, veld) for veld in velden})
    nieuw.gemaakt_door, nieuw.gemaakt_op = door, op or timezone.now()
    bewaar(nieuw, door)
    nieuw.afspraken.set(plan.afspraken.all())
    nieuw.deelnemende_teams.set(plan.deelnemende_teams.all())
    _neem_inhoud_over(plan, nieuw, door)
    Gebeurtenis.leg_vast(
        "plan_gemaakt", nieuw, plan=nieuw, door=door, reden=f"Gaat verder met het plan van {plan.cyclus}.", op=op
    )
    return nieuw


def _neem_inhoud_over(plan, nieuw, door):
    """Themes and partners as they are; what is counted starts where it stands; of the acties those not done."""
    for oud in plan.themas.prefetch_related("aanbevelingen"):
        thema = bewaar(PlanThema(plan=nieuw, thema=oud.thema, doel=oud.doel), door)
        thema.aanbevelingen.set(oud.aanbevelingen.all())
    for oud in plan.indicatoren.prefetch_related("metingen"):
        velden = {veld: getattr(oud, veld) for veld in ("naam", "soort", "eenheid", "telt_personen", "doel")}
        bewaar(Indicator(plan=nieuw, begin=oud.stand, **velden), door)
    for oud in plan.partners.select_related("organisatie"):
        bewaar(Planpartner(plan=nieuw, organisatie=oud.organisatie, doet=oud.doet, krijgt=oud.krijgt), door)
    for oud in plan.acties.filter(klaar_op=None):
        velden = {veld: getattr(oud, veld) for veld in ("titel", "functie", "zijde", "onderdeel", "organisatie")}
        bewaar(Actie(plan=nieuw, **velden), door)


def bewaar(object, door):
    object._change_reason = door.functie  # kept beside each version of a text
    object.save()
    return object
