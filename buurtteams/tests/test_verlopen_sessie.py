"""Nothing typed is lost: a POST refused for its session or its CSRF token comes back with the text in it."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from buurtteams.factories import WACHTWOORD
from buurtteams.models import Uitnodiging

LANG = 'Eerste regel met "aanhalingstekens" & <teken>\r\nTweede regel: wij spraken af dat Nadia de bijeenkomst leidt.'
GETYPT = {"soort": "gemeente", "naam": "Gerda Meent", "email": "gerda@utrecht.test", "functie": LANG[:70]}
PAD = "/uitnodigingen/nieuw/"


class Formulieren(HTMLParser):
    """The forms of a page with their fields, as a browser would send them."""

    def __init__(self, tekst):
        super().__init__()
        self.formulieren = {}
        self.feed(tekst)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.velden = self.formulieren.setdefault(attrs["action"], [])
        if tag == "input" and "name" in attrs:
            self.velden.append((attrs["name"], attrs.get("value", "")))


def formulier(antwoord, actie):
    velden = {}
    for naam, waarde in Formulieren(antwoord.text).formulieren[actie]:
        velden.setdefault(naam, []).append(waarde)
    return velden


@pytest.fixture
def streng():
    """A client whose CSRF tokens are checked, with a token cookie, not signed in."""
    client = Client(enforce_csrf_checks=True)
    client.get("/inloggen/")
    return client


def met_token(client, gegevens):
    return gegevens | {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}


def test_verlopen_sessie_geeft_de_tekst_terug_met_een_inlogformulier(client, db):
    antwoord = client.post(PAD, GETYPT)
    assert antwoord.status_code == 403
    assert antwoord.context["bewaard"].zichtbaar == [
        ("Soort", "gemeente", False),
        ("Naam", "Gerda Meent", False),
        ("Email", "gerda@utrecht.test", False),
        ("Functie", LANG[:70], True),
    ]
    velden = formulier(antwoord, "/inloggen/")
    assert set(velden) == {
        "csrfmiddlewaretoken",
        "bewaard_pad",
        *(f"bewaard__{naam}" for naam in GETYPT),
        "login",
        "password",
    }
    assert Uitnodiging.objects.count() == 0


def test_van_verlopen_sessie_tot_opgeslagen_zonder_iets_opnieuw_te_typen(streng, beheer):
    weg = streng.post(PAD, met_token(streng, GETYPT))
    velden = formulier(weg, "/inloggen/") | {"login": beheer.email, "password": WACHTWOORD}
    terug = streng.post("/inloggen/", velden)
    assert terug.status_code == 200
    assert "U bent weer ingelogd. Uw tekst staat er nog." in terug.text
    klaar = streng.post(PAD, formulier(terug, PAD))
    assert klaar.url == "/uitnodigingen/"
    assert Uitnodiging.objects.get().functie == GETYPT["functie"]


def test_tekens_en_regels_overleven_de_reis(streng, beheer):
    weg = streng.post(PAD, met_token(streng, {"tekst": LANG, "keer": ["een", "twee"]}))
    velden = formulier(weg, "/inloggen/") | {"login": beheer.email, "password": WACHTWOORD}
    terug = formulier(streng.post("/inloggen/", velden), PAD)
    assert (terug["tekst"], terug["keer"]) == ([LANG], ["een", "twee"])


def test_een_fout_wachtwoord_onderweg_verliest_niets(streng, beheer):
    weg = streng.post(PAD, met_token(streng, GETYPT))
    velden = formulier(weg, "/inloggen/") | {"login": beheer.email, "password": "verkeerd-wachtwoord"}
    nog_eens = streng.post("/inloggen/", velden)
    assert nog_eens.status_code == 403
    assert nog_eens.context["form"].non_field_errors() == [
        "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer ze en probeer het opnieuw."
    ]
    assert formulier(nog_eens, "/inloggen/")["bewaard__functie"] == [GETYPT["functie"]]


def test_het_apparaat_wordt_ook_langs_deze_weg_bekend(streng, beheer):
    weg = streng.post(PAD, met_token(streng, GETYPT))
    streng.post("/inloggen/", formulier(weg, "/inloggen/") | {"login": beheer.email, "password": WACHTWOORD})
    assert [naam for naam in streng.cookies if naam.startswith("apparaat_")] != []


def test_wachtwoorden_en_tokens_reizen_niet_mee(client, db):
    geheim = {
        "oldpassword": "geheim1",
        "password1": "geheim2",
        "wachtwoord": "geheim3",
        "csrfmiddlewaretoken": "geheim4",
    }
    antwoord = client.post("/account/wachtwoord/", geheim | {"naam": "zichtbaar"})
    assert antwoord.context["bewaard"].velden == (("naam", "zichtbaar"),)
    assert "geheim" not in antwoord.text


def test_technische_velden_reizen_onzichtbaar_mee(client, db):
    velden = {
        "acties-TOTAL_FORMS": "1",
        "acties-0-wat_gebeurt_er": "Bellen",
        "acties-0-id": "7",
        "versie": "3",
        "leeg": "",
    }
    bewaard = client.post(PAD, velden).context["bewaard"]
    assert dict(bewaard.velden) == velden
    assert bewaard.zichtbaar == [("Acties 1: wat gebeurt er", "Bellen", False)]


def test_de_vraag_achter_het_pad_blijft_staan(client, db):
    assert client.post(f"{PAD}?jaar=2026", GETYPT).context["bewaard"].pad == f"{PAD}?jaar=2026"


@pytest.mark.parametrize(
    "pad", ["https://elders.nl/", "//elders.nl/", "/\\elders.nl", "/bestaat/niet/", "javascript:x", ""]
)
def test_versturen_kan_alleen_naar_een_pagina_van_onszelf(client, beheer, pad):
    velden = {"login": beheer.email, "password": WACHTWOORD, "bewaard_pad": pad, "bewaard__naam": "x"}
    assert client.post("/inloggen/", velden).url == "/"


def test_pagina_van_het_inloggen_verversen_toont_de_tekst_nog(client, beheer):
    client.force_login(beheer)
    antwoord = client.post("/inloggen/", {"bewaard_pad": PAD, "bewaard__naam": "Gerda"})
    assert formulier(antwoord, PAD)["naam"] == ["Gerda"]


def test_htmx_krijgt_de_hele_pagina(client, db):
    antwoord = client.post(PAD, GETYPT, headers={"HX-Request": "true"})
    assert (antwoord.status_code, antwoord["HX-Retarget"], antwoord["HX-Reswap"]) == (422, "body", "innerHTML")
    assert formulier(antwoord, "/inloggen/")["bewaard__naam"] == ["Gerda Meent"]


def test_htmx_dat_leest_gaat_met_de_hele_pagina_naar_inloggen(client, db):
    kopregels = {"HX-Request": "true", "HX-Current-URL": "http://testserver/teams/oost/?jaar=2026"}
    antwoord = client.get("/account/", headers=kopregels)
    assert antwoord["HX-Redirect"] == "/inloggen/?next=/teams/oost/%3Fjaar%3D2026"


def test_oud_token_terwijl_men_ingelogd_is(streng, beheer):
    streng.force_login(beheer)
    oud = streng.post(PAD, GETYPT | {"csrfmiddlewaretoken": "x" * 64}, headers={"Sec-Fetch-Site": "same-origin"})
    assert oud.status_code == 403
    assert "Nog niet verstuurd" in oud.text
    assert streng.post(PAD, formulier(oud, PAD)).url == "/uitnodigingen/"
    assert Uitnodiging.objects.get().naam == "Gerda Meent"


def test_sessie_en_token_allebei_weg(beheer):
    kaal = Client(enforce_csrf_checks=True)
    weg = kaal.post(PAD, GETYPT)
    assert weg.status_code == 403
    terug = kaal.post("/inloggen/", formulier(weg, "/inloggen/") | {"login": beheer.email, "password": WACHTWOORD})
    assert kaal.post(PAD, formulier(terug, PAD)).url == "/uitnodigingen/"


@pytest.mark.parametrize(
    "kopregels", [{"Origin": "https://elders.nl"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
)
@pytest.mark.parametrize("ingelogd", [True, False])
def test_van_een_andere_site_krijgt_geen_knop_om_het_toch_te_doen(streng, beheer, kopregels, ingelogd):
    if ingelogd:
        streng.force_login(beheer)
    antwoord = streng.post(PAD, GETYPT, headers=kopregels)
    assert antwoord.status_code == 403
    assert set(Formulieren(antwoord.text).formulieren) <= {"/uitloggen/"}
    assert 'value="Gerda Meent"' in antwoord.text  # whoever typed it can still read it


def test_oud_token_op_de_inlogpagina_houdt_het_adres(beheer):
    antwoord = Client(enforce_csrf_checks=True).post(
        "/inloggen/?next=/account/", {"login": beheer.email, "password": "x"}
    )
    assert antwoord.status_code == 403
    velden = formulier(antwoord, "/inloggen/")
    assert (velden["login"], velden["next"], velden["password"]) == ([beheer.email], ["/account/"], [""])


def test_oud_token_op_de_inlogpagina_als_men_al_ingelogd_is(streng, beheer):
    streng.force_login(beheer)
    assert streng.post("/inloggen/", {"login": beheer.email, "password": "x", "next": "/account/"}).url == "/account/"


def test_oud_token_op_een_openbare_pagina_vraagt_niet_om_inloggen(db):
    antwoord = Client(enforce_csrf_checks=True).post("/account/wachtwoord/vergeten/", {"email": "cor@buurtteam.test"})
    assert antwoord.status_code == 403
    assert formulier(antwoord, "/account/wachtwoord/vergeten/")["email"] == ["cor@buurtteam.test"]


def test_lezen_zonder_sessie_gaat_naar_inloggen(client, db):
    assert client.get(f"{PAD}?jaar=2026").url == f"/inloggen/?next={PAD}%3Fjaar%3D2026"


def test_de_pagina_zegt_haar_titel(client, db):
    titels = re.findall(r"<title>(.*?)</title>|<h1>(.*?)</h1>", client.post(PAD, GETYPT).text)
    assert titels == [("Nog niet verstuurd - Rondetafel", ""), ("", "Nog niet verstuurd: log eerst in")]
