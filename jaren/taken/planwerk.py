"""Tasks that follow from plans: reports, plans to finish, acties, terugblikken; the own ones and those of who left."""

from collections import defaultdict
from dataclasses import replace

from django.db.models import Q
from django.urls import reverse

from buurtteams.models import Rol
from plannen.models import Jaarcyclus, Plan
from plannen.models.plan import is_van
from plannen.rechten import is_trekker
from plannen.taken import Taak, sinds_wanneer, taken_uit, voor

from .antwoorden import waargenomen_besluiten, waargenomen_vragen
from .termijnen import VOORUIT, terugblik_voor

Soort = Rol.Soort
KIJKT_TERUG = (Jaarcyclus.Fase.VERANTWOORDING, Jaarcyclus.Fase.BESPREKING)


def eigen_plannen(gebruiker):
    """The plans that this person carries out, and those in which an own team takes part."""
    eigen = is_van([team.pk for team in gebruiker.teams])
    eigen |= Q(instelling__in=[rol.instelling_id for rol in gebruiker.rollen if rol.instelling_id])
    return eigen | Q(van_gemeente=True) if gebruiker.heeft(Soort.GEMEENTE) else eigen


def lees_plannen(gebruiker, welke):
    plannen = Plan.objects.zichtbaar_voor(gebruiker).filter(welke).lopend()
    return list(plannen.exclude(cyclus__fase=Jaarcyclus.Fase.AFGESLOTEN).voor_overzicht())


def werk_uit(plannen, *, cyclus, op, gebruiker=None):
    """`gebruiker`: a terugblik is written by the trekker alone."""
    if cyclus is None or not plannen:
        return []
    van_nu = [plan for plan in plannen if plan.cyclus.jaar >= cyclus.jaar]
    terugkijken = [plan for plan in plannen if gebruiker is None or is_trekker(gebruiker, plan)]
    return [*taken_uit(van_nu, cyclus=cyclus, op=op, vooruit=VOORUIT), *terugblikken(terugkijken, op)]


def terugblikken(plannen, op):
    open_plannen = [
        plan for plan in plannen if plan.status == Plan.Status.VASTGESTELD and plan.cyclus.fase in KIJKT_TERUG
    ]
    terug = sinds_wanneer(open_plannen, Plan.Status.VASTGESTELD, van=Plan.Status.VERANTWOORD)
    for plan in open_plannen:
        uiterlijk = terugblik_voor(plan.cyclus, terug.get(plan.pk))
        te_laat = uiterlijk < op
        yield Taak(
            soort="terugblik",
            sleutel=f"terugblik:{plan.pk}",
            vooraan="Terugblik aanvullen" if plan.pk in terug else "Terugblik inleveren",
            titel=plan.titel,
            onder=f"{plan.kop} voor {plan.cyclus}",
            wanneer=voor(uiterlijk, te_laat),
            dag=uiterlijk,
            te_laat=te_laat,
            url=f"{plan.get_absolute_url()}terugblik/",
            knop="Openen",
            plan=plan,
        )


# Of whoever left


def waargenomen_werk(gebruiker, waarneming, *, cyclus, op):
    """What has a date and nobody of its own any more, each with the reason why it comes here."""
    plannen = lees_plannen(gebruiker, waarneming.plannen) if waarneming.teams or waarneming.instellingen else []
    taken = [taak for taak in werk_uit(plannen, cyclus=cyclus, op=op) if taak.dag]
    taken = [replace(taak, in_plaats=False, koers="") for taak in per_team(taken)]
    taken += [
        *waargenomen_vragen(gebruiker, waarneming, plannen, op),
        *waargenomen_besluiten(gebruiker, waarneming, plannen, op),
    ]
    return [waargenomen(taak, waarneming) for taak in taken]


def waargenomen(taak, waarneming):
    """The gemeente cannot write for a team: it sees the plan, and what it must see to."""
    taak = replace(taak, reden=taak.reden or waarneming.reden(taak.plan))
    if taak.soort in ("vraag", "besluit"):
        return taak
    if not taak.plan.instelling_id and taak.plan.team_id not in waarneming.als_gemeente:
        return taak
    van = taak.plan.team if taak.soort == "ronde" else taak.plan
    return replace(taak, url=van.get_absolute_url(), knop="Bekijken")


def per_team(taken):
    """The reports of one team as one task: the whole ronde stands on one page."""
    per = defaultdict(list)
    for taak in taken:
        if taak.soort == "bericht" and taak.plan.team:
            per[taak.plan.team].append(taak)
        else:
            yield taak
    for team, berichten in per.items():
        eerste, woord = berichten[0], "thema" if len(berichten) == 1 else "thema's"
        ronde = eerste.sleutel.rpartition(":")[2]
        yield replace(
            eerste,
            soort="ronde",
            sleutel=f"ronde:{team.pk}:{ronde}",
            vooraan="Berichten over voortgang",
            titel=f"{len(berichten)} {woord} zonder bericht",
            onder=f"Buurtteam {team}",
            url=reverse("plannen:team_ronde", args=[team.slug]),
            knop="Openen",
            lijst="",
        )
