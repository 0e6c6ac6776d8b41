"""No mail goes twice, and none is lost without beheer seeing it: with a real mail server and real processes that die.

The processes: herinneringsproces.py. The mail server: postbus.py.
"""

import datetime
import json
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import F

from buurtteams.factories import RolFactory
from conftest import VANDAAG
from jaren.factories import BesluitFactory
from jaren.models import Herinnering, Herinneringsregel
from jaren.tests.postbus import Postbus

pytestmark = pytest.mark.django_db(transaction=True)

PER_MAIL = ["claimen", "geclaimd", "verbonden", "verzonden", "vastleggen", "vastgelegd"]
DAG = VANDAAG.date()
EVEN_LATER = datetime.timedelta(minutes=16)


@pytest.fixture(scope="module")
def open_postbus():
    with Postbus() as postbus:
        yield postbus


@pytest.fixture
def postbus(open_postbus):
    open_postbus.leeg()
    return open_postbus


@pytest.fixture(scope="module")
def ronde(django_db_setup, open_postbus):
    """`ronde(3, None)`: two workers at once, one of which dies at its third step. Gives the steps of each."""
    opdracht = [sys.executable, "-m", "jaren.tests.herinneringsproces", connection.settings_dict["NAME"]]
    with subprocess.Popen(
        [*map(str, opdracht), str(open_postbus.poort)],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as proces:
        assert proces.stdout.readline() == "klaar\n"

        def draai(*sterf, op=DAG):
            proces.stdin.write(json.dumps({"op": op.isoformat(), "sterf": sterf}) + "\n")
            proces.stdin.flush()
            return json.loads(proces.stdout.readline())

        yield draai
        proces.stdin.close()


@pytest.fixture
def mensen():
    """`mensen(3)`: so many people of MNU/Saluti, to be reminded today of one decision."""
    BesluitFactory(zijde="saluti", datum=DAG + datetime.timedelta(days=7))
    return lambda aantal: [RolFactory(soort="saluti").gebruiker for _ in range(aantal)]


@pytest.fixture
def opnieuw(postbus):
    """Back to the morning: nothing was made, nothing went."""

    def veeg():
        Herinnering.objects.all().delete()
        postbus.leeg()

    return veeg


@pytest.fixture
def later():
    """A quarter of an hour passes."""
    return lambda: Herinnering.objects.filter(stand="bezig").update(begonnen_op=F("begonnen_op") - EVEN_LATER)


def standen(mensen):
    """Per person the stand of the one mail."""
    return [Herinnering.objects.get(gebruiker=mens).stand for mens in mensen]


def mis(mensen, postbus):
    """For whom it went wrong: a mail too many, or one lost that nobody is told of."""
    ontvangen = [postbus.per_adres[mens.email] for mens in mensen]
    goed = {("verstuurd", 1), ("onzeker", 0), ("onzeker", 1)}
    return [paar for paar in zip(standen(mensen), ontvangen, strict=True) if paar not in goed]


def test_zonder_storing_krijgt_ieder_een_mail(mensen, ronde, postbus):
    drie = mensen(3)
    assert ronde(None) == [["maken", "gemaakt"] * 3 + PER_MAIL * 3]
    assert postbus.per_adres == {mens.email: 1 for mens in drie}
    assert standen(drie) == ["verstuurd"] * 3
    assert ronde(None) == [[]]


def test_een_dood_bij_elke_stap_verdubbelt_en_verliest_niets(mensen, ronde, postbus, opnieuw, later):
    drie = mensen(3)
    [alle] = ronde(None)
    onzeker = {}
    for nummer, stap in enumerate(alle, start=1):
        opnieuw()
        assert ronde(nummer) == [alle[:nummer]]
        later()
        ronde(None)
        assert (stap, nummer, mis(drie, postbus)) == (stap, nummer, [])
        onzeker.setdefault(stap, set()).add(standen(drie).count("onzeker"))
    assert ronde(None) == [[]]
    # Who died before the claim, or after the note of the outcome, leaves no doubt.
    zeker = dict.fromkeys(["maken", "gemaakt", "claimen", "vastgelegd"], {0})
    assert onzeker == zeker | dict.fromkeys(["geclaimd", "verbonden", "verzonden", "vastleggen"], {1})


def test_twee_tegelijk_sturen_niets_dubbel(mensen, ronde, postbus, opnieuw):
    zes = mensen(6)
    for _ in range(10):
        opnieuw()
        een, twee = ronde(None, None)
        assert (een + twee).count("verzonden") == 6
        assert postbus.per_adres == {mens.email: 1 for mens in zes}
        assert standen(zes) == ["verstuurd"] * 6
        assert Herinneringsregel.objects.count() == 6


@pytest.mark.parametrize("sterft", [2, 7, 10, 16])
def test_twee_tegelijk_van_wie_er_een_sterft(mensen, ronde, postbus, later, sterft):
    vier = mensen(4)
    ronde(sterft, None)
    later()
    ronde(None, None)
    assert mis(vier, postbus) == []
    assert standen(vier).count("onzeker") <= 1


def test_wie_niet_weet_of_het_ging_probeert_het_nooit_vanzelf_opnieuw(mensen, ronde, postbus, later):
    [mens] = mensen(1)
    [stappen] = ronde(6)
    assert (stappen[-1], standen([mens])) == ("verzonden", ["bezig"])
    kenmerk = Herinnering.objects.get().bericht_id
    later()
    for dagen in range(3):
        ronde(None, op=DAG + datetime.timedelta(days=dagen))
    assert Herinnering.objects.get(bericht_id=kenmerk).stand == "onzeker"
    assert [bericht["Message-ID"] for _, bericht in postbus.ontvangen].count(kenmerk) == 1


@pytest.mark.parametrize("gedrag, aangekomen", [("zwijgt", 1), ("verliest", 0)])
def test_een_mailserver_die_na_de_mail_ophangt_is_onzeker(mensen, ronde, postbus, gedrag, aangekomen):
    [mens] = mensen(1)
    postbus.gedrag = gedrag
    assert ronde(None) == [["maken", "gemaakt", "claimen", "geclaimd", "verbonden"]]
    postbus.gedrag = "neemt aan"
    assert ronde(None) == [[]]
    assert (standen([mens]), postbus.per_adres[mens.email]) == (["onzeker"], aangekomen)


def test_een_weigering_krijgt_drie_kansen(mensen, ronde, postbus):
    [mens] = mensen(1)
    postbus.gedrag = "weigert"
    gezien = []
    for _ in range(4):
        ronde(None)
        mail = Herinnering.objects.get(gebruiker=mens)
        gezien.append((mail.stand, mail.pogingen))
    assert gezien == [("klaar", 1), ("klaar", 2), ("mislukt", 3), ("mislukt", 3)]
    assert mail.fout == "550 Deze postbus bestaat niet"


def test_na_een_weigering_gaat_de_mail_alsnog_een_keer(mensen, ronde, postbus):
    [mens] = mensen(1)
    postbus.gedrag = "weigert"
    ronde(None)
    postbus.gedrag = "neemt aan"
    ronde(None)
    ronde(None)
    assert (standen([mens]), postbus.per_adres) == (["verstuurd"], {mens.email: 1})


def test_zonder_mailserver_blijft_de_mail_klaarstaan(mensen, ronde, postbus):
    [mens] = mensen(1)
    postbus.gedrag = "dicht"
    assert ronde(None) == [["maken", "gemaakt", "claimen", "geclaimd"]]
    mail = Herinnering.objects.get(gebruiker=mens)
    assert (mail.stand, mail.pogingen, bool(mail.fout)) == ("klaar", 1, True)


def test_elke_poging_draagt_hetzelfde_kenmerk(mensen, ronde, postbus):
    mensen(1)
    postbus.gedrag = "weigert"
    ronde(None)
    kenmerk = Herinnering.objects.get().bericht_id
    postbus.gedrag = "neemt aan"
    ronde(None)
    [(_, bericht)] = postbus.ontvangen
    assert (bericht["Message-ID"], bericht["Auto-Submitted"]) == (kenmerk, "auto-generated")
