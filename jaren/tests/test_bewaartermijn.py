"""Retention: nothing a day early, nothing left after. Planted markers are looked for in the whole database."""

import datetime
import json

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from buurtteams.factories import CoordinatorFactory, GebruikerFactory, RolFactory, UitnodigingFactory
from buurtteams.models import Gebruiker, Rol, Uitnodiging
from buurtteams.tijd import begin_van
from jaren.factories import HerinneringFactory
from jaren.herinneringen.dagtaak import herinner_iedereen
from jaren.models import Herinnering, Momentopname, Partnerlink
from jaren.momentopname import maak_momentopname
from jaren.persoonsgegevens.bewaartermijn import pas_bewaartermijn_toe
from jaren.tests.doorzoek import vindplaatsen
from jaren.tests.vol_jaar import maak_vol_jaar
from plannen.factories import ActieFactory, JaarcyclusFactory, PlanFactory, PlanpartnerFactory, moment
from plannen.models import Actie, Gebeurtenis, Jaarcyclus
from samenwerking.factories import ContactpersoonFactory, TeamcontactFactory, VerhaalFactory, VondstFactory
from samenwerking.models import Contactpersoon, Vondst
from samenwerking.models import Gebeurtenis as Logregel

LAATSTE_DAG = datetime.date(2026, 11, 30)
DAARNA = LAATSTE_DAG + datetime.timedelta(days=365)
EEN_DAG = datetime.timedelta(days=1)
NAAM, TELEFOON, EMAIL = "Zwaluwe Merkteken", "06 5550 1234", "zwaluwe@merkteken.test"
UREN, TALEN, ADRES = "merkuren op vrijdag", "merktaals", "203.0.113.77"


def op(dag):
    return time_machine.travel(datetime.datetime.combine(dag, datetime.time(12), tzinfo=datetime.UTC))


def in_beheer(object, bericht=""):
    soort = ContentType.objects.get_for_model(object)
    return LogEntry.objects.create(
        user=RolFactory().gebruiker, content_type=soort, object_id=object.pk, object_repr=str(object)[:200],
        action_flag=CHANGE, change_message=bericht,
    )  # fmt: skip


# A contact


@pytest.fixture
def contact(team):
    """With everything that can be known of one, and copied to everywhere where the product copies it."""
    contact = TeamcontactFactory(
        team=team, naam=NAAM, telefoon=TELEFOON, email=EMAIL, uren=UREN, talen=TALEN, tot=LAATSTE_DAG,
        gebruiker=RolFactory(soort="gemeente").gebruiker,
    )  # fmt: skip
    in_beheer(contact)
    in_beheer(team, json.dumps([{"changed": {"name": "contactpersoon", "object": NAAM}}]))
    VondstFactory(verhaal=VerhaalFactory(), soort="naam", fragment=NAAM)
    VondstFactory(verhaal=VerhaalFactory(), fragment=f"bel {TELEFOON}")
    actie = ActieFactory(functie=NAAM)
    actie.functie = "gezinswerker"
    actie.save()
    return contact


CONTACTTABELLEN = [
    *("django_admin_log", "plannen_historicalactie", "samenwerking_contactpersoon", "samenwerking_vondst"),
]


def contactplekken():
    return vindplaatsen(NAAM, TELEFOON, EMAIL, UREN, TALEN)


def test_een_dag_te_vroeg_staat_alles_er_nog(contact):
    with op(DAARNA - EEN_DAG):
        call_command("bewaartermijn")
    assert contactplekken() == CONTACTTABELLEN


@pytest.mark.parametrize("dag", [DAARNA, DAARNA + EEN_DAG])
def test_op_de_dag_zelf_staat_er_nergens_meer_iets(contact, dag):
    assert contactplekken() == CONTACTTABELLEN
    with op(dag):
        call_command("bewaartermijn")
    assert contactplekken() == []
    contact.refresh_from_db()
    assert (contact.gebruiker, contact.gewist_op, contact.tot, contact.versie) == (None, dag, LAATSTE_DAG, 2)
    assert str(contact) == "vast contact van Noordoost (sociaal)"


def test_de_naam_in_de_geschiedenis_is_de_functie_geworden(contact):
    pas_bewaartermijn_toe(op=DAARNA)
    assert list(Actie.geschiedenis.values_list("functie", flat=True)) == ["gezinswerker", "vast contact"]
    assert LogEntry.objects.filter(object_repr="vast contact", change_message="").count() == 2


