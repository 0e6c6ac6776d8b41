"""A meeting step by step: held, called off, told back to residents, finished; each refused where it does not fit."""

import datetime

import pytest

from buurtteams.models.logboek import OvergangNietMogelijk
from buurtteams.opslaan import VersieVerouderd
from samenwerking.acties import bijeenkomsten as acties
from samenwerking.factories import BijeenkomstFactory, SignaalFactory
from samenwerking.models import Bijeenkomst, Gebeurtenis

GEHAD = datetime.datetime(2026, 11, 12, 18, 30, tzinfo=datetime.UTC)
UITKOMST = {
    "uitkomst": "niet",
    "uitkomst_toelichting": "Dit kan nu niet.",
    "uitkomst_op": GEHAD,
    "uitkomst_functie": "coördinator",
}


@pytest.fixture
def maak(team):
    def maak(status="gehouden", **velden):
        velden = {"begin": GEHAD, "met_bewoners": True, "titel": "Thee en post"} | velden
        return BijeenkomstFactory(teams=[team], status=status, **velden)

    return maak


def pad(bijeenkomst, stap=""):
    return f"/samenwerking/bijeenkomsten/{bijeenkomst.pk}/{stap}"


# It was held

VERSLAG = {
    "bereik": "14",
    "gespreksleider": "sociaal werker",
    "casussen": "Post blijft liggen.",
    "rollen": "Wij bellen.",
}


def test_hoe_het_was_zet_de_bijeenkomst_op_geweest(als, coordinator, maak):
    rij = maak("gepland")
    als(coordinator).post(pad(rij, "houden/"), VERSLAG | {"met_bewoners": "on", "versie": 1})
    rij.refresh_from_db()
    assert (rij.status, rij.bereik, rij.casussen, rij.met_bewoners) == ("gehouden", 14, "Post blijft liggen.", True)
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.van, regel.naar) == ("bijeenkomst_status", "gepland", "gehouden")


def test_het_verslag_is_daarna_te_verbeteren(als, coordinator, maak):
    rij = maak(bereik=40)
    als(coordinator).post(pad(rij, "houden/"), VERSLAG | {"versie": 1})
    rij.refresh_from_db()
    assert (rij.status, rij.bereik, rij.met_bewoners) == ("gehouden", 14, True)
    assert Gebeurtenis.objects.get().soort == "bijeenkomst_verslag"


def test_of_bewoners_meepraatten_verandert_na_afloop_niet(als, coordinator, maak, velden):
    gevuld = velden(als(coordinator).get(pad(maak(), "houden/")), met="bereik")
    assert "met_bewoners" not in gevuld


@pytest.mark.parametrize("bereik", ["", "-3", "veel", "10001"])
def test_zonder_getal_blijft_de_tekst_staan(als, coordinator, maak, bereik):
    rij = maak("gepland")
    antwoord = als(coordinator).post(pad(rij, "houden/"), VERSLAG | {"bereik": bereik, "versie": 1})
    assert antwoord.status_code == 200 and "Post blijft liggen." in antwoord.text
    assert Bijeenkomst.objects.get().status == "gepland"


def test_wie_schrijft_leest_het_kleine_getal_terug(als, coordinator, maak, velden):
    """Rule 10 is about what is shown; whoever counted must be able to mend it."""
    assert velden(als(coordinator).get(pad(maak(bereik=3), "houden/")), met="bereik")["bereik"] == "3"


def test_twee_verslagen_tegelijk_geven_de_keuze(als, coordinator, maak):
    rij = maak()
    Bijeenkomst.objects.update(versie=2, casussen="Hun verslag.")
    antwoord = als(coordinator).post(pad(rij, "houden/"), VERSLAG | {"versie": 1})
    assert antwoord.status_code == 409
    assert "Hun verslag." in antwoord.text and "Post blijft liggen." in antwoord.text


# Called off


