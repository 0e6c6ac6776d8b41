"""What must I do now: the task list of a coordinator, by when, the most urgent first."""

import datetime
from dataclasses import dataclass

from django.db.models import F, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from buurtteams.tijd import begin_van, vandaag

from .models import Actie, Gebeurtenis, Jaarcyclus, Plan, Vraag
from .models.stand import NIET_GEMELD

ACTIE_NADERT = datetime.timedelta(days=14)
ANTWOORD_IS_NIEUW = datetime.timedelta(days=14)
# How long a plan lies with the gemeente, or with the team that got it back, before it is late.
PLAN_LIGT = datetime.timedelta(days=14)


@dataclass(frozen=True)
class Taak:
    """`sleutel` names the work, the same on every day. `dag` is its date; None: it has none, and nobody is reminded.

    `eenmalig`: there is nothing to do but to read it, so one mail tells of it, on the day before `dag`.
    `plek` is where a task without a date stands among the others; `reden` why it comes to this person; `lijst` the page
    that shows all work of this kind.
    """

    soort: str
    sleutel: str
    titel: str
    onder: str
    wanneer: str
    dag: datetime.date | None
    te_laat: bool
    url: str
    knop: str
    koers: str = ""
    in_plaats: bool = False
    vooraan: str = ""
    plek: datetime.date = datetime.date.max
    reden: str = ""
    lijst: str = ""
    plan: Plan | None = None
    eenmalig: bool = False


def op_volgorde(taken):
    """Late first, then by date."""
    return sorted(taken, key=lambda taak: (not taak.te_laat, taak.dag or taak.plek))


def taken_voor(team, *, op=None):
    """Reports that are due, plans to finish, acties that are late or near, answers that came in."""
    op = op or vandaag()
    cyclus = Jaarcyclus.objects.lopend(op)
    if cyclus is None:
        return []
    plannen = list(Plan.objects.van_team(team).lopend().voor_overzicht().filter(cyclus__jaar__gte=cyclus.jaar))
    return taken_uit(plannen, cyclus=cyclus, op=op)


def taken_uit(plannen, *, cyclus, op, vooruit=ACTIE_NADERT):
    """The same for plans that were read already (by `voor_overzicht`); an actie is near `vooruit` before its date."""
    vastgesteld = [plan for plan in plannen if plan.status == Plan.Status.VASTGESTELD and plan.cyclus_id == cyclus.pk]
    taken = [*berichten(vastgesteld, cyclus, op), *schrijfwerk(plannen, op)]
    taken += [*acties_die_naderen(vastgesteld, op, vooruit), *antwoorden(vastgesteld, op)]
    return op_volgorde(taken)


def dag(datum):
    return date_format(datum, "j F")


def voor(datum, te_laat):
    return f"te laat sinds {dag(datum)}" if te_laat else f"voor {dag(datum)}"


def berichten(plannen, cyclus, op):
    ronde = cyclus.ronde_op(op)
    if ronde is None:
        return
    te_laat = op > ronde.sluit_op
    wanneer = f"te laat sinds {dag(ronde.sluit_op)}" if te_laat else f"tot en met {dag(ronde.sluit_op)}"
    for plan in plannen:
        for planthema in plan.themas.all():
            stand = planthema.stand(ronde=ronde, op=op)
            if stand.code == NIET_GEMELD:
                laatste = f"laatste bericht {stand.dagen} dagen geleden" if stand.gemeld_op else "nog nooit een bericht"
                yield Taak(
                    soort="bericht",
                    sleutel=f"bericht:{planthema.pk}:{ronde.pk}",
                    titel=str(planthema.thema),
                    vooraan="Bericht over voortgang",
                    onder=f"{plan.kop} · {plan.titel} · {laatste}",
                    wanneer=wanneer,
                    dag=ronde.sluit_op,
                    te_laat=te_laat,
                    url=reverse("plannen:voortgang_melden", args=[plan.pk, planthema.thema.slug]),
                    knop="Melden",
                    koers=stand.koers or NIET_GEMELD,
                    in_plaats=True,
                    lijst=reverse("plannen:team_ronde", args=[plan.team.slug]) if plan.team else "",
                    plan=plan,
                )


def schrijfwerk(plannen, op):
    sinds = sinds_wanneer([plan for plan in plannen if plan.is_teruggestuurd], Plan.Status.CONCEPT)
    for plan in plannen:
        if plan.status == Plan.Status.CONCEPT:
            terug = plan.is_teruggestuurd
            uiterlijk = sinds[plan.pk] + PLAN_LIGT if plan.pk in sinds else None
            te_laat = uiterlijk is not None and uiterlijk < op
            yield Taak(
                soort="plan",
                sleutel=f"plan:{plan.pk}",
                vooraan="De gemeente heeft een vraag" if terug else "Plan afmaken",
                titel=plan.titel,
                onder=f"{plan.kop} voor {plan.cyclus}",
                wanneer=voor(uiterlijk, te_laat) if uiterlijk else "",
                dag=uiterlijk,
                plek=op if terug else op + datetime.timedelta(days=60),
                te_laat=te_laat,
                url=plan.get_absolute_url(),
                knop="Openen",
                plan=plan,
            )


def sinds_wanneer(plannen, status, **stap):
    """Plan → the day on which it last came to this status; `stap` narrows the steps, as in `van="verantwoord"`."""
    if not plannen:
        return {}
    stappen = Gebeurtenis.objects.filter(soort="plan_status", plan__in=plannen, naar=status, **stap)
    laatste = stappen.values_list("plan").annotate(laatste=Max("op")).order_by()
    return {plan: timezone.localdate(moment) for plan, moment in laatste}


def acties_die_naderen(plannen, op, vooruit):
    naderend = Actie.objects.filter(plan__in=plannen, klaar_op=None, datum__lte=op + vooruit)
    for actie in naderend.select_related("plan__team", "plan__instelling").order_by("datum", "pk"):
        te_laat = actie.is_te_laat(op)
        yield Taak(
            soort="actie",
            sleutel=f"actie:{actie.pk}",
            vooraan="Actie",
            titel=actie.titel,
            onder=f"{actie.plan.kop} · {actie.wie}",
            wanneer=voor(actie.datum, te_laat),
            dag=actie.datum,
            te_laat=te_laat,
            url=actie.get_absolute_url(),
            knop="Bijwerken",
            plan=actie.plan,
        )


def antwoorden(plannen, op):
    """Answers to requests for help, as long as no later report was sent on the theme."""
    sinds = begin_van(op - ANTWOORD_IS_NIEUW)
    vragen = Vraag.objects.filter(plan__in=plannen, beantwoord_op__gte=sinds)
    vragen = vragen.exclude(planthema__gemeld_op__gt=F("beantwoord_op"))
    for vraag in vragen.select_related("plan", "planthema__thema", "organisatie").order_by("beantwoord_op"):
        yield Taak(
            soort="antwoord",
            sleutel=f"antwoord:{vraag.pk}",
            vooraan=f"Antwoord van {vraag.aan_wie}",
            titel=vraag.tekst,
            onder=" · ".join(filter(None, [vraag.plan.kop, vraag.planthema and str(vraag.planthema.thema)])),
            wanneer="",
            dag=None,
            plek=op,
            te_laat=False,
            url=vraag.get_absolute_url(),
            knop="Lezen",
        )