def test_wat_van_een_ander_is_blijft(contact, team):
    ander = TeamcontactFactory(team=team, naam="Zwaluwe", tot=LAATSTE_DAG + EEN_DAG)
    log = in_beheer(ander, f'{{"object": "{NAAM} en zoon"}}')
    VondstFactory(verhaal=VerhaalFactory(), fragment="Zwaluwe")
    pas_bewaartermijn_toe(op=DAARNA)
    log.refresh_from_db()
    assert (Contactpersoon.objects.get(pk=ander.pk).naam, log.object_repr) == ("Zwaluwe", "Zwaluwe")
    assert NAAM in log.change_message
    assert Vondst.objects.filter(fragment="Zwaluwe").exists()


def test_een_contact_zonder_einde_blijft(team):
    TeamcontactFactory(team=team, naam=NAAM)
    pas_bewaartermijn_toe(op=DAARNA + datetime.timedelta(days=9999))
    assert contactplekken() == ["samenwerking_contactpersoon"]


def test_een_ongebruikte_link_gaat_mee_en_een_gebruikte_blijft(organisatie):
    contact = ContactpersoonFactory(organisatie=organisatie, tot=LAATSTE_DAG)
    for nummer, gebruikt_op in enumerate([None, moment(11, 1)]):
        Partnerlink.objects.create(
            vraag="gebeurd", planpartner=PlanpartnerFactory(), contactpersoon=contact, sleutel_hash=str(nummer),
            gebruikt_op=gebruikt_op,
        )  # fmt: skip
    pas_bewaartermijn_toe(op=DAARNA)
    assert [link.gebruikt_op for link in Partnerlink.objects.all()] == [moment(11, 1)]


def test_de_termijn_is_in_te_stellen(contact, settings):
    settings.BEWAARTERMIJN_CONTACT_DAGEN = 30
    pas_bewaartermijn_toe(op=LAATSTE_DAG + datetime.timedelta(days=29))
    assert contactplekken() == CONTACTTABELLEN
    pas_bewaartermijn_toe(op=LAATSTE_DAG + datetime.timedelta(days=30))
    assert contactplekken() == []


def test_twee_keer_draaien_doet_niets_nieuws(contact):
    aantallen = [pas_bewaartermijn_toe(op=DAARNA)["contactpersonen"] for _ in range(2)]
    assert (aantallen, Contactpersoon.objects.get(pk=contact.pk).versie) == ([1, 0], 2)


def test_dagelijks_past_de_termijn_toe(contact):
    with op(DAARNA):
        call_command("dagelijks")
    assert contactplekken() == []


def test_het_commando_zegt_wat_er_ging(contact, capsys):
    with op(DAARNA):
        call_command("bewaartermijn")
    assert "contactpersonen: 1 gewist" in capsys.readouterr().out


# An account


@pytest.fixture
def account(team, contact):
    """A coordinator who left, with everything that an account leaves behind."""
    gebruiker = GebruikerFactory(email=EMAIL, naam=NAAM)
    Rol.objects.create(gebruiker=gebruiker, soort="partner", vanaf="2019-01-01", tot="2019-12-31", functie="voorzitter")
    CoordinatorFactory(gebruiker=gebruiker, buurtteam=team, tot=LAATSTE_DAG)
    Contactpersoon.objects.filter(pk=contact.pk).update(tot=None, naam="", email="", telefoon="", gebruiker=gebruiker)
    EmailAddress.objects.create(user=gebruiker, email=EMAIL, primary=True, verified=True)
    UitnodigingFactory(email=EMAIL, naam=NAAM, aanvaard_door=gebruiker, aanvaard_op=moment(1, 1))
    UitnodigingFactory(email=EMAIL.upper(), naam=NAAM, verloopt_op=timezone.now() + datetime.timedelta(days=999))
    HerinneringFactory(gebruiker=gebruiker)
    in_beheer(gebruiker)
    in_beheer(Uitnodiging.objects.first())
    herinner_iedereen.enqueue()
    DBTaskResult.objects.update(traceback=f"SMTPRecipientsRefused: {EMAIL}")
    browser = Client()
    browser.force_login(gebruiker)
    sessie = browser.session
    sessie["terug"] = NAAM
    sessie.save()
    Session.objects.update(expire_date=timezone.now() + datetime.timedelta(days=999))
    for logboek in (Gebeurtenis, Logregel):
        regel = logboek.leg_vast("proef", contact, door=gebruiker, op=timezone.now() + datetime.timedelta(days=300))
        logboek.objects.model._base_manager.bulk_create([kopie(regel)])
    return gebruiker


