"""Meetings: the list, planning one, changing one, and what its page shows to whom."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory, ThemaFactory, WijkFactory
from samenwerking.factories import BijeenkomstFactory, OrganisatieFactory, SignaalFactory
from samenwerking.models import Bijeenkomst, Gebeurtenis
from samenwerking.tests.tafel.bijeenkomsten import GEGEVENS

LIJST = "/samenwerking/bijeenkomsten/"
NIEUW = f"{LIJST}nieuw/"
GEHAD = datetime.datetime(2026, 11, 12, 18, 30, tzinfo=datetime.UTC)
STRAKS = datetime.datetime(2026, 12, 3, 18, 30, tzinfo=datetime.UTC)


@pytest.fixture
def bijeenkomst(team, organisatie):
    return BijeenkomstFactory(titel="Thee en post", soort="dialoog", teams=[team], organisaties=[organisatie])


def pad(bijeenkomst, stap=""):
    return f"{LIJST}{bijeenkomst.pk}/{stap}"


def gegevens(team, **anders):
    return GEGEVENS | {"teams": team.pk, "datum": "2026-12-10"} | anders


# Planning one


def test_een_coordinator_plant_met_een_organisatie(als, coordinator, team, organisatie):
    als(coordinator).post(NIEUW, gegevens(team, organisaties=organisatie.pk, met_bewoners="on"))
    rij = Bijeenkomst.objects.get()
    assert (rij.titel, rij.status, rij.gemaakt_door, rij.met_bewoners) == ("Thee en post", "gepland", coordinator, True)
    assert rij.organisatoren == "Buurtteam Noordoost, De Granaatappel"
    assert rij.begin == datetime.datetime(2026, 12, 10, 18, 30, tzinfo=datetime.UTC)


def test_het_logboek_kent_functie_en_geen_naam(als, coordinator, team):
    als(coordinator).post(NIEUW, gegevens(team))
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.naar, regel.functie) == ("bijeenkomst_gepland", "Thee en post", "coördinator buurtteam")


def test_twee_keer_versturen_plant_een_bijeenkomst(als, coordinator, team):
    for _ in range(2):
        als(coordinator).post(NIEUW, gegevens(team, sleutel="0d1c2f3e-5a76-4f6d-9c0a-1d2e3f405162"))
    assert Bijeenkomst.objects.count() == 1


def test_de_eigen_kant_staat_al_aangekruist(als, coordinator, team, velden):
    assert velden(als(coordinator).get(NIEUW), met="titel")["teams"] == str(team.pk)


def test_de_instelling_plant_namens_een_team(als, instelling, team):
    als(instelling).post(NIEUW, gegevens(team))
    assert Gebeurtenis.objects.get().namens == "buurtteam Noordoost"


def test_de_instelling_die_zelf_organiseert_spreekt_voor_zichzelf(als, instelling, team):
    als(instelling).post(NIEUW, gegevens(team, instellingen=instelling.rollen[0].instelling_id))
    assert Gebeurtenis.objects.get().namens == ""


@pytest.mark.parametrize(
    "anders, klacht",
    [
        ({"tot": "19:30"}, "eindigt voordat zij begint"),
        ({"titel": ""}, "Schrijf op hoe de bijeenkomst heet."),
        ({"van": "half acht"}, "Vul een tijd in, bijvoorbeeld 19:30."),
        ({"teams": []}, "Kies wie dit organiseert"),
        ({"soort": "wijktafel"}, "soort"),
    ],
)
def test_wat_niet_klopt_wordt_geweigerd_en_de_tekst_blijft(als, coordinator, team, anders, klacht):
    antwoord = als(coordinator).post(NIEUW, gegevens(team, plek="Zaal 3") | anders)
    assert klacht in antwoord.text and "Zaal 3" in antwoord.text
    assert not Bijeenkomst.objects.exists()


def test_zonder_de_eigen_kant_plant_niemand(als, coordinator, coordinator_ander_team):
    ander = coordinator_ander_team.teams[0]
    assert "U organiseert zelf mee" in als(coordinator).post(NIEUW, gegevens(ander)).text
    assert not Bijeenkomst.objects.exists()


def test_een_organisatie_alleen_is_niet_genoeg_voor_een_coordinator(als, coordinator, team, organisatie):
    data = gegevens(team, teams=[], organisaties=organisatie.pk)
    assert "U organiseert zelf mee" in als(coordinator).post(NIEUW, data).text


def test_alleen_de_gemeente_plant_een_wijktafel_en_organiseert_dan_mee(als, gemeente, team):
    data = gegevens(team, soort="wijktafel")
    assert "Een wijktafel organiseert de gemeente" in als(gemeente).post(NIEUW, data).text
    als(gemeente).post(NIEUW, data | {"van_gemeente": "on"})
    assert Bijeenkomst.objects.get().get_soort_display() == "wijktafel"


# Changing one


def wijzig(bijeenkomst, team, **anders):
    return gegevens(team, organisaties=bijeenkomst.organisaties.get().pk) | {"versie": bijeenkomst.versie} | anders


def test_bewerken_houdt_de_versies(als, coordinator, bijeenkomst, team):
    als(coordinator).post(pad(bijeenkomst, "bewerken/"), wijzig(bijeenkomst, team, titel="Koffie en post"))
    bijeenkomst.refresh_from_db()
    assert (bijeenkomst.titel, bijeenkomst.versie) == ("Koffie en post", 2)
    assert [oud.titel for oud in bijeenkomst.geschiedenis.all()] == ["Koffie en post", "Thee en post"]


def test_een_teamgenoot_bewerkt_ook(als, teamgenoot, bijeenkomst, team):
    als(teamgenoot).post(pad(bijeenkomst, "bewerken/"), wijzig(bijeenkomst, team, plek="Zaal 3"))
    assert Bijeenkomst.objects.get().plek == "Zaal 3"


def test_het_formulier_toont_de_tijd_van_utrecht(als, coordinator, bijeenkomst, velden):
    gevuld = velden(als(coordinator).get(pad(bijeenkomst, "bewerken/")), met="titel")
    assert (gevuld["datum"], gevuld["van"], gevuld["tot"]) == ("2026-12-03", "14:00", "16:00")


def test_de_tweede_die_opslaat_ziet_beide_teksten(als, coordinator, bijeenkomst, team):
    data = wijzig(bijeenkomst, team, titel="Mijn titel")
    Bijeenkomst.objects.update(versie=2, titel="Hun titel")
    antwoord = als(coordinator).post(pad(bijeenkomst, "bewerken/"), data)
    assert antwoord.status_code == 409
    assert "Mijn titel" in antwoord.text and "Hun titel" in antwoord.text
    als(coordinator).post(
        pad(bijeenkomst, "bewerken/"), data | {"versie": 2, "keuze:bijeenkomst:titel": "hun", "plek": "Zaal 3"}
    )
    assert Bijeenkomst.objects.values_list("titel", "plek").get() == ("Hun titel", "Zaal 3")


def test_wie_tegelijk_opslaat_verliest_niets(als, coordinator, bijeenkomst, team, race):
    browser = als(coordinator)
    with race(lambda: Bijeenkomst.objects.update(versie=2, titel="Hun titel")):
        antwoord = browser.post(pad(bijeenkomst, "bewerken/"), wijzig(bijeenkomst, team, titel="Mijn titel"))
    assert antwoord.status_code == 409
    assert "Mijn titel" in antwoord.text and Bijeenkomst.objects.get().titel == "Hun titel"


def test_wie_bewerkt_blijft_organiseren(als, coordinator, bijeenkomst, team, coordinator_ander_team):
    data = wijzig(bijeenkomst, team, teams=coordinator_ander_team.teams[0].pk)
    assert "U organiseert zelf mee" in als(coordinator).post(pad(bijeenkomst, "bewerken/"), data).text
    assert bijeenkomst.teams.get() == team


def test_een_wijktafel_blijft_er_een_als_een_team_haar_bewerkt(als, coordinator, team, organisatie):
    tafel = BijeenkomstFactory(soort="wijktafel", van_gemeente=True, teams=[team], organisaties=[organisatie])
    data = wijzig(tafel, team, soort="wijktafel", van_gemeente="on", titel="Wijktafel Noordoost")
    als(coordinator).post(pad(tafel, "bewerken/"), data)
    tafel.refresh_from_db()
    assert (tafel.soort, tafel.titel) == ("wijktafel", "Wijktafel Noordoost")


def test_wat_geweest_is_verhuist_niet_naar_later(als, coordinator, bijeenkomst, team):
    Bijeenkomst.objects.update(status="gehouden", begin=GEHAD)
    data = wijzig(bijeenkomst, team, datum="2026-12-10")
    assert "Deze bijeenkomst is geweest." in als(coordinator).post(pad(bijeenkomst, "bewerken/"), data).text
    assert Bijeenkomst.objects.get().begin == GEHAD


# The page


@pytest.mark.parametrize("bereik, toont", [(4, "minder dan 5 mensen"), (0, "minder dan 5 mensen"), (5, "5 mensen")])
def test_een_klein_bereik_is_nooit_een_getal(als, wethouder, team, bereik, toont):
    rij = BijeenkomstFactory(titel="Spreekuur", status="gehouden", begin=GEHAD, bereik=bereik, teams=[team])
    assert f"<dd>{toont}</dd>" in als(wethouder).get(pad(rij)).text
    assert f"bereik: {toont.removesuffix(' mensen')}" in als(wethouder).get(LIJST).text
    assert f"bereik: {toont.removesuffix(' mensen')}" in als(wethouder).get(team.get_absolute_url()).text


def test_een_partner_ziet_alleen_waar_de_eigen_organisatie_organiseert(als, partner, bijeenkomst, team):
    ander = BijeenkomstFactory(titel="Zonder ons", teams=[team], organisaties=[OrganisatieFactory()])
    assert titels(als(partner).get(LIJST)) == ["Thee en post"]
    assert als(partner).get(pad(ander)).status_code == 404
    assert "Zonder ons" not in als(partner).get(team.get_absolute_url()).text


def test_de_bladzijde_vertelt_wie_wat_deed(als, saluti, coordinator, team):
    als(coordinator).post(NIEUW, gegevens(team))
    tekst = als(saluti).get(pad(Bijeenkomst.objects.get())).text
    assert "coördinator buurtteam" in tekst and "Gepland" in tekst and coordinator.naam not in tekst


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_bladzijde_vraagt_altijd_evenveel(als, coordinator, aantal, django_assert_num_queries):
    rij = BijeenkomstFactory(
        status="gehouden", begin=GEHAD, teams=[*coordinator.teams, *(BuurtteamFactory() for _ in range(aantal))]
    )
    for _ in range(aantal):
        SignaalFactory(bijeenkomst=rij)
        rij.organisaties.add(OrganisatieFactory())
    browser = als(coordinator)
    with django_assert_num_queries(10):
        assert len(browser.get(pad(rij)).context["signalen"]) == aantal


# The list


def titels(antwoord):
    return [bijeenkomst.titel for bijeenkomst, _ in antwoord.context["regels"]]


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, gemeente, aantal, django_assert_num_queries):
    for _ in range(aantal):
        SignaalFactory(bijeenkomst=BijeenkomstFactory(teams=[BuurtteamFactory()], organisaties=[OrganisatieFactory()]))
    browser = als(gemeente)
    with django_assert_num_queries(14):
        assert len(titels(browser.get(LIJST))) == aantal


@pytest.fixture
def vier(team):
    """Two that come, two that were."""
    noordoost = WijkFactory(naam="Noordoost", slug="de-wijk")
    team.wijk = noordoost
    team.save()
    thema = ThemaFactory(slug="het-thema")
    maak = BijeenkomstFactory
    later = datetime.timedelta(days=3)
    maak(titel="straks", soort="training", begin=STRAKS, teams=[team])
    maak(titel="later", soort="dialoog", begin=STRAKS + later, wijk=noordoost)
    maak(titel="gisteren", soort="dialoog", begin=GEHAD, status="gehouden", teams=[team], wijk=WijkFactory())
    langer = maak(titel="langer geleden", soort="dialoog", begin=GEHAD - later, status="afgelast", reden="ziek")
    for _ in range(2):
        SignaalFactory(bijeenkomst=langer, thema=thema)


@pytest.mark.parametrize(
    "zoek, verwacht",
    [
        ("", ["straks", "later", "gisteren", "langer geleden"]),
        ("?soort=dialoog", ["later", "gisteren", "langer geleden"]),
        ("?status=afgelast", ["langer geleden"]),
        ("?team=noordoost", ["straks", "gisteren"]),
        ("?wijk=de-wijk", ["straks", "later"]),
        ("?thema=het-thema", ["langer geleden"]),
        ("?team=noordoost&soort=training", ["straks"]),
        ("?soort=bestaat-niet", ["straks", "later", "gisteren", "langer geleden"]),
    ],
)
def test_wat_komt_staat_boven_en_het_adres_beperkt_de_lijst(als, wethouder, vier, zoek, verwacht):
    assert titels(als(wethouder).get(f"{LIJST}{zoek}")) == verwacht


def test_de_zin_telt_wat_komt_en_wat_wacht(als, wethouder, vier):
    assert als(wethouder).get(LIJST).context["telling"] == {"komend": 2, "wachtend": 1}


def test_na_twintig_komt_een_tweede_bladzijde(als, gemeente):
    for _ in range(21):
        BijeenkomstFactory()
    assert len(titels(als(gemeente).get(f"{LIJST}?bladzijde=2"))) == 1


def test_een_lege_lijst_biedt_de_eerste_stap(als, coordinator, wethouder):
    assert "Plan de eerste bijeenkomst" in als(coordinator).get(LIJST).text
    assert "Plan de eerste bijeenkomst" not in als(wethouder).get(LIJST).text


# The page of the team


def test_de_teampagina_toont_wat_komt_en_wat_was(als, wethouder, vier, team):
    samen = als(wethouder).get(team.get_absolute_url()).context["samen"]["bijeenkomsten"]
    namen = {deel: [rij.titel for rij, _ in samen[deel]] for deel in ("komend", "geweest")}
    assert namen == {"komend": ["straks"], "geweest": ["gisteren"]}


def test_alleen_de_eigen_coordinator_plant_vanaf_de_teampagina(als, coordinator, coordinator_ander_team, team):
    knop = f"{NIEUW}?team={team.pk}"
    assert knop in als(coordinator).get(team.get_absolute_url()).text
    assert knop not in als(coordinator_ander_team).get(team.get_absolute_url()).text
