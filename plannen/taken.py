"""What must I do now: the task list of a coordinator, by when, the most urgent first."""

import datetime
from dataclasses import dataclass

from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format

from buurtteams.tijd import begin_van, vandaag

from .models import Actie, Jaarcyclus, Plan, Vraag
from .models.stand import NIET_GEMELD

ACTIE_NADERT = datetime.timedelta(days=14)
ANTWOORD_IS_NIEUW = datetime.timedelta(days=14)


@dataclass(frozen=True)
class Taak:
    soort: str
    titel: str
    onder: str
    wanneer: str
    dag: datetime.date
    te_laat: bool
    url: str
    knop: str
    koers: str = ""
    in_plaats: bool = False
    vooraan: str = ""


def taken_voor(team, *, op=None):
    """Reports that are due, plans to finish, acties that are late or near, answers that came in."""
    op = op or vandaag()
    cyclus = Jaarcyclus.objects.lopend(op)
    if cyclus is None:
        return []
    plannen = list(Plan.objects.van_team(team).lopend().voor_overzicht().filter(cyclus__jaar__gte=cyclus.jaar))
    return taken_uit(plannen, cyclus=cyclus, op=op)


def taken_uit(plannen, *, cyclus, op):
    """The same for plans that were read already (by `voor_overzicht`)."""
    vastgesteld = [plan for plan in plannen if plan.status == Plan.Status.VASTGESTELD and plan.cyclus_id == cyclus.pk]
    taken = [*berichten(vastgesteld, cyclus, op), *schrijfwerk(plannen, op)]
    taken += [*acties_die_naderen(vastgesteld, op), *antwoorden(vastgesteld, op)]
    return sorted(taken, key=lambda taak: (not taak.te_laat, taak.dag))


def dag(datum):
    return date_format(datum, "j F")


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
                )


def schrijfwerk(plannen, op):
    for plan in plannen:
        if plan.status == Plan.Status.CONCEPT:
            terug = plan.is_teruggestuurd
            yield Taak(
                soort="plan",
                vooraan="De gemeente heeft een vraag" if terug else "Plan afmaken",
                titel=plan.titel,
                onder=f"{plan.kop} voor {plan.cyclus}",
                wanneer="",
                dag=op if terug else op + datetime.timedelta(days=60),
                te_laat=False,
                url=plan.get_absolute_url(),
                knop="Openen",
            )


def acties_die_naderen(plannen, op):
    naderend = Actie.objects.filter(plan__in=plannen, klaar_op=None, datum__lte=op + ACTIE_NADERT)
    for actie in naderend.select_related("plan").order_by("datum", "pk"):
        te_laat = actie.is_te_laat(op)
        yield Taak(
            soort="actie",
            vooraan="Actie",
            titel=actie.titel,
            onder=f"{actie.plan.kop} · {actie.wie}",
            wanneer=f"te laat sinds {dag(actie.datum)}" if te_laat else f"voor {dag(actie.datum)}",
            dag=actie.datum,
            te_laat=te_laat,
            url=actie.get_absolute_url(),
            knop="Bijwerken",
        )


def antwoorden(plannen, op):
    """Answers to requests for help, as long as no later report was sent on the theme."""
    sinds = begin_van(op - ANTWOORD_IS_NIEUW)
    vragen = Vraag.objects.filter(plan__in=plannen, beantwoord_op__gte=sinds)
    vragen = vragen.exclude(planthema__gemeld_op__gt=F("beantwoord_op"))
    for vraag in vragen.select_related("plan", "planthema__thema", "organisatie").order_by("beantwoord_op"):
        yield Taak(
            soort="antwoord",
            vooraan=f"Antwoord van {vraag.aan_wie}",
            titel=vraag.tekst,
            onder=f"{vraag.plan.kop} · {vraag.planthema.thema}",
            wanneer="",
            dag=op,
            te_laat=False,
            url=vraag.get_absolute_url(),
            knop="Lezen",
        )