def test_afgelasten_met_een_reden_blijft_te_lezen(als, coordinator, saluti, maak):
    rij = maak("gepland")
    als(coordinator).post(pad(rij, "afgelasten/"), {"reden": "De zaal is dicht.", "versie": 1})
    rij.refresh_from_db()
    assert (rij.status, rij.reden) == ("afgelast", "De zaal is dicht.")
    assert Gebeurtenis.objects.get().reden == "De zaal is dicht."
    assert "De zaal is dicht." in als(saluti).get(pad(rij)).text


def test_afgelasten_zonder_reden_kan_niet(als, coordinator, maak):
    antwoord = als(coordinator).post(pad(maak("gepland"), "afgelasten/"), {"versie": 1})
    assert "Schrijf op waarom de bijeenkomst niet doorgaat." in antwoord.text
    assert Bijeenkomst.objects.get().status == "gepland"


def test_afgelasten_op_een_oude_versie_wordt_geweigerd(coordinator, maak):
    with pytest.raises(VersieVerouderd):
        acties.gelast_af(bijeenkomst=maak("gepland"), versie=7, reden="ziek", door=coordinator)


def test_wat_geweest_is_gaat_niet_alsnog_niet_door(coordinator, maak):
    with pytest.raises(OvergangNietMogelijk):
        acties.gelast_af(bijeenkomst=maak(), versie=1, reden="ziek", door=coordinator)


# Residents hear what becomes of their words

TERUG = {"teruggekoppeld_hoe": "In de nieuwsbrief.", "teruggekoppeld_op": "2026-11-20", "versie": 1}


def test_hoe_en_wanneer_bewoners_het_hoorden(als, coordinator, maak):
    rij = maak()
    als(coordinator).post(pad(rij, "terugkoppelen/"), TERUG)
    rij.refresh_from_db()
    assert (rij.teruggekoppeld_hoe, str(rij.teruggekoppeld_op)) == ("In de nieuwsbrief.", "2026-11-20")
    assert Gebeurtenis.objects.get().soort == "bijeenkomst_teruggekoppeld"


@pytest.mark.parametrize(
    "anders, klacht",
    [
        ({"teruggekoppeld_op": "2026-11-23"}, "Deze dag moet nog komen."),
        ({"teruggekoppeld_op": "2026-11-11"}, "Deze dag is voor de bijeenkomst."),
        ({"teruggekoppeld_op": ""}, "Kies wanneer bewoners het hoorden."),
        ({"teruggekoppeld_hoe": ""}, "Schrijf op hoe bewoners het hoorden."),
    ],
)
def test_een_dag_die_niet_kan_wordt_geweigerd(als, coordinator, maak, anders, klacht):
    antwoord = als(coordinator).post(pad(maak(), "terugkoppelen/"), TERUG | anders)
    assert klacht in antwoord.text
    assert Bijeenkomst.objects.get().teruggekoppeld_op is None


def test_ook_terugkoppelen_kent_beide_teksten(als, coordinator, maak):
    rij = maak()
    Bijeenkomst.objects.update(versie=2, teruggekoppeld_hoe="Per brief.", teruggekoppeld_op="2026-11-19")
    antwoord = als(coordinator).post(pad(rij, "terugkoppelen/"), TERUG)
    assert antwoord.status_code == 409
    assert "Per brief." in antwoord.text and "In de nieuwsbrief." in antwoord.text


# Finished


def test_wat_compleet_is_is_af_te_ronden(als, coordinator, maak):
    rij = maak(teruggekoppeld_hoe="Per brief.", teruggekoppeld_op="2026-11-19")
    SignaalFactory(bijeenkomst=rij, **UITKOMST)
    als(coordinator).post(pad(rij, "afronden/"))
    rij.refresh_from_db()
    assert rij.status == "afgerond"
    assert Gebeurtenis.objects.get().naar == "afgerond"


