import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from buurtteams.acties import NietMeerOpen, aanvaard
from buurtteams.factories import BuurtteamFactory, GebruikerFactory, RolFactory, UitnodigingFactory
from buurtteams.models import Gebruiker, Rol, Uitnodiging

GEGEVENS = {
    "naam": "Gerda Meent",
    "wachtwoord": "lopen langs de vecht",
    "wachtwoord_nogmaals": "lopen langs de vecht",
}
GISTEREN = datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)


@pytest.fixture
def uitnodiging(db):
    return UitnodigingFactory(sleutel="abc", email="gerda@utrecht.test", naam="G. Meent", functie="adviseur")


def rollen_van(gebruiker):
    return list(gebruiker.rol_set.values_list("soort", "functie"))


def test_aannemen_maakt_het_account_met_de_rol_en_logt_in(client, uitnodiging):
    assert client.post("/uitnodiging/abc/", GEGEVENS).url == "/"
    gebruiker = Gebruiker.objects.get(email="gerda@utrecht.test")
    assert (gebruiker.naam, rollen_van(gebruiker)) == ("Gerda Meent", [("gemeente", "adviseur")])
    assert client.get("/account/").context["user"] == gebruiker
    uitnodiging.refresh_from_db()
    assert (uitnodiging.stand, uitnodiging.aanvaard_door) == ("aanvaard", gebruiker)


def test_het_team_komt_mee(client, db):
    team = BuurtteamFactory()
    UitnodigingFactory(sleutel="abc", soort="coordinator", buurtteam=team)
    client.post("/uitnodiging/abc/", GEGEVENS)
    assert [rol.buurtteam for rol in Rol.objects.all()] == [team]


def test_de_link_openen_maakt_hem_niet_op(client, uitnodiging):
    for _ in range(3):
        antwoord = client.get("/uitnodiging/abc/")
        assert (antwoord.status_code, antwoord.context["form"].initial) == (200, {"naam": "G. Meent"})
    assert Uitnodiging.objects.get().stand == "open"


@pytest.mark.parametrize(
    ("anders", "fouten"),
    [
        ({"wachtwoord_nogmaals": "iets anders"}, {"wachtwoord_nogmaals": ["De twee wachtwoorden zijn niet gelijk."]}),
        ({"naam": ""}, {"naam": ["Dit veld is verplicht."]}),
        ({"wachtwoord": "", "wachtwoord_nogmaals": ""}, {"wachtwoord", "wachtwoord_nogmaals"}),
        ({"wachtwoord": "kort", "wachtwoord_nogmaals": "kort"}, {"wachtwoord"}),
        ({"wachtwoord": "gerda@utrecht.test", "wachtwoord_nogmaals": "gerda@utrecht.test"}, {"wachtwoord"}),
    ],
)
def test_wat_niet_klopt_verandert_niets(client, uitnodiging, anders, fouten):
    antwoord = client.post("/uitnodiging/abc/", GEGEVENS | anders)
    gevonden = antwoord.context["form"].errors
    assert (gevonden if isinstance(fouten, dict) else set(gevonden)) == fouten
    assert (Gebruiker.objects.filter(email="gerda@utrecht.test").count(), Uitnodiging.objects.get().stand) == (
        0,
        "open",
    )
    assert f'value="{(GEGEVENS | anders)["naam"]}"' in antwoord.text or "naam" in gevonden


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"verloopt_op": GISTEREN}, "Deze uitnodiging is verlopen"),
        ({"ingetrokken_op": GISTEREN}, "Deze uitnodiging is ingetrokken"),
    ],
)
@pytest.mark.parametrize("methode", ["get", "post"])
def test_verlopen_of_ingetrokken(client, db, velden, tekst, methode):
    UitnodigingFactory(sleutel="abc", **velden)
    antwoord = getattr(client, methode)("/uitnodiging/abc/", GEGEVENS)
    assert antwoord.status_code == 410
    assert tekst in antwoord.text
    assert Rol.objects.count() == 0


def test_een_keer(client, uitnodiging):
    client.post("/uitnodiging/abc/", GEGEVENS)
    antwoord = Client().post("/uitnodiging/abc/", GEGEVENS | {"naam": "Iemand anders"})
    assert antwoord.status_code == 410
    assert "Deze uitnodiging is al gebruikt" in antwoord.text
    assert Gebruiker.objects.filter(naam="Iemand anders").count() == 0


