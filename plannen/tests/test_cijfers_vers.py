"""No process shows a stale figure: after every write that the product knows, another one shows what is there now.

The other process is warm: it showed the same pages before the write, and keeps them for as long as they are right.
"""

import datetime
import logging

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.db.models.functions import Now

from buurtteams.factories import BuurtteamFactory, CoordinatorFactory, RolFactory
from buurtteams.models import Buurtteam, Instelling, Rol, Thema, Wijk
from plannen import acties
from plannen.factories import JaarcyclusFactory, PrioriteitswijkFactory, VoortgangFactory, VraagFactory, moment
from plannen.models import Jaarcyclus, Plan, PlanThema, Prioriteitswijk, Ronde, Voortgang
from plannen.stempeltriggers import aanwezig, haal_weg, plaats_stempels

from .meelezer import ander_proces, lees
from .schrijvers import pogingen, schrijf
from .stad import JUNI, meld
from .wandelaar import Bezoeker
from .wereld import Wereld

pytestmark = pytest.mark.django_db(transaction=True)


def paden():
    """A page of every kind that is kept."""
    wijk, instelling = Wijk.objects.order_by("pk").first(), Instelling.objects.order_by("pk").first()
    return [
        *("/", "/dashboard/", "/dashboard/?jaar=2024", "/dashboard/?op=2026-11-21&thema=toegankelijkheid"),
        *("/dashboard/thema/toegankelijkheid/", "/dashboard/naast/2026/", f"/dashboard/wijk/{wijk.slug}/"),
        *([f"/dashboard/instelling/{instelling.slug}/"] if instelling else []),
    ]


@pytest.fixture(scope="module")
def proces(django_db_setup):
    with ander_proces() as vraag:
        yield vraag


@pytest.fixture
def kijker():
    return RolFactory(soort="saluti").gebruiker


@pytest.fixture
def ander(proces, kijker):
    """`ander()`: what the other process shows now. `ander.vragen`: how many queries that took."""
    proces(aanmelden=kijker.pk)

    def toon():
        pagina, toon.vragen = proces(lees=paden())
        return pagina

    return toon


@pytest.fixture
def vers(kijker):
    """`vers()`: what there is to see now, made anew."""
    bezoeker = Bezoeker(kijker)

    def maak():
        caches["proces"].clear()
        return lees(bezoeker, paden())

    return maak


# Every URL that writes, as the access table names them


@pytest.fixture
def wereld():
    logging.disable(logging.CRITICAL)
    with transaction.atomic():
        wereld = Wereld()
    yield wereld
    logging.disable(logging.NOTSET)


# What the dashboard shows differently afterwards; so that equal does not mean that nothing happened.
ZICHTBAAR = {
    *("plannen:plan_vaststellen", "plannen:voortgang_melden", "plannen:voortgang_intrekken"),
    *("jaren:partner_klopt", "jaren:partner_gebeurd", "jaren:partnerlink", "jaren:jaar_nieuw"),
    *("samenwerking:afspraak_antwoord", "admin:buurtteams_buurtteam_add", "admin:buurtteams_thema_add"),
}


def test_na_elk_adres_dat_schrijft_toont_een_ander_proces_wat_er_is(wereld, ander, vers):
    vorige, mislukt, oud, veranderd = ander(), [], [], set()
    for naam, rijen in pogingen().items():
        if naam == "plannen:plan_vaststellen":  # it was sent back before
            plan, door = wereld.staten["aangeboden"].plan, wereld.rollen["coordinator"]
            acties.bied_aan(plan=plan, door=door)
        if not any(schrijf(wereld, *poging) for poging in rijen):
            mislukt.append(naam)
        nu = ander()
        if nu != vers():
            oud.append(naam)
        if nu != vorige:
            veranderd.add(naam)
        vorige = nu
    assert (mislukt, oud, ZICHTBAAR - veranderd) == ([], [], set())


# What goes round the pages


