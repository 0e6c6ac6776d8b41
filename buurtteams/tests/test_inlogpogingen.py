"""At most five wrong guesses per account in fifteen minutes, from wherever they come; the owner still gets in."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from buurtteams.factories import WACHTWOORD, GebruikerFactory
from buurtteams.models import Inlogpoging

GEEN_BEURT = (
    "Er is te vaak een verkeerd wachtwoord ingevuld. Probeer het over een kwartier opnieuw, "
    "of vraag een nieuw wachtwoord aan."
)


class TellendeHasher(MD5PasswordHasher):
    algorithm = "tellend"
    keren = 0

    def encode(self, password, salt):
        type(self).keren += 1
        return super().encode(password, salt)


def gok(client, email, wachtwoord="verkeerd-wachtwoord", **kopregels):
    return client.post("/inloggen/", {"login": email, "password": wachtwoord}, headers=kopregels).status_code


def test_na_vijf_fouten_helpt_ook_het_goede_wachtwoord_niet(coordinator):
    assert [gok(Client(), coordinator.email) for _ in range(6)] == [200] * 5 + [429]
    assert gok(Client(), coordinator.email, WACHTWOORD) == 429


def test_een_onbekend_adres_krijgt_hetzelfde(db):
    assert [gok(Client(), "niemand@buurtteam.test") for _ in range(6)] == [200] * 5 + [429]


def test_een_onbekend_adres_kost_de_database_evenveel(client, coordinator):
    telling = []
    for pad, veld in (("/inloggen/", "login"), ("/account/wachtwoord/vergeten/", "email")):
        for adres in (coordinator.email, "niemand@buurtteam.test"):
            with CaptureQueriesContext(connection) as vragen:
                client.post(pad, {veld: adres, "password": "verkeerd-wachtwoord"})
            telling.append(len(vragen))
    assert telling[0] == telling[1]
    assert telling[2] == telling[3]


def test_een_onbekend_adres_kost_ook_een_versleuteling(client, db, settings):
    """Comparing a password is what takes time; for an unknown address one is hashed all the same."""
    settings.PASSWORD_HASHERS = ["buurtteams.tests.test_inlogpogingen.TellendeHasher"]
    gebruiker = GebruikerFactory()
    TellendeHasher.keren = 0
    gok(client, gebruiker.email)
    assert TellendeHasher.keren == 1
    gok(client, "niemand@buurtteam.test")
    assert TellendeHasher.keren == 2


def test_de_melding_zegt_wat_nu(client, coordinator):
    for _ in range(5):
        gok(client, coordinator.email)
    antwoord = client.post("/inloggen/", {"login": coordinator.email, "password": WACHTWOORD})
    assert antwoord.context["form"].non_field_errors() == [GEEN_BEURT]


def test_een_ander_adres_van_afzender_telt_niet_opnieuw(coordinator):
    adressen = [{"X-Forwarded-For": f"10.0.0.{n}", "X-Real-IP": f"10.0.0.{n}"} for n in range(6)]
    assert [gok(Client(), coordinator.email, **adres) for adres in adressen] == [200] * 5 + [429]


def test_andere_accounts_merken_er_niets_van(coordinator):
    for _ in range(6):
        gok(Client(), coordinator.email)
    assert gok(Client(), GebruikerFactory().email, WACHTWOORD) == 302


def test_na_een_kwartier_kan_het_weer(coordinator):
    with time_machine.travel(timezone.now(), tick=False) as klok:
        for _ in range(5):
            gok(Client(), coordinator.email)
        klok.shift(datetime.timedelta(minutes=14, seconds=59))
        assert gok(Client(), coordinator.email, WACHTWOORD) == 429
        klok.shift(datetime.timedelta(seconds=1))
        assert gok(Client(), coordinator.email, WACHTWOORD) == 302


def test_een_goede_poging_telt_niet_mee(coordinator):
    for _ in range(4):
        gok(Client(), coordinator.email)
    assert [gok(Client(), coordinator.email, WACHTWOORD) for _ in range(3)] == [302] * 3
    assert gok(Client(), coordinator.email) == 200
    assert gok(Client(), coordinator.email) == 429


def test_goede_pogingen_van_een_ander_maken_geen_nieuwe_beurten(coordinator):
    indringer = GebruikerFactory()
    for _ in range(5):
        gok(Client(), coordinator.email)
    assert gok(Client(), indringer.email, WACHTWOORD) == 302
    assert gok(Client(), coordinator.email) == 429


def test_op_een_bekend_apparaat_komt_de_eigenaar_er_nog_in(client, coordinator):
    gok(client, coordinator.email, WACHTWOORD)
    client.post("/uitloggen/")
    for _ in range(20):
        gok(Client(), coordinator.email)
    assert gok(client, coordinator.email, WACHTWOORD) == 302


def test_een_bekend_apparaat_heeft_zelf_ook_vijf_beurten(client, coordinator):
    gok(client, coordinator.email, WACHTWOORD)
    client.post("/uitloggen/")
    assert [gok(client, coordinator.email) for _ in range(6)] == [200] * 5 + [429]
    assert gok(Client(), coordinator.email) == 429  # they counted for strangers as well


def test_het_koekje_van_de_een_helpt_niet_bij_de_ander(client, coordinator):
    eigen = GebruikerFactory()
    gok(client, eigen.email, WACHTWOORD)
    client.post("/uitloggen/")
    for _ in range(5):
        gok(Client(), coordinator.email)
    assert gok(client, coordinator.email, WACHTWOORD) == 429


def test_een_zelfgemaakt_koekje_helpt_niet(coordinator):
    bekend, vreemd = Client(), Client()
    gok(bekend, coordinator.email, WACHTWOORD)
    naam = next(naam for naam in bekend.cookies if naam.startswith("apparaat_"))
    vreemd.cookies[naam] = bekend.cookies[naam].value[:-2] + "xx"
    for _ in range(5):
        gok(Client(), coordinator.email)
    assert gok(vreemd, coordinator.email, WACHTWOORD) == 429


def test_het_koekje_is_niet_te_lezen_voor_scripts(client, coordinator):
    gok(client, coordinator.email, WACHTWOORD)
    koekje = next(koekje for naam, koekje in client.cookies.items() if naam.startswith("apparaat_"))
    assert (koekje["httponly"], koekje["samesite"], koekje["max-age"]) == (True, "Lax", 365 * 24 * 60 * 60)
    assert coordinator.email not in koekje.value


@pytest.mark.django_db(transaction=True)
def test_ook_tegelijk_niet_meer_dan_vijf(coordinator):
    def een_gok(_):
        try:
            return gok(Client(), coordinator.email)
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as samen:
        uitkomsten = list(samen.map(een_gok, range(24)))
    assert sorted(uitkomsten) == [200] * 5 + [429] * 19


def test_de_tabel_bewaart_geen_adressen(client, coordinator):
    gok(client, coordinator.email)
    assert {len(poging.sleutel) for poging in Inlogpoging.objects.all()} == {64}
    assert not Inlogpoging.objects.filter(sleutel__contains="cor").exists()


def test_oude_beurten_worden_opgeruimd(db):
    nu = timezone.now()
    Inlogpoging.objects.neem_beurt("oud", moment=nu - datetime.timedelta(days=2))
    Inlogpoging.objects.neem_beurt("nieuw", moment=nu)
    Inlogpoging.objects.ruim_op(moment=nu)
    assert set(Inlogpoging.objects.values_list("sleutel", flat=True)) == {"nieuw"}


def test_een_beurt_bestaat_eenmaal(db):
    Inlogpoging.objects.create(sleutel="a", beurt=1, op=timezone.now())
    with pytest.raises(IntegrityError):
        Inlogpoging.objects.create(sleutel="a", beurt=1, op=timezone.now())