@pytest.mark.parametrize("methode", ["get", "post"])
def test_onbekende_sleutel(client, uitnodiging, methode):
    antwoord = getattr(client, methode)("/uitnodiging/bestaat-niet/", GEGEVENS)
    assert antwoord.status_code == 404
    assert "Deze link kennen wij niet" in antwoord.text


def test_met_een_account_eerst_inloggen(client, uitnodiging):
    GebruikerFactory(email="gerda@utrecht.test")
    antwoord = client.get("/uitnodiging/abc/")
    assert antwoord.status_code == 200
    assert 'href="/inloggen/?next=/uitnodiging/abc/"' in antwoord.text
    assert client.post("/uitnodiging/abc/", GEGEVENS).status_code == 403
    assert (Uitnodiging.objects.get().stand, Rol.objects.count()) == ("open", 0)


def test_ingelogd_met_dat_account_komt_de_rol_erbij(client, uitnodiging, coordinator):
    uitnodiging.email = coordinator.email
    uitnodiging.save()
    client.force_login(coordinator)
    assert client.get("/uitnodiging/abc/").status_code == 200
    assert rollen_van(coordinator) == [("coordinator", "")]
    antwoord = client.post("/uitnodiging/abc/", follow=True)
    assert [str(bericht) for bericht in antwoord.wsgi_request._messages] == [
        "U hebt er een rol bij: beleidsambtenaar gemeente."
    ]
    assert rollen_van(coordinator) == [("coordinator", ""), ("gemeente", "adviseur")]


def test_een_rol_die_er_al_is_komt_er_niet_dubbel(client, uitnodiging):
    rol = RolFactory(soort="gemeente", gebruiker__email="gerda@utrecht.test")
    client.force_login(rol.gebruiker)
    client.post("/uitnodiging/abc/")
    assert list(rol.gebruiker.rol_set.all()) == [rol]
    assert Uitnodiging.objects.get().stand == "aanvaard"


@pytest.mark.parametrize("heeft_account", [True, False])
def test_ingelogd_als_een_ander_krijgt_niemand_de_rol(client, uitnodiging, coordinator, heeft_account):
    if heeft_account:
        GebruikerFactory(email="gerda@utrecht.test")
    client.force_login(coordinator)
    assert f"U bent nu ingelogd als {coordinator.email}." in client.get("/uitnodiging/abc/").text
    assert client.post("/uitnodiging/abc/", GEGEVENS).status_code == 403
    assert (rollen_van(coordinator), Uitnodiging.objects.get().stand) == ([("coordinator", "")], "open")


def test_uitloggen_brengt_terug_naar_de_uitnodiging(client, uitnodiging, coordinator):
    client.force_login(coordinator)
    assert client.post("/uitloggen/", {"next": "/uitnodiging/abc/"}).url == "/uitnodiging/abc/"


def test_account_dat_uit_staat(client, uitnodiging):
    GebruikerFactory(email="gerda@utrecht.test", is_active=False)
    assert "Uw account met dit e-mailadres staat uit." in client.get("/uitnodiging/abc/").text
    assert client.post("/uitnodiging/abc/", GEGEVENS).status_code == 403
    assert Rol.objects.count() == 0


def test_een_ingetrokken_uitnodiging_geeft_niemand_een_rol(uitnodiging, coordinator):
    Uitnodiging.objects.update(ingetrokken_op=timezone.now())
    with pytest.raises(NietMeerOpen):
        aanvaard(uitnodiging=uitnodiging, door=coordinator)
    assert rollen_van(coordinator) == [("coordinator", "")]


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_geeft_een_account(uitnodiging):
    def neem_aan(nummer):
        try:
            return Client().post("/uitnodiging/abc/", GEGEVENS | {"naam": f"Gerda {nummer}"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as samen:
        uitkomsten = list(samen.map(neem_aan, range(4)))
    assert set(uitkomsten) <= {302, 403, 410}
    assert (Gebruiker.objects.filter(email="gerda@utrecht.test").count(), Rol.objects.count()) == (1, 1)
    assert Uitnodiging.objects.get().stand == "aanvaard"
