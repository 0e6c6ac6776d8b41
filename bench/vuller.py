"""Fills an empty, migrated database to measure on: schaal 1 is the city of two years, schaal 100 a hundred times that.

    DEMO=1 DATA_DIR=/tmp/meting .venv/bin/python -m bench.vuller 1

Teams and years both grow with the root of the scale. Rows go in by bulk, past the acties, so there are no versions of
texts. Prints as JSON what a visitor needs: the cookie of one person per role, and the addresses to ask.
"""

import datetime
import json
import os
import sys
from itertools import islice, product
from math import isqrt

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "buurtteams.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from buurtteams.models import (  # noqa: E402
    Aanbeveling,
    Buurtteam,
    Gebruiker,
    Instelling,
    Rol,
    Thema,
    Wijk,
)
from buurtteams.tijd import vandaag  # noqa: E402
from plannen.models import (  # noqa: E402
    Actie,
    Gebeurtenis,
    Indicator,
    Jaarcyclus,
    Meting,
    Plan,
    Planpartner,
    PlanThema,
    Ronde,
    Voortgang,
    Vraag,
)
from samenwerking.models import Organisatie  # noqa: E402

TEAMS, JAREN, PLANNEN, BERICHTEN = 18, 2, 3, 20
KOERSEN = ["volgens_planning", "deels", "loopt_vast", "gereed", "nog_niet_begonnen", "volgens_planning"]
TEKST = "Wij stonden acht keer op het schoolplein en spraken met ouders over brieven, school en geld. "
PER_KEER = 5_000


def in_delen(rijen, aantal=PER_KEER):
    rijen = iter(rijen)
    while deel := list(islice(rijen, aantal)):
        yield deel


def bewaar(model, rijen):
    """In parts, so that memory stays flat; returns nothing, because SQLite gives keys back only row by row."""
    for deel in in_delen(rijen):
        model.objects.bulk_create(deel)


def vul(schaal):
    factor = isqrt(schaal)
    call_command("laad_referentie", verbosity=0)
    mensen = maak_mensen()
    teams, organisaties = maak_teams(TEAMS * factor), maak_organisaties(20 * factor)
    cycli = maak_jaren(JAREN * factor)
    plannen = maak_plannen(cycli, teams, mensen["coordinator"])
    maak_inhoud(plannen, organisaties, mensen["coordinator"])
    themas = maak_themas(plannen)
    maak_berichten(themas, mensen["coordinator"])
    zet_standen()
    Jaarcyclus.objects.exclude(pk=cycli[0].pk).update(fase=Jaarcyclus.Fase.AFGESLOTEN)
    return bezoek(mensen, cycli[0], teams[0])


def maak_mensen():
    mensen = {}
    team, sociaal = Buurtteam.objects.order_by("naam").first(), Instelling.objects.get(onderdeel="sociaal")
    extra = {"coordinator": {"buurtteam": team}, "instelling": {"instelling": sociaal}}
    for soort in ("coordinator", "instelling", "gemeente", "wethouder", "saluti", "beheer"):
        mensen[soort] = Gebruiker.objects.create_user(f"{soort}@meting.test", "meten-is-weten", naam=soort)
        Rol.objects.create(
            gebruiker=mensen[soort], soort=soort, vanaf=datetime.date(2000, 1, 1), **extra.get(soort, {})
        )
    return mensen


def maak_teams(aantal):
    wijken = list(Wijk.objects.all())
    nieuw = range(Buurtteam.objects.count(), aantal)
    bewaar(
        Buurtteam,
        (Buurtteam(naam=f"Team {n}", slug=f"team-{n}", wijk=wijken[n % len(wijken)]) for n in nieuw),
    )
    return list(Buurtteam.objects.order_by("naam"))


def maak_organisaties(aantal):
    bewaar(Organisatie, (Organisatie(naam=f"Organisatie {n}") for n in range(aantal)))
    return list(Organisatie.objects.all())


def maak_jaren(aantal):
    """The running year first. Its ronde is open today; all are open until they are full."""
    cycli, dag = [], vandaag()
    for n in range(aantal):
        jaar = dag.year - n
        cyclus = Jaarcyclus.objects.create(
            jaar=jaar,
            fase=Jaarcyclus.Fase.UITVOERING,
            bespreking_op=dag + datetime.timedelta(days=80 - 365 * n),
            terugblik_voor=dag + datetime.timedelta(days=55 - 365 * n),
        )
        for weken in (26, 2):
            opent = dag - datetime.timedelta(weeks=weken + 52 * n)
            Ronde.objects.create(cyclus=cyclus, opent_op=opent, sluit_op=opent + datetime.timedelta(weeks=4))
        cycli.append(cyclus)
    return cycli


def maak_plannen(cycli, teams, door):
    nu = timezone.now()
    bewaar(
        Plan,
        (
            Plan(
                cyclus=cyclus,
                team=team,
                nummer=nummer,
                titel=f"Plan {nummer} van {team} in {cyclus.jaar}"[:80],
                waarom=TEKST * 2,
                over_een_jaar=TEKST,
                status=Plan.Status.VASTGESTELD,
                aangeboden_op=nu,
                vastgesteld_op=nu,
                gemaakt_door=door,
            )
            for cyclus, team, nummer in product(cycli, teams, range(1, PLANNEN + 1))
        ),
    )
    return list(Plan.objects.order_by("pk"))


