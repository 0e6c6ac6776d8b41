"""Tasks of those who run the year: adopt, judge, move on, react; and of beheer: mails that may not have arrived."""

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from buurtteams.models import Rol
from plannen.models import Jaarcyclus, Plan
from plannen.taken import PLAN_LIGT, Taak, dag, sinds_wanneer, voor

from ..herinneringen.mails import vraagt_aandacht
from ..models import BestuurlijkeReactie, Oordeel, Partij
from ..rechten import mag_herinneringen_zien, partij_om_te_oordelen, partijen_van
from .termijnen import VOORUIT, fase_voor, oordeel_voor

Soort = Rol.Soort
Fase = Jaarcyclus.Fase


def plannen_voor_akkoord(gebruiker, op):
    """Plans that lie with the gemeente, with the day on which they were handed in last."""
    if not gebruiker.heeft(Soort.GEMEENTE):
        return []
    plannen = Plan.objects.zichtbaar_voor(gebruiker).filter(status=Plan.Status.AANGEBODEN)
    plannen = list(plannen.exclude(cyclus__fase=Fase.AFGESLOTEN).met_trekker().order_by("aangeboden_op", "pk"))
    sinds = sinds_wanneer(plannen, Plan.Status.AANGEBODEN)
    return [akkoordtaak(plan, sinds.get(plan.pk, timezone.localdate(plan.aangeboden_op)), op) for plan in plannen]


def akkoordtaak(plan, ingeleverd_op, op):
    uiterlijk = ingeleverd_op + PLAN_LIGT
    te_laat = uiterlijk < op
    return Taak(
        soort="akkoord",
        sleutel=f"akkoord:{plan.pk}",
        vooraan="Akkoord geven of vragen stellen",
        titel=plan.titel,
        onder=f"{plan.kop} voor {plan.cyclus} · ingeleverd op {dag(ingeleverd_op)}",
        wanneer=voor(uiterlijk, te_laat),
        dag=uiterlijk,
        te_laat=te_laat,
        url=plan.get_absolute_url(),
        knop="Bekijken",
        lijst=f"{reverse('plannen:plannen')}?status={Plan.Status.AANGEBODEN}",
        plan=plan,
    )


def oordelen(gebruiker, op):
    """Accounts that wait for a judgement of a party that this person judges for."""
    if not partijen_van(gebruiker):
        return []
    plannen = Plan.objects.zichtbaar_voor(gebruiker).filter(status=Plan.Status.VERANTWOORD)
    plannen = plannen.filter(cyclus__fase=Fase.VERANTWOORDING).met_trekker().select_related("terugblik")
    gegeven = Oordeel.objects.filter(plan=OuterRef("pk")).geldig()
    plannen = plannen.annotate(**{f"oordeel_{partij}": Exists(gegeven.filter(partij=partij)) for partij in Partij})
    for plan in plannen.order_by("cyclus__jaar", "team__naam", "nummer", "pk"):
        partij = partij_om_te_oordelen(gebruiker, plan)
        if partij and not getattr(plan, f"oordeel_{partij}"):
            yield oordeeltaak(plan, partij, op)


def oordeeltaak(plan, partij, op):
    uiterlijk = oordeel_voor(plan.cyclus)
    te_laat = uiterlijk < op
    lijst = reverse("jaren:beoordelen", args=[plan.cyclus.jaar])
    return Taak(
        soort="oordeel",
        sleutel=f"oordeel:{plan.pk}:{partij}:{plan.terugblik.ronde}",
        vooraan=f"Oordeel van {partij.label}",
        titel=plan.titel,
        onder=f"{plan.kop} voor {plan.cyclus}",
        wanneer=voor(uiterlijk, te_laat),
        dag=uiterlijk,
        te_laat=te_laat,
        url=reverse("jaren:oordeel", args=[plan.pk]),
        knop="Beoordelen",
        lijst=lijst,
        plan=plan,
    )


def fasen(gebruiker, op):
    """Years that should move on to their next phase."""
    if not gebruiker.heeft(Soort.GEMEENTE):
        return
    for cyclus in Jaarcyclus.objects.exclude(fase=Fase.AFGESLOTEN).prefetch_related("rondes"):
        uiterlijk = fase_voor(cyclus)
        if uiterlijk > op + VOORUIT:
            continue
        volgende, te_laat = cyclus.OVERGANGEN[cyclus.fase][0], uiterlijk < op
        sluit = volgende == Fase.AFGESLOTEN
        yield Taak(
            soort="fase",
            sleutel=f"fase:{cyclus.jaar}:{volgende}",
            vooraan=f"Jaar {cyclus}",
            titel="Afsluiten" if sluit else f"Naar de fase '{volgende.label}'",
            onder=f"Nu: {cyclus.get_fase_display()}",
            wanneer=voor(uiterlijk, te_laat),
            dag=uiterlijk,
            te_laat=te_laat,
            url=cyclus.get_absolute_url(),
            knop="Openen",
        )


def reacties(gebruiker, op):
    """The bestuurlijke reactie on a year in review, by the day of the review."""
    if not gebruiker.heeft(Soort.WETHOUDER):
        return
    van_jaar = BestuurlijkeReactie.objects.filter(cyclus=OuterRef("pk"), plan=None)
    jaren = Jaarcyclus.objects.filter(~Exists(van_jaar), fase=Fase.BESPREKING)
    zonder = Q(plannen__status__in=[Plan.Status.VERANTWOORD, Plan.Status.BESPROKEN], plannen__reactie=None)
    for cyclus in jaren.annotate(zonder=Count("plannen", filter=zonder, distinct=True)):
        te_laat = cyclus.bespreking_op < op
        yield Taak(
            soort="reactie",
            sleutel=f"reactie:{cyclus.jaar}",
            vooraan="Bestuurlijke reactie",
            titel=f"Uw reactie op {cyclus}",
            onder=f"{cyclus.zonder} {'plan' if cyclus.zonder == 1 else 'plannen'} nog zonder reactie",
            wanneer=voor(cyclus.bespreking_op, te_laat),
            dag=cyclus.bespreking_op,
            te_laat=te_laat,
            url=reverse("jaren:jaar_reactie", args=[cyclus.jaar]),
            knop="Schrijven",
        )


def mails(gebruiker, op):
    """No reminder goes of this: that would be a mail about mails that do not arrive."""
    aantal = vraagt_aandacht().count() if mag_herinneringen_zien(gebruiker) else 0
    if aantal:
        yield Taak(
            soort="mails",
            sleutel="mails",
            titel=f"{aantal} {'mail is' if aantal == 1 else 'mails zijn'} misschien niet aangekomen",
            onder="Herinneringen",
            wanneer="",
            dag=None,
            plek=op,
            te_laat=False,
            url=reverse("jaren:herinneringen"),
            knop="Bekijken",
        )
