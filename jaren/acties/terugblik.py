"""The account of a plan: written, handed in, sent back; and what the partner says to it."""

import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from plannen.acties import Onvolledig, VersieVerouderd, claim_versie
from plannen.models import Gebeurtenis, Partnerantwoord, Plan, Planpartner
from plannen.models.stand import NIET_GEMELD
from plannen.rechten import namens

from ..models import Terugblik

# What must be filled in before handing in: field, what is missing in words, the id of its control.
NODIG = [
    ("bereikt", "Schrijf op wat er is bereikt.", "id_bereikt"),
    ("antwoord", "Kies een antwoord op 'Is gebeurd wat was afgesproken?'.", "id_antwoord_0"),
    ("geleerd", "Schrijf op wat u hebt geleerd.", "id_geleerd"),
    ("voorstel", "Kies wat u voorstelt.", "id_voorstel_0"),
    ("voorstel_toelichting", "Schrijf op waarom u dit voorstelt.", "id_voorstel_toelichting"),
]
DUBBEL = datetime.timedelta(minutes=1)


@transaction.atomic
def bewaar_terugblik(*, terugblik, versie, door, op=None):
    """Save the texts if nobody saved since `versie`; 0 is an account that is not there yet. Raises VersieVerouderd."""
    terugblik._change_reason = door.functie  # kept beside each version of a text
    if versie == 0:
        _maak(terugblik)
    else:
        claim_versie(terugblik, versie)
        terugblik.save()
    plan = terugblik.plan
    Gebeurtenis.leg_vast("terugblik_bewerkt", terugblik, plan=plan, door=door, namens=namens(door, plan), op=op)
    return terugblik


def _maak(terugblik):
    """There is one account per plan: whoever begins second sees what the first one wrote."""
    if Terugblik.objects.filter(plan=terugblik.plan).exists():
        raise VersieVerouderd
    terugblik.versie = 1
    try:
        with transaction.atomic():
            terugblik.save(force_insert=True)
    except IntegrityError:
        raise VersieVerouderd from None


def gebreken(plan, terugblik, *, op=None):
    """Rule 5 as a list of (what is missing, where it is mended)."""
    bewerken = reverse("jaren:terugblik_bewerken", args=[plan.pk])
    lijst = [
        (tekst, f"{bewerken}#{anker}")
        for naam, tekst, anker in NODIG
        if terugblik is None or not getattr(terugblik, naam).strip()
    ]
    return lijst + [
        (f"Geef een bericht over {planthema.thema}.", meldadres(plan, planthema))
        for planthema in zonder_bericht(plan, op=op)
    ]


def zonder_bericht(plan, *, op=None):
    """The themes without a report in the last ronde; of finished work the last report holds."""
    op = op or timezone.localdate()
    ronde = plan.cyclus.ronde_op(op)
    return [planthema for planthema in plan.themas.all() if planthema.stand(ronde=ronde, op=op).code == NIET_GEMELD]


def meldadres(plan, planthema):
    """The page to report on a theme, which leads back to handing in."""
    terug = reverse("jaren:terugblik_inleveren", args=[plan.pk])
    return f"{reverse('plannen:voortgang_melden', args=[plan.pk, planthema.thema.slug])}?terug={terug}"


@transaction.atomic
def lever_in(*, plan, door, op=None):
    """Hand the account in. Raises Onvolledig (rule 5) or OvergangNietMogelijk."""
    op = op or timezone.now()
    plan = Plan.objects.select_for_update().select_related("cyclus").get(pk=plan.pk)
    terugblik = Terugblik.objects.filter(plan=plan).first()
    if lijst := gebreken(plan, terugblik, op=timezone.localdate(op)):
        raise Onvolledig(lijst)
    stap = plan.ga_naar(Plan.Status.VERANTWOORD, door=door, namens=namens(door, plan), op=op)
    terugblik.ronde += 1
    terugblik.versie += 1
    terugblik.ingeleverd_op, terugblik.ingeleverd_door = op, door
    terugblik.functie, terugblik.namens = stap.functie, stap.namens
    terugblik._change_reason = door.functie
    terugblik.save()
    return terugblik


@transaction.atomic
def stuur_terug(*, plan, door, reden, op=None):
    """Back to the team with a reason that stays. Handing in again begins a new round of judgements."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    return plan.ga_naar(Plan.Status.VASTGESTELD, door=door, reden=reden, op=op)


@transaction.atomic
def beantwoord_gebeurd(*, planpartner, antwoord, toelichting, door, functie=None, op=None):
    """The partner's answer to *Is dit gebeurd?*. The same answer within a minute is the same press of the button."""
    op = op or timezone.now()
    Planpartner.objects.select_for_update().get(pk=planpartner.pk)
    vraag = Partnerantwoord.Vraag.GEBEURD
    vorige = planpartner.antwoorden.filter(vraag=vraag, voortgang=None).order_by("op", "pk").last()
    if vorige and (vorige.antwoord, vorige.toelichting) == (antwoord, toelichting) and op - vorige.op < DUBBEL:
        return vorige
    nieuw = Partnerantwoord.objects.create(
        planpartner=planpartner, vraag=vraag, antwoord=antwoord, toelichting=toelichting, op=op
    )
    Gebeurtenis.leg_vast(
        "partner_gebeurd", nieuw, plan=planpartner.plan, naar=antwoord, door=door, functie=functie, op=op
    )
    return nieuw
