"""Signalen: noted at a meeting, sent by a partner, and the list of them."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory, ThemaFactory
from plannen.factories import ActieFactory, VolledigPlanFactory
from samenwerking.acties.bijeenkomsten import NietOpen, noteer_signalen
from samenwerking.factories import BijeenkomstFactory, OrganisatieFactory, SignaalFactory
from samenwerking.models import Bijeenkomst, Signaal
from samenwerking.models import Gebeurtenis as Samenlogboek

LIJST = "/samenwerking/signalen/"
GEHAD = datetime.datetime(2026, 11, 12, 18, 30, tzinfo=datetime.UTC)
NIET = {"uitkomst": "niet", "uitkomst_toelichting": "Dit kan nu niet."}
GEGEVEN = NIET | {"uitkomst_op": GEHAD, "uitkomst_functie": "coördinator"}


@pytest.fixture
def thema(db):
    return ThemaFactory()


@pytest.fixture
def bijeenkomst(team):
    return BijeenkomstFactory(titel="Thee en post", status="gehouden", begin=GEHAD, teams=[team])


@pytest.fixture
def signaal(bijeenkomst, thema):
    return SignaalFactory(bijeenkomst=bijeenkomst, thema=thema, tekst="De brief is moeilijk.")


@pytest.fixture
def plan(cyclus, team):
    return VolledigPlanFactory(cyclus=cyclus, team=team, status="vastgesteld")


def rijen(*teksten, thema, **anders):
    data = {"signalen-TOTAL_FORMS": str(len(teksten)), "signalen-INITIAL_FORMS": "0"}
    for nummer, tekst in enumerate(teksten):
        data |= {f"signalen-{nummer}-thema": thema.pk if tekst else "", f"signalen-{nummer}-tekst": tekst}
    return data | anders


def noteer(bijeenkomst):
    return f"/samenwerking/bijeenkomsten/{bijeenkomst.pk}/signalen/"


# At a meeting


def test_meer_rijen_tegelijk_en_een_lege_telt_niet(als, coordinator, bijeenkomst, thema):
    antwoord = als(coordinator).post(noteer(bijeenkomst), rijen("De brief is moeilijk.", "", "Bel later.", thema=thema))
    assert antwoord.status_code == 302
    assert list(bijeenkomst.signalen.order_by("pk").values_list("tekst", "functie")) == [
        ("De brief is moeilijk.", "coördinator buurtteam"),
        ("Bel later.", "coördinator buurtteam"),
    ]
    assert Samenlogboek.objects.filter(soort="signaal_genoteerd").count() == 2


def test_twee_keer_versturen_noteert_een_keer(als, coordinator, bijeenkomst, thema):
    data = rijen("Een.", "Twee.", thema=thema, sleutel="0d1c2f3e-5a76-4f6d-9c0a-1d2e3f405162")
    for _ in range(2):
        als(coordinator).post(noteer(bijeenkomst), data)
    assert bijeenkomst.signalen.count() == 2


def test_de_bladzijde_geeft_een_sleutel_mee(als, coordinator, bijeenkomst, velden):
    assert len(velden(als(coordinator).get(noteer(bijeenkomst)), met="sleutel")["sleutel"]) == 36


@pytest.mark.parametrize("anders", [{"signalen-1-thema": ""}, {"signalen-0-tekst": ""}])
def test_een_halve_rij_wordt_geweigerd_en_de_rest_blijft(als, coordinator, bijeenkomst, thema, anders):
    antwoord = als(coordinator).post(noteer(bijeenkomst), rijen("Een zin.", "Nog een zin.", thema=thema) | anders)
    assert antwoord.status_code == 200 and "Nog een zin." in antwoord.text
    assert not Signaal.objects.exists()


def test_alleen_lege_rijen_zijn_geen_signaal(als, coordinator, bijeenkomst, thema):
    antwoord = als(coordinator).post(noteer(bijeenkomst), rijen("", "", thema=thema))
    assert "Schrijf minstens één signaal op." in antwoord.text


def test_een_rij_erbij_zonder_script_bewaart_niets_en_klaagt_niet(als, coordinator, bijeenkomst, thema, velden):
    data = rijen("Een zin.", "", "", thema=thema, rij_erbij="signalen") | {"signalen-1-tekst": "Zonder thema."}
    antwoord = als(coordinator).post(noteer(bijeenkomst), data)
    gevuld = velden(antwoord, met="sleutel")
    assert (gevuld["signalen-TOTAL_FORMS"], gevuld["signalen-1-tekst"]) == ("4", "Zonder thema.")
    assert "Kies een thema.</" not in antwoord.text and not Signaal.objects.exists()


@pytest.mark.parametrize("aantal", ["", "x", "99999"])
def test_een_kapot_aantal_rijen_geeft_geen_fout_van_ons(als, coordinator, bijeenkomst, thema, aantal):
    data = rijen("Een zin.", thema=thema, rij_erbij="signalen") | {"signalen-TOTAL_FORMS": aantal}
    assert als(coordinator).post(noteer(bijeenkomst), data).status_code == 200


def test_aan_wat_net_is_afgerond_komt_niets_bij(als, coordinator, bijeenkomst, thema, race):
    browser = als(coordinator)
    with race(lambda: Bijeenkomst.objects.update(status="afgerond")):
        antwoord = browser.post(noteer(bijeenkomst), rijen("Een zin.", thema=thema))
    assert "net afgerond" in antwoord.text and "Een zin." in antwoord.text
    assert not Signaal.objects.exists()


def test_noteren_bij_een_geplande_bijeenkomst_kan_niet(coordinator, bijeenkomst, thema):
    Bijeenkomst.objects.update(status="gepland")
    with pytest.raises(NietOpen):
        noteer_signalen(bijeenkomst=bijeenkomst, rijen=[Signaal(thema=thema, tekst="Een.")], door=coordinator)


# From a partner


@pytest.fixture
def van_partner(organisatie, thema):
    return {"organisatie": organisatie.pk, "thema": thema.pk, "tekst": "Ouderen missen de bus."}


def test_een_partner_stuurt_namens_de_eigen_organisatie(als, partner, organisatie, team, van_partner):
    als(partner).post(f"{LIJST}nieuw/", van_partner | {"team": team.pk})
    rij = Signaal.objects.get()
    assert (rij.organisatie, rij.team, rij.door, rij.functie) == (organisatie, team, partner, "partner")


def test_de_eigen_organisatie_staat_al_gekozen(als, partner, organisatie, velden):
    assert velden(als(partner).get(f"{LIJST}nieuw/"), met="tekst")["organisatie"] == str(organisatie.pk)


def test_namens_een_ander_stuurt_niemand_iets(als, partner, van_partner):
    data = van_partner | {"organisatie": OrganisatieFactory().pk}
    assert "Ouderen missen de bus." in als(partner).post(f"{LIJST}nieuw/", data).text
    assert not Signaal.objects.exists()


def test_een_signaal_gaat_een_keer_weg(als, partner, van_partner):
    for _ in range(2):
        als(partner).post(f"{LIJST}nieuw/", van_partner | {"sleutel": "0d1c2f3e-5a76-4f6d-9c0a-1d2e3f405162"})
    assert Signaal.objects.count() == 1


# The list


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, gemeente, organisatie, aantal, django_assert_num_queries):
    for _ in range(aantal):
        SignaalFactory(organisatie=organisatie, team=BuurtteamFactory())
    browser = als(gemeente)
    with django_assert_num_queries(8):
        assert len(browser.get(LIJST).context["bladzijde"]) == aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_bladzijde_vraagt_altijd_evenveel(als, coordinator, signaal, plan, aantal, django_assert_num_queries):
    for _ in range(aantal):
        ActieFactory(plan=plan).signalen.add(signaal)
    browser = als(coordinator)
    with django_assert_num_queries(8):
        assert len(browser.get(signaal.get_absolute_url()).context["acties"]) == aantal


@pytest.fixture
def drie(signaal, organisatie):
    """One open from a meeting of the team; one open and one done from partners."""
    ander_thema = ThemaFactory(slug="ander-thema")
    Signaal.objects.update(op=GEHAD)
    los = {"bijeenkomst": None, "organisatie": organisatie, "thema": ander_thema}
    SignaalFactory(tekst="Voor de stad.", op=GEHAD - datetime.timedelta(days=1), **los)
    SignaalFactory(
        tekst="Klaar.", op=GEHAD + datetime.timedelta(days=1), team=BuurtteamFactory(slug="b"), **los, **GEGEVEN
    )


@pytest.mark.parametrize(
    "zoek, verwacht",
    [
        ("", ["De brief is moeilijk.", "Voor de stad.", "Klaar."]),
        ("?uitkomst=open", ["De brief is moeilijk.", "Voor de stad."]),
        ("?uitkomst=niet", ["Klaar."]),
        ("?team=noordoost", ["De brief is moeilijk."]),
        ("?team=b", ["Klaar."]),
        ("?thema=ander-thema&uitkomst=open", ["Voor de stad."]),
    ],
)
def test_wat_open_staat_staat_boven_en_het_adres_beperkt_de_lijst(als, wethouder, drie, zoek, verwacht):
    antwoord = als(wethouder).get(f"{LIJST}{zoek}")
    assert [rij.tekst for rij in antwoord.context["bladzijde"]] == verwacht
    assert antwoord.context["aantal_open"] == 2


def test_een_partner_ziet_niet_wat_elders_is_gehoord(als, partner, drie, signaal):
    assert [rij.tekst for rij in als(partner).get(LIJST).context["bladzijde"]] == ["Voor de stad.", "Klaar."]
    assert als(partner).get(signaal.get_absolute_url()).status_code == 404


def test_een_lege_lijst_zegt_wat_er_hoort(als, partner, wethouder):
    assert "Geef het eerste signaal door" in als(partner).get(LIJST).text
    assert "Geef het eerste signaal door" not in als(wethouder).get(LIJST).text