@pytest.fixture
def stad(cyclus):
    """Two teams that work together, one of them in a priority wijk; last year too."""
    eerder = JaarcyclusFactory(jaar=2025, fase="bespreking")
    zuilen, oost = BuurtteamFactory(naam="Zuilen"), BuurtteamFactory(naam="Oost")
    CoordinatorFactory(buurtteam=zuilen)
    meld(zuilen, "deels", over="toegankelijkheid").plan.deelnemende_teams.add(oost)
    meld(oost, "volgens_planning", op=JUNI)
    toen, akkoord = moment(6, 10, jaar=2025), moment(3, 30, jaar=2025)
    meld(oost, "volgens_planning", cyclus=eerder, op=toen, vastgesteld_op=akkoord)
    PrioriteitswijkFactory(cyclus=cyclus, wijk=zuilen.wijk)
    return cyclus


def sql(opdracht):
    with connection.cursor() as cursor:
        cursor.execute(opdracht)


def door_beheer_hernoemd():
    team = Buurtteam.objects.get(naam="Zuilen")
    team.naam = "Zuilen-Noord"
    team.save()


def stuk_op_elke_plek():
    """One transaction, several writes, a savepoint that goes wrong in between."""
    with transaction.atomic():
        Thema.objects.filter(slug="taal").update(korte_naam="Taal en tolken")
        with transaction.atomic():
            Plan.objects.update(titel="Wordt nooit waar")
            transaction.set_rollback(True)
        Wijk.objects.update(naam="Wijk Anders")


def meld_vast():
    VoortgangFactory(planthema=PlanThema.objects.get(thema__slug="toegankelijkheid"), koers="loopt_vast")


def trek_laatste_in():
    bericht = Voortgang.objects.order_by("pk").last()
    acties.trek_voortgang_in(voortgang=bericht, door=bericht.door)


def beeindig_plan():
    plan = Plan.objects.get(cyclus__jaar=2026, themas__thema__slug="taal")
    acties.trek_in(plan=plan, door=plan.gemaakt_door, reden="Er is geen geld.")


def beantwoord():
    vraag = VraagFactory._meta.model.objects.get()
    acties.beantwoord_vraag(vraag=vraag, versie=vraag.versie, antwoord="Ja, dat kan.", door=vraag.door)


def vraag_te_laat():
    plan = Plan.objects.get(cyclus__jaar=2026, themas__thema__slug="toegankelijkheid")
    VraagFactory(plan=plan, antwoord_voor=datetime.date(2026, 11, 1))


STAPPEN = [
    door_beheer_hernoemd,
    meld_vast,
    trek_laatste_in,
    stuk_op_elke_plek,
    lambda: Plan.deelnemende_teams.through.objects.all().delete(),
    lambda: Prioriteitswijk.objects.update(reden="Bewoners vroegen erom, en de raad ook."),
    lambda: Prioriteitswijk.objects.all().delete(),
    lambda: Ronde.objects.filter(opent_op=datetime.date(2026, 11, 1)).update(opent_op=datetime.date(2026, 11, 20)),
    lambda: Ronde.objects.filter(opent_op=datetime.date(2025, 6, 1)).update(opent_op=datetime.date(2025, 6, 11)),
    lambda: sql("UPDATE buurtteams_wijk SET naam = 'Anders geschreven'"),
    lambda: sql("UPDATE plannen_planthema SET koers = 'loopt_vast' WHERE koers = 'volgens_planning'"),
    lambda: sql("UPDATE plannen_voortgang SET koers = 'nog_niet_begonnen'"),
    lambda: sql("UPDATE plannen_voortgang SET ingetrokken_op = gemeld_op"),
    beeindig_plan,
    vraag_te_laat,
    beantwoord,
    lambda: Jaarcyclus.objects.filter(jaar=2025).update(bespreking_op=datetime.date(2025, 12, 1)),
    lambda: BuurtteamFactory(naam="Nieuw"),
    lambda: Buurtteam.objects.filter(naam="Nieuw").delete(),
    lambda: JaarcyclusFactory(jaar=2027),
    lambda: Jaarcyclus.objects.filter(jaar=2027).delete(),
]