def kopie(regel):
    regel.pk, regel.adres = None, ADRES
    return regel


ACCOUNTTABELLEN = [
    *("account_emailaddress", "buurtteams_gebruiker", "buurtteams_uitnodiging", "django_admin_log"),
    *("django_session, leesbaar", "django_tasks_database_dbtaskresult", "jaren_herinnering"),
    *("plannen_gebeurtenis", "plannen_historicalactie", "samenwerking_gebeurtenis", "samenwerking_vondst"),
]


def accountplekken():
    return vindplaatsen(NAAM, EMAIL, ADRES)


def test_een_account_blijft_tot_de_dag_zelf(account):
    assert accountplekken() == ACCOUNTTABELLEN
    pas_bewaartermijn_toe(op=DAARNA - EEN_DAG)
    assert accountplekken() == ACCOUNTTABELLEN


@pytest.mark.parametrize("dag", [DAARNA, DAARNA + EEN_DAG])
def test_van_een_account_blijft_de_functie(account, dag):
    with op(dag):
        pas_bewaartermijn_toe()
    assert accountplekken() == []
    account.refresh_from_db()
    assert (account.naam, account.email) == ("coördinator buurtteam", f"gewist-{account.pk}@gewist.invalid")
    assert (account.is_active, account.has_usable_password(), account.last_login) == (False, False, None)
    regels = [*Gebeurtenis.objects.filter(soort="proef"), *Logregel.objects.filter(soort="proef")]
    assert {(regel.door, regel.functie) for regel in regels} == {(account, "coördinator buurtteam")}


def test_een_open_sessie_van_een_ander_blijft(account, beheer):
    browser = Client()
    browser.force_login(beheer)
    pas_bewaartermijn_toe(op=DAARNA)
    assert [s.get_decoded()["_auth_user_id"] for s in Session.objects.all()] == [str(beheer.pk)]


def accounts(dag):
    return pas_bewaartermijn_toe(op=dag)["accounts"]


def lid_sinds(gebruiker, dag):
    Gebruiker.objects.filter(pk=gebruiker.pk).update(date_joined=begin_van(dag))


@pytest.mark.parametrize("tot", [None, DAARNA])
def test_een_account_met_een_rol_blijft(db, tot):
    rol = RolFactory(tot=LAATSTE_DAG)
    RolFactory(gebruiker=rol.gebruiker, tot=tot)
    assert accounts(DAARNA) == 0


def test_het_account_van_een_partner_eindigt_met_het_laatste_contact(organisatie):
    """The role has no last day: nobody ends it when the contact ends or is handed over."""
    gebruiker = RolFactory(soort="partner").gebruiker
    lid_sinds(gebruiker, datetime.date(2020, 1, 1))
    ContactpersoonFactory(organisatie=organisatie, gebruiker=gebruiker, naam=NAAM, tot=LAATSTE_DAG - EEN_DAG)
    ContactpersoonFactory(organisatie=organisatie, gebruiker=gebruiker, naam=NAAM, tot=LAATSTE_DAG)
    Gebruiker.objects.filter(pk=gebruiker.pk).update(naam=NAAM)
    assert (accounts(DAARNA - EEN_DAG), accounts(DAARNA)) == (0, 1)
    assert vindplaatsen(NAAM) == []


def test_het_account_van_een_partner_met_een_lopend_contact_blijft(organisatie):
    gebruiker = RolFactory(soort="partner").gebruiker
    lid_sinds(gebruiker, datetime.date(2020, 1, 1))
    for tot in (LAATSTE_DAG, None):
        ContactpersoonFactory(organisatie=organisatie, gebruiker=gebruiker, tot=tot)
    assert accounts(DAARNA + datetime.timedelta(days=9999)) == 0


def test_een_partner_van_wie_geen_contact_meer_is_telt_vanaf_de_laatste_keer(db):
    gebruiker = RolFactory(soort="partner").gebruiker
    lid_sinds(gebruiker, LAATSTE_DAG)
    assert (accounts(DAARNA - EEN_DAG), accounts(DAARNA)) == (0, 1)