def maak_inhoud(plannen, organisaties, door):
    dag = vandaag()
    aantal = len(organisaties)
    bewaar(
        Planpartner,
        (Planpartner(plan=p, organisatie=organisaties[p.pk % aantal], doet=TEKST, krijgt=TEKST) for p in plannen),
    )
    bewaar(
        Actie,
        (
            Actie(
                plan=plan,
                titel=f"Actie {n}: langsgaan bij de school",
                functie="gezinswerker",
                datum=dag + datetime.timedelta(days=20 * n - 30),
                klaar_op=dag if n % 2 else None,
            )
            for plan, n in product(plannen, range(4))
        ),
    )
    bewaar(Indicator, (Indicator(plan=p, naam=f"middagen {n}", doel=40) for p, n in product(plannen, range(2))))
    bewaar(
        Meting,
        (
            Meting(indicator=i, op=dag - datetime.timedelta(days=90 * n), waarde=10 * (3 - n), door=door)
            for i, n in product(Indicator.objects.all(), range(2))
        ),
    )
    bewaar(
        Vraag,
        (
            Vraag(plan=p, aan="gemeente", tekst=TEKST, antwoord_voor=dag, door=door, functie=door.functie)
            for p in plannen[::3]
        ),
    )
    bewaar(
        Gebeurtenis,
        (
            Gebeurtenis(soort="plan_status", object_soort="plan", object_id=p.pk, plan=p, naar=naar, door=door)
            for p, naar in product(plannen, ("aangeboden", "vastgesteld"))
        ),
    )


def maak_themas(plannen):
    themas = list(Thema.objects.all())
    bewaar(PlanThema, (PlanThema(plan=p, thema=thema, doel=TEKST) for p, thema in product(plannen, themas)))
    per_thema = {thema.pk: list(Aanbeveling.objects.filter(thema=thema)[:2]) for thema in themas}
    planthemas = list(PlanThema.objects.select_related(None).order_by("pk"))
    koppeling = PlanThema.aanbevelingen.through
    bewaar(
        koppeling,
        (
            koppeling(planthema=pt, aanbeveling=aanbeveling)
            for pt in planthemas
            for aanbeveling in per_thema[pt.thema_id]
        ),
    )
    return planthemas


def maak_berichten(planthemas, door):
    """Twenty reports per theme, one every second week; of every third theme the last one is too old for this ronde."""
    nu = timezone.now()
    jaren = dict(PlanThema.objects.values_list("pk", "plan__cyclus__jaar"))
    laatste = max(jaren.values())

    def berichten():
        for pt in planthemas:
            begin = nu - datetime.timedelta(days=365 * (laatste - jaren[pt.pk]) + 3 + (30 if pt.pk % 3 == 0 else 0))
            for n in range(BERICHTEN):
                yield Voortgang(
                    planthema=pt,
                    koers=KOERSEN[(pt.pk + n) % len(KOERSEN)],
                    wat_gebeurd=TEKST * 2,
                    geprobeerd=TEKST,
                    volgende_stap=TEKST,
                    bewijs_toelichting="turflijst",
                    door=door,
                    functie="coördinator buurtteam",
                    gemeld_op=begin - datetime.timedelta(days=14 * n, hours=pt.pk % 20),
                )

    bewaar(Voortgang, berichten())


def zet_standen():
    """What acties.werk_stand_bij would have written: of each theme its latest report."""
    laatste = {}
    for pk, planthema, koers, op in (
        Voortgang.objects.order_by("gemeld_op").values_list("pk", "planthema_id", "koers", "gemeld_op").iterator()
    ):
        laatste[planthema] = (pk, koers, op)
    for deel in in_delen(PlanThema.objects.select_related(None).order_by("pk").iterator()):
        for planthema in deel:
            planthema.laatste_id, planthema.koers, planthema.gemeld_op = laatste[planthema.pk]
        PlanThema.objects.bulk_update(deel, ["laatste", "koers", "gemeld_op"], batch_size=500)


def koekje(gebruiker):
    client = Client()
    client.force_login(gebruiker)
    return "; ".join(f"{naam}={waarde.value}" for naam, waarde in client.cookies.items())


def bezoek(mensen, cyclus, team):
    plan = Plan.objects.get(cyclus=cyclus, team=team, nummer=1)
    return {
        "koekjes": {soort: koekje(gebruiker) for soort, gebruiker in mensen.items()},
        "jaar": cyclus.jaar,
        "team": team.slug,
        "plan": plan.pk,
        "thema": plan.themas.first().thema.slug,
        "planthema": plan.themas.first().pk,
        "berichten": Voortgang.objects.count(),
        "berichten_van_het_jaar": Voortgang.objects.filter(planthema__plan__cyclus=cyclus).count(),
    }


if __name__ == "__main__":
    with transaction.atomic():
        uitkomst = vul(int(sys.argv[1]))
    print(json.dumps(uitkomst))