@pytest.mark.parametrize("methode", ["get", "post"])
def test_wat_ontbreekt_staat_in_een_lijst_met_links(als, coordinator, maak, methode):
    rij = maak()
    open_ = SignaalFactory(bijeenkomst=rij, tekst="De brief is moeilijk.")
    SignaalFactory(bijeenkomst=rij, tekst="Klaar.", **UITKOMST)
    tekst = getattr(als(coordinator), methode)(pad(rij, "afronden/")).text
    assert f'href="/samenwerking/signalen/{open_.pk}/uitkomst/">Schrijf op wat er gebeurt met: De brief' in tekst
    assert f'href="{pad(rij, "terugkoppelen/")}">Schrijf op hoe bewoners' in tekst and "met: Klaar." not in tekst
    assert Bijeenkomst.objects.get().status == "gehouden" and not Gebeurtenis.objects.exists()


def test_zonder_bewoners_hoeft_niemand_iets_te_vertellen(coordinator, maak):
    acties.rond_af(bijeenkomst=maak(met_bewoners=False), door=coordinator)
    assert Bijeenkomst.objects.get().status == "afgerond"


def test_ook_zonder_bewoners_heeft_elk_signaal_een_uitkomst(coordinator, maak):
    rij = maak(met_bewoners=False)
    SignaalFactory(bijeenkomst=rij)
    with pytest.raises(acties.Onaf) as fout:
        acties.rond_af(bijeenkomst=rij, door=coordinator)
    assert [gebrek.signaal for gebrek in fout.value.gebreken] == [rij.signalen.get()]


def test_een_signaal_dat_er_net_bij_kwam_houdt_afronden_tegen(als, coordinator, maak, race):
    rij = maak(met_bewoners=False)
    browser = als(coordinator)
    with race(lambda: SignaalFactory(bijeenkomst=rij, tekst="De brief is moeilijk.")):
        antwoord = browser.post(pad(rij, "afronden/"))
    assert "De brief is moeilijk." in antwoord.text
    assert Bijeenkomst.objects.get().status == "gehouden"


def test_wie_net_te_laat_afrondt_krijgt_het_te_horen(als, coordinator, maak, race):
    rij = maak(met_bewoners=False)
    browser = als(coordinator)
    with race(lambda: Bijeenkomst.objects.update(status="afgerond")):
        antwoord = browser.post(pad(rij, "afronden/"), follow=True)
    assert "Deze stap kan nu niet" in antwoord.text
    assert not Gebeurtenis.objects.exists()


# On the page


def test_de_knoppen_passen_bij_de_stand(als, coordinator, wethouder, maak):
    rij = maak()
    tekst = als(coordinator).get(pad(rij)).text
    assert all(
        f"{pad(rij)}{stap}/" in tekst for stap in ("afronden", "signalen", "terugkoppelen", "houden", "bewerken")
    )
    assert pad(rij, "afgelasten/") not in tekst
    assert "/afronden/" not in als(wethouder).get(pad(rij)).text


@pytest.mark.parametrize(
    "velden, stand",
    [
        ({}, "Geweest · bewoners hoorden nog niets terug"),
        ({"met_bewoners": False}, "Geweest · klaar om af te ronden"),
        ({"status": "gepland"}, "Voorbij, en nog niet opgeschreven hoe het was"),
        ({"status": "gepland", "begin": datetime.datetime(2026, 12, 1, 18, tzinfo=datetime.UTC)}, "Gepland"),
    ],
)
def test_de_stand_in_woorden(als, wethouder, maak, velden, stand):
    assert als(wethouder).get(pad(maak(**velden))).context["stand"] == stand


def test_de_stand_telt_open_signalen(als, wethouder, maak):
    rij = maak(met_bewoners=False)
    SignaalFactory(bijeenkomst=rij, **UITKOMST)
    SignaalFactory.create_batch(2, bijeenkomst=rij)
    assert als(wethouder).get(pad(rij)).context["stand"] == "Geweest · 2 signalen zonder uitkomst"