def test_een_account_zonder_rol_telt_vanaf_het_begin_of_de_laatste_keer(db):
    gebruiker = GebruikerFactory()
    lid_sinds(gebruiker, LAATSTE_DAG - EEN_DAG)
    gelogd = datetime.datetime.combine(LAATSTE_DAG, datetime.time(12), datetime.UTC)
    Gebruiker.objects.filter(pk=gebruiker.pk).update(last_login=gelogd)
    assert (accounts(DAARNA - EEN_DAG), accounts(DAARNA)) == (0, 1)


def test_een_account_dat_uit_staat_telt_vanaf_het_laatste_wat_ervan_bekend_is(db):
    gebruiker = RolFactory(vanaf="2020-01-01").gebruiker
    lid_sinds(gebruiker, datetime.date(2020, 1, 1))
    with op(LAATSTE_DAG):
        in_beheer(gebruiker)
    Gebruiker.objects.filter(pk=gebruiker.pk).update(is_active=False)
    assert (accounts(DAARNA - EEN_DAG), accounts(DAARNA)) == (0, 1)
    assert Gebruiker.objects.get(pk=gebruiker.pk).naam == "applicatiebeheer"


def test_een_account_wordt_eenmaal_gewist(account):
    eerste, tweede = accounts(DAARNA), accounts(DAARNA)
    assert (eerste > 0, tweede) == (True, 0)
    assert Herinnering.objects.count() == 0


# What hangs on no account


def test_een_uitnodiging_die_niemand_aanvaardde_gaat_weg(db):
    UitnodigingFactory(email=EMAIL, verloopt_op=moment(11, 30))
    assert [pas_bewaartermijn_toe(op=dag)["uitnodigingen"] for dag in (DAARNA - EEN_DAG, DAARNA)] == [0, 1]


def test_een_internetadres_van_een_ander_gaat_na_de_termijn(db, contact, beheer):
    regel = Logregel.leg_vast("proef", contact, door=None, functie="partner", op=moment(11, 30))
    Logregel._base_manager.bulk_create([kopie(regel)])
    pas_bewaartermijn_toe(op=DAARNA - EEN_DAG)
    assert vindplaatsen(ADRES) == ["samenwerking_gebeurtenis"]
    assert pas_bewaartermijn_toe(op=DAARNA)["adressen"] == 1
    assert vindplaatsen(ADRES) == []


def test_een_verlopen_sessie_gaat_weg(beheer, client):
    client.force_login(beheer)
    with op(LAATSTE_DAG + datetime.timedelta(days=30)):
        pas_bewaartermijn_toe()
    assert Session.objects.count() == 0


# Closed years


def test_een_momentopname_kent_niemand_en_blijft_dezelfde(account, team, beheer):
    """Nothing to erase there: it never held who. What seals it is the same before and after."""
    cyclus = maak_vol_jaar(jaar=2024, team=team)
    ActieFactory(plan=cyclus.plannen.first(), gebruiker=account, functie="gezinswerker")
    momentopname = maak_momentopname(cyclus=cyclus, door=beheer)
    Jaarcyclus.objects.filter(pk=cyclus.pk).update(fase=Jaarcyclus.Fase.AFGESLOTEN)
    assert accountplekken() == ACCOUNTTABELLEN
    pas_bewaartermijn_toe(op=DAARNA)
    assert accountplekken() == []
    assert (Momentopname.objects.get().sha256, Momentopname.objects.get().is_ongeschonden) == (
        momentopname.sha256,
        True,
    )


def test_een_gesloten_jaar_staat_het_wissen_niet_in_de_weg(account, team):
    cyclus = JaarcyclusFactory(jaar=2025)
    plan = PlanFactory(cyclus=cyclus, team=team, gemaakt_door=account)
    ActieFactory(plan=plan, gebruiker=account, functie=NAAM)
    Gebeurtenis._base_manager.bulk_create([kopie(Gebeurtenis.leg_vast("proef", plan, plan=plan, door=account))])
    Jaarcyclus.objects.filter(pk=cyclus.pk).update(fase=Jaarcyclus.Fase.AFGESLOTEN)
    pas_bewaartermijn_toe(op=DAARNA)
    plan.refresh_from_db()
    assert plan.gemaakt_door.naam == "coördinator buurtteam"
    # What somebody typed in a closed year stays as it was sealed; `wis` tells that it is there.
    assert accountplekken() == ["plannen_actie", "plannen_historicalactie"]
