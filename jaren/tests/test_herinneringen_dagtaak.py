"""`manage.py dagelijks` puts the job in the queue; `manage.py db_worker` or `--wacht` works it off."""

import datetime
import signal

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult

from buurtteams.controles import basisadres_bekend
from jaren.factories import HerinneringFactory
from jaren.herinneringen.dagtaak import WACHTTIJD, herinner_iedereen, probeer_later, verstuur_wachtende
from jaren.models import Herinnering
from plannen.factories import VraagFactory

WERKER = {"batch": True, "startup_delay": False, "reload": False, "interval": 0, "verbosity": 0}


class DichteBus(BaseEmailBackend):
    def open(self):
        raise ConnectionRefusedError("geen mailserver")


@pytest.fixture(autouse=True)
def signalen():
    """The worker catches signals; pytest wants its own back."""
    nummers = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
    oud = {nummer: signal.getsignal(nummer) for nummer in nummers}
    yield
    for nummer, vanger in oud.items():
        signal.signal(nummer, vanger)


@pytest.fixture
def vraag(cyclus, gemeente):
    """To the gemeente, in a week."""
    return VraagFactory(antwoord_voor=datetime.date(2026, 11, 29))


def wachtrij():
    return [(taak.task_path.rpartition(".")[2], taak.status) for taak in DBTaskResult.objects.order_by("enqueued_at")]


# `--wacht` opens a transaction of its own kind, which SQLite does not take inside another.
@pytest.fixture
def echt(transactional_db):
    pass


def test_zonder_werker_gaat_er_nog_niets(vraag, mailoutbox):
    call_command("dagelijks")
    assert (mailoutbox, wachtrij()) == ([], [("herinner_iedereen", "READY")])


def test_de_werker_voert_het_uit(echt, vraag, mailoutbox):
    call_command("dagelijks")
    call_command("db_worker", **WERKER)
    assert (len(mailoutbox), wachtrij()) == (1, [("herinner_iedereen", "SUCCESSFUL")])


def test_met_wacht_gebeurt_het_meteen(echt, vraag, gemeente, mailoutbox):
    call_command("dagelijks", wacht=True)
    assert [mail.to for mail in mailoutbox] == [[gemeente.email]]


def test_twee_keer_op_een_dag_doet_niets_dubbel(echt, vraag, mailoutbox):
    call_command("dagelijks", wacht=True)
    call_command("dagelijks", wacht=True)
    assert (len(mailoutbox), Herinnering.objects.count()) == (1, 1)


def test_als_het_misgaat_zegt_de_opdracht_dat(echt, vraag, monkeypatch):
    monkeypatch.setattr("jaren.herinneringen.dagtaak.zet_alles_klaar", None)
    with pytest.raises(CommandError, match="TypeError"):
        call_command("dagelijks", wacht=True)


def test_zonder_basisadres_begint_de_opdracht_niet(db, settings):
    settings.BASIS_URL = ""
    with pytest.raises(CommandError, match="BASIS_URL"):
        call_command("dagelijks")
    assert wachtrij() == []


def test_oude_uitkomsten_gaan_weg(db):
    oud = herinner_iedereen.enqueue()
    moment = datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC)
    DBTaskResult.objects.filter(pk=oud.id).update(status="SUCCESSFUL", finished_at=moment)
    call_command("dagelijks")
    assert DBTaskResult.objects.filter(pk=oud.id).count() == 0


# Another turn for what was refused


def test_wat_geweigerd_werd_krijgt_later_nog_een_beurt(vraag, settings):
    settings.EMAIL_BACKEND = f"{__name__}.DichteBus"
    assert herinner_iedereen.call() == {"gemaakt": 1, "verstuurd": 0}
    [taak] = DBTaskResult.objects.all()
    assert taak.task_path == verstuur_wachtende.module_path
    assert taak.run_after - taak.enqueued_at > WACHTTIJD[1] - datetime.timedelta(minutes=1)
    assert Herinnering.objects.get().fout == "ConnectionRefusedError: geen mailserver"


@pytest.mark.parametrize("pogingen, beurten", [(0, 0), (1, 1), (2, 1)])
def test_alleen_wat_geweigerd_werd_krijgt_een_beurt(db, pogingen, beurten):
    HerinneringFactory(pogingen=pogingen)
    HerinneringFactory(stand="mislukt", pogingen=3)
    probeer_later()
    assert DBTaskResult.objects.count() == beurten


def test_na_drie_weigeringen_houdt_het_op(vraag, settings):
    settings.EMAIL_BACKEND = f"{__name__}.DichteBus"
    herinner_iedereen.call()
    for _ in range(3):
        verstuur_wachtende.call()
    assert (Herinnering.objects.get().stand, DBTaskResult.objects.count()) == ("mislukt", 2)


# The address in the links


@pytest.mark.parametrize(
    "adres, fouten",
    [
        ("https://rondetafel.nl", []),
        ("", ["rondetafel.E004"]),
        ("rondetafel.nl", ["rondetafel.E004"]),
        ("https://rondetafel.nl/pad", ["rondetafel.E004"]),
    ],
)
def test_in_productie_moet_het_basisadres_er_zijn(settings, adres, fouten):
    settings.PRODUCTIE, settings.BASIS_URL = True, adres
    assert [fout.id for fout in basisadres_bekend()] == fouten


def test_bij_een_proef_hoeft_dat_niet(settings):
    settings.BASIS_URL = ""
    assert basisadres_bekend() == []
