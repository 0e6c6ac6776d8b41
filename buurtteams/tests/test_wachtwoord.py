"""Forget a password, choose a new one, change it. Nobody learns here who has an account."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from buurtteams.factories import WACHTWOORD, GebruikerFactory

NIEUW = "een nieuwe zin van vijf woorden"


def vraag_link(client, email):
    return client.post("/account/wachtwoord/vergeten/", {"email": email})


def link_uit(bericht):
    return re.search(r"http://testserver(/account/wachtwoord/nieuw/\S+)", bericht.body)[1]


@pytest.fixture
def herstellink(client, coordinator, wacht_op_mail):
    vraag_link(client, coordinator.email)
    return link_uit(wacht_op_mail()[0])


def kies(client, link, eerste=NIEUW, tweede=NIEUW):
    formulier = client.get(link, follow=True)
    return client.post(formulier.context["action_url"], {"password1": eerste, "password2": tweede})


def test_bekend_adres_krijgt_een_mail_in_gewone_taal(client, coordinator, wacht_op_mail):
    assert vraag_link(client, coordinator.email.upper()).url == "/account/wachtwoord/vergeten/verstuurd/"
    [bericht] = wacht_op_mail()
    assert (bericht.subject, bericht.to) == ("Kies een nieuw wachtwoord voor Rondetafel", [coordinator.email])
    assert bericht.body.startswith(f"Beste {coordinator.naam},\n")


def test_onbekend_adres_krijgt_geen_mail_en_hetzelfde_antwoord(client, coordinator, wacht_op_mail):
    bekend, onbekend = vraag_link(client, coordinator.email), vraag_link(client, "niemand@buurtteam.test")
    assert (bekend.status_code, bekend.url) == (onbekend.status_code, onbekend.url)
    assert [bericht.to for bericht in wacht_op_mail()] == [[coordinator.email]]


def test_account_dat_uit_staat_krijgt_geen_mail(client, db, wacht_op_mail):
    vraag_link(client, GebruikerFactory(is_active=False).email)
    assert wacht_op_mail() == []


def test_iemands_postbus_loopt_niet_vol(client, coordinator, wacht_op_mail):
    antwoorden = {vraag_link(client, coordinator.email).url for _ in range(8)}
    assert antwoorden == {"/account/wachtwoord/vergeten/verstuurd/"}
    assert len(wacht_op_mail()) == 5


def test_geen_adres_ingevuld(client, db):
    antwoord = vraag_link(client, "geen adres")
    assert antwoord.context["form"].errors == {"email": ["Voer een geldig e-mailadres in."]}
    assert 'value="geen adres"' in antwoord.text


def test_de_link_openen_maakt_hem_niet_op(client, coordinator, herstellink):
    for _ in range(3):
        assert "Opslaan en inloggen" in client.get(herstellink, follow=True).text
    coordinator.refresh_from_db()
    assert coordinator.check_password(WACHTWOORD)


def test_nieuw_wachtwoord_kiezen_logt_meteen_in(client, coordinator, herstellink, wacht_op_mail):
    assert kies(client, herstellink).url == "/"
    assert client.get("/account/").status_code == 200
    coordinator.refresh_from_db()
    assert coordinator.check_password(NIEUW)
    assert wacht_op_mail()[1].subject == "Uw wachtwoord voor Rondetafel is gewijzigd"


def test_zo_komt_iemand_ook_binnen_als_vreemden_de_beurten_opmaakten(client, coordinator, herstellink):
    for _ in range(6):
        Client().post("/inloggen/", {"login": coordinator.email, "password": "verkeerd-wachtwoord"})
    kies(client, herstellink)
    assert client.get("/account/").status_code == 200


def test_de_link_werkt_een_keer(client, herstellink):
    kies(client, herstellink)
    antwoord = Client().get(herstellink)
    assert "Deze link werkt niet meer" in antwoord.text
    assert antwoord.context["token_fail"] is True


def test_de_link_werkt_niet_na_een_ander_adres(client, coordinator, herstellink):
    coordinator.email = "nieuw@buurtteam.test"
    coordinator.save()
    assert client.get(herstellink).context["token_fail"] is True


@pytest.mark.parametrize(
    ("eerste", "tweede", "veld"),
    [("kort", "kort", "password1"), (NIEUW, "iets heel anders dan dat", "password2"), ("", "", "password1")],
)
def test_een_slecht_wachtwoord_verandert_niets(client, coordinator, herstellink, eerste, tweede, veld):
    assert veld in kies(client, herstellink, eerste, tweede).context["form"].errors
    coordinator.refresh_from_db()
    assert coordinator.check_password(WACHTWOORD)


def test_er_ontstaat_geen_tweede_lijst_van_adressen(client, herstellink):
    kies(client, herstellink)
    assert EmailAddress.objects.count() == 0


def wijzig(client, oud=WACHTWOORD, eerste=NIEUW, tweede=NIEUW):
    return client.post("/account/wachtwoord/", {"oldpassword": oud, "password1": eerste, "password2": tweede})


def test_wijzigen_houdt_deze_sessie_en_beeindigt_de_andere(client, coordinator, wacht_op_mail):
    elders = Client()
    client.force_login(coordinator)
    elders.force_login(coordinator)
    assert wijzig(client).url == "/account/"
    assert (client.get("/account/").status_code, elders.get("/account/").status_code) == (200, 302)
    assert [bericht.to for bericht in wacht_op_mail()] == [[coordinator.email]]


def test_wijzigen_met_een_fout_oud_wachtwoord(client, coordinator):
    client.force_login(coordinator)
    assert wijzig(client, oud="fout").context["form"].errors == {"oldpassword": ["Dit is niet uw wachtwoord van nu."]}
    coordinator.refresh_from_db()
    assert coordinator.check_password(WACHTWOORD)


def test_een_open_sessie_is_geen_plek_om_te_raden(client, coordinator):
    client.force_login(coordinator)
    for _ in range(5):
        wijzig(client, oud="fout")
    [fout] = wijzig(client).context["form"].errors["oldpassword"]
    assert fout.startswith("Er is te vaak een verkeerd wachtwoord ingevuld.")


def test_wijzigen_vraagt_om_inloggen(client, db):
    assert client.get("/account/wachtwoord/").url == "/inloggen/?next=/account/wachtwoord/"


def test_een_mail_die_niet_weg_kan_geeft_geen_ander_antwoord(client, coordinator, settings, wacht_op_mail):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert vraag_link(client, coordinator.email).url == "/account/wachtwoord/vergeten/verstuurd/"
    wacht_op_mail()
    assert mail.outbox == []


@pytest.mark.parametrize("methode", ["put", "delete", "options"])
@pytest.mark.parametrize("pad", ["/account/wachtwoord/", "/account/wachtwoord/vergeten/", "/beheer/login/"])
def test_alleen_de_bedoelde_methoden(client, coordinator, pad, methode):
    client.force_login(coordinator)
    assert getattr(client, methode)(pad).status_code == 405