def test_ook_wat_om_de_paginas_heen_schrijft_is_meteen_te_zien(stad, ander, vers):
    vorige = ander()
    for nummer, stap in enumerate(STAPPEN):
        stap()
        nu = ander()
        assert nu == vers(), nummer
        assert nu != vorige, f"{nummer}: nothing changed"
        vorige = nu


def test_het_andere_proces_onthoudt_echt_wat_het_toonde(stad, ander):
    eerst, koud = ander(), ander.vragen
    assert ander() == eerst
    assert ander.vragen < koud / 2
    Rol.objects.update(tot=datetime.date(2026, 12, 31))
    ander()
    assert ander.vragen > koud / 2


def test_een_bericht_van_nu_in_vorig_jaar_maakt_de_pagina_van_dit_jaar_nieuw(stad, ander):
    """Until its review last year's course runs until today. The clock of the database is not that of the tests."""
    ander(), ander()
    warm, toen = ander.vragen, PlanThema.objects.get(plan__cyclus__jaar=2025)
    nu = Jaarcyclus.objects.annotate(nu=Now()).values_list("nu", flat=True)[0]
    VoortgangFactory(planthema=toen, koers="deels", op=nu)
    ander()
    assert ander.vragen > warm


# While somebody is writing


def test_zolang_een_ander_schrijft_blijft_het_zoals_het_was(stad, ander, vers):
    eerst = ander()
    with transaction.atomic():
        Buurtteam.objects.filter(naam="Zuilen").update(naam="Wordt nog waar")
        assert ander() == eerst
    assert ander() == vers() != eerst


def test_wat_nooit_waar_werd_onthoudt_niemand(stad, ander, vers, kijker):
    eerst = ander()
    with transaction.atomic():
        Buurtteam.objects.filter(naam="Zuilen").update(naam="Wordt nooit waar")
        gezien = lees(Bezoeker(kijker), paden())
        assert "Wordt nooit waar" in gezien["/dashboard/"][0]
        assert ander() == eerst
        transaction.set_rollback(True)
    assert lees(Bezoeker(kijker), paden()) == ander() == vers() == eerst


def test_wie_schrijft_terwijl_een_pagina_ontstaat_maakt_haar_niet_oud(stad, proces, ander, vers, kijker):
    """The other process writes after this one has read the stamps and before it reads the figures."""
    ander()
    bezoeker, gedaan = Bezoeker(kijker), []

    def ertussen(execute, sql_tekst, *rest):
        uitkomst = execute(sql_tekst, *rest)
        if "plannen_cijferstempel" in sql_tekst and not gedaan:
            gedaan.append(True)
            proces(sql="UPDATE plannen_planthema SET koers = 'loopt_vast' WHERE koers = 'deels'")
        return uitkomst

    caches["proces"].clear()
    with connection.execute_wrapper(ertussen):
        lees(bezoeker, paden())
    assert gedaan == [True]
    assert lees(bezoeker, paden()) == ander() == vers()


# That it can fail


def zonder_triggers(cursor):
    """Take away those on the table of the teams."""
    for naam, tabel in aanwezig(cursor, connection.vendor).items():
        if tabel == "buurtteams_buurtteam":
            haal_weg(cursor, connection.vendor, naam, tabel)


def test_controle_wat_niet_aan_de_stempels_hangt_wordt_oud(stad, ander, vers):
    """Without its triggers a write is not noticed, and the other process shows what was."""
    eerst = ander()
    with connection.cursor() as cursor:
        zonder_triggers(cursor)
        Buurtteam.objects.filter(naam="Zuilen").update(naam="Niemand merkt het")
    try:
        assert ander() == eerst != vers()
    finally:
        plaats_stempels()
