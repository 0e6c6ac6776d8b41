import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session

from buurtteams.factories import WACHTWOORD, GebruikerFactory

FOUT = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer ze en probeer het opnieuw."


def log_in(client, email, wachtwoord=WACHTWOORD, **velden):
    return client.post("/inloggen/", {"login": email, "password": wachtwoord, **velden})


def zonder_toeval(antwoord):
    return re.sub(r'(csrfmiddlewaretoken|login)" value="[^"]+"', "", antwoord.text)


def is_ingelogd(client):
    return client.get("/account/").status_code == 200


def test_goed_wachtwoord_logt_in(client, coordinator):
    antwoord = log_in(client, coordinator.email)
    assert (antwoord.status_code, antwoord.url) == (302, "/")
    assert is_ingelogd(client)


def test_hoofdletters_en_spaties_in_het_adres_maken_niet_uit(client, coordinator):
    assert log_in(client, f" {coordinator.email.upper()} ").status_code == 302


def test_daarna_naar_de_gevraagde_pagina(client, coordinator):
    assert client.get("/account/wachtwoord/?a=1").url == "/inloggen/?next=/account/wachtwoord/%3Fa%3D1"
    assert 'value="/account/wachtwoord/?a=1"' in client.get("/inloggen/?next=/account/wachtwoord/%3Fa%3D1").text
    assert log_in(client, coordinator.email, next="/account/wachtwoord/?a=1").url == "/account/wachtwoord/?a=1"


@pytest.mark.parametrize("elders", ["https://elders.nl/", "//elders.nl", "/\\elders.nl", "javascript:alert(1)"])
def test_nooit_naar_een_andere_site(client, coordinator, elders):
    assert log_in(client, coordinator.email, next=elders).url == "/"


def test_fout_wachtwoord_en_onbekend_adres_geven_dezelfde_tekst(client, coordinator):
    bekend = log_in(client, coordinator.email, "verkeerd-wachtwoord")
    onbekend = log_in(client, "niemand@buurtteam.test", "verkeerd-wachtwoord")
    assert bekend.status_code == onbekend.status_code == 200
    assert bekend.context["form"].non_field_errors() == onbekend.context["form"].non_field_errors() == [FOUT]
    assert zonder_toeval(bekend) == zonder_toeval(onbekend)


def test_het_adres_blijft_staan_en_het_wachtwoord_niet(client, coordinator):
    tekst = log_in(client, coordinator.email, "verkeerd-wachtwoord").text
    assert f'value="{coordinator.email}"' in tekst
    assert "verkeerd-wachtwoord" not in tekst


def test_lege_velden_krijgen_een_melding(client, db):
    fouten = log_in(client, "", "").context["form"].errors
    assert fouten == {"login": ["Dit veld is verplicht."], "password": ["Dit veld is verplicht."]}


def test_account_dat_uit_staat_komt_er_niet_in(client, db):
    gebruiker = GebruikerFactory(is_active=False)
    assert log_in(client, gebruiker.email).url == "/account/uitgezet/"
    assert not is_ingelogd(client)
    assert client.get("/account/uitgezet/").status_code == 200


def test_uitzetten_werkt_bij_het_volgende_verzoek(client, coordinator):
    log_in(client, coordinator.email)
    coordinator.is_active = False
    coordinator.save()
    assert not is_ingelogd(client)


def test_de_sessie_krijgt_een_nieuw_nummer(client, coordinator):
    sessie = client.session
    sessie["iets"] = "van voor het inloggen"
    sessie.save()
    client.cookies["sessionid"] = sessie.session_key
    log_in(client, coordinator.email)
    assert client.session.session_key != sessie.session_key
    assert not Session.objects.filter(session_key=sessie.session_key).exists()


def test_wie_al_ingelogd_is_gaat_meteen_door(client, coordinator):
    client.force_login(coordinator)
    assert client.get("/inloggen/?next=/account/").url == "/account/"


def test_er_ontstaat_geen_tweede_lijst_van_adressen(client, coordinator):
    log_in(client, coordinator.email)
    assert EmailAddress.objects.count() == 0


@pytest.mark.parametrize("pad", ["/aanmelden/", "/account/signup/", "/accounts/signup/", "/signup/"])
def test_zelf_een_account_maken_kan_niet(client, db, pad):
    assert client.get(pad).status_code == 404


def test_uitloggen(client, coordinator):
    client.force_login(coordinator)
    antwoord = client.post("/uitloggen/", follow=True)
    assert antwoord.redirect_chain == [("/inloggen/", 302)]
    assert [str(bericht) for bericht in antwoord.context["messages"]] == ["U bent uitgelogd."]
    assert not is_ingelogd(client)


def test_uitloggen_gaat_niet_met_een_link(client, coordinator):
    client.force_login(coordinator)
    assert client.get("/uitloggen/").status_code == 405
    assert is_ingelogd(client)


def test_uitloggen_na_een_verlopen_sessie_vraagt_niets(client, db):
    assert client.post("/uitloggen/").url == "/inloggen/"


def test_account_toont_rollen_en_is_alleen_om_te_lezen(client, coordinator):
    client.force_login(coordinator)
    antwoord = client.get("/account/")
    assert [str(rol) for rol in antwoord.context["rollen"]] == ["coördinator buurtteam"]
    assert client.post("/account/").status_code == 405
