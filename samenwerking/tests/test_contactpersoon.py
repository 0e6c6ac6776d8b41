"""Contact persons on both sides: they begin, change and end; and for how many of them somebody stands."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory
from buurtteams.models import Onderdeel
from samenwerking.factories import ContactpersoonFactory, OrganisatieFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon, Gebeurtenis
from samenwerking.overzicht.dekking import lees_dekking

LIJST = "/samenwerking/contactpersonen/"


def pad(contact, stap=""):
    return f"{LIJST}{contact.pk}/{stap}"


@pytest.fixture
def onderdeel(team):
    return Onderdeel.objects.get_or_create(buurtteam=team, soort="sociaal")[0]


@pytest.fixture
def contact(team):
    return TeamcontactFactory(team=team, naam="Amina V.")


VELDEN = {"functie": "vast_contact", "naam": "Amina V.", "telefoon": "030 286 0001", "vanaf": "2026-11-22"}


def test_een_coordinator_voegt_iemand_toe(als, coordinator, onderdeel):
    als(coordinator).post(f"{LIJST}nieuw/?onderdeel={onderdeel.pk}", VELDEN)
    contact = Contactpersoon.objects.get()
    assert (contact.onderdeel, contact.naam, contact.functie) == (onderdeel, "Amina V.", "vast_contact")


def test_het_logboek_noemt_de_functie_en_geen_naam(als, coordinator, onderdeel):
    als(coordinator).post(f"{LIJST}nieuw/?onderdeel={onderdeel.pk}", VELDEN)
    regel = Gebeurtenis.objects.get()
    assert regel.naar == "vast contact, Noordoost (sociaal)"


def test_twee_keer_versturen_maakt_een_contact(als, coordinator, onderdeel):
    data = VELDEN | {"sleutel": "0d1c2f3e-5a76-4f6d-9c0a-1d2e3f405162"}
    for _ in range(2):
        als(coordinator).post(f"{LIJST}nieuw/?onderdeel={onderdeel.pk}", data)
    assert Contactpersoon.objects.count() == 1


@pytest.mark.parametrize(
    "anders, fout",
    [
        ({"naam": ""}, "Vul de naam in."),
        ({"email": "geen adres"}, "Vul een e-mailadres in"),
        ({"vanaf": ""}, "Kies vanaf wanneer"),
        ({"functie": "functionaris_instelling"}, "geldige keuze"),
        ({"overeenkomst": "on"}, "hoort alleen bij een sleutelpersoon"),
    ],
)
def test_wat_niet_klopt_wordt_geweigerd_en_de_rest_blijft(als, coordinator, onderdeel, anders, fout):
    antwoord = als(coordinator).post(f"{LIJST}nieuw/?onderdeel={onderdeel.pk}", VELDEN | anders)
    assert fout in antwoord.text and "030 286 0001" in antwoord.text
    assert not Contactpersoon.objects.exists()


@pytest.mark.parametrize("zoek", ["", "?onderdeel=nee", "?onderdeel=999999", "?organisatie=999999"])
def test_zonder_kant_is_er_geen_pagina(als, coordinator, zoek):
    assert als(coordinator).get(f"{LIJST}nieuw/{zoek}").status_code == 404


def test_een_instelling_houdt_alleen_haar_eigen_onderdeel_bij(als, instelling, team):
    jeugd = Onderdeel.objects.get_or_create(buurtteam=team, soort="jeugd_en_gezin")[0]
    antwoord = als(instelling).post(f"{LIJST}nieuw/?onderdeel={jeugd.pk}", VELDEN)
    assert antwoord.status_code == 403 and not Contactpersoon.objects.exists()


def test_een_partner_voegt_een_vervanger_van_de_eigen_organisatie_toe(als, partner, organisatie):
    als(partner).post(f"{LIJST}nieuw/?organisatie={organisatie.pk}", VELDEN | {"functie": "vervanger"})
    assert Contactpersoon.objects.filter(organisatie=organisatie, functie="vervanger").count() == 1


def test_bewerken_en_de_tweede_ziet_beide_teksten(als, coordinator, contact):
    als(coordinator).post(pad(contact, "bewerken/"), VELDEN | {"uren": "op dinsdag", "versie": 1})
    contact.refresh_from_db()
    assert (contact.uren, contact.versie) == ("op dinsdag", 2)
    antwoord = als(coordinator).post(pad(contact, "bewerken/"), VELDEN | {"uren": "op vrijdag", "versie": 1})
    assert antwoord.status_code == 409 and "op dinsdag" in antwoord.text and "op vrijdag" in antwoord.text


def test_een_contact_eindigt_met_een_datum_en_blijft_staan(als, coordinator, contact):
    als(coordinator).post(pad(contact, "beeindigen/"), {"tot": "2026-12-31", "versie": 1})
    contact.refresh_from_db()
    assert contact.tot == datetime.date(2026, 12, 31)
    assert [contact.is_geldig(datetime.date(2026, 12, 31)), contact.is_geldig(datetime.date(2027, 1, 1))] == [
        True,
        False,
    ]


def test_eindigen_voor_het_begin_kan_niet(als, coordinator, contact):
    antwoord = als(coordinator).post(pad(contact, "beeindigen/"), {"tot": "2019-12-31", "versie": 1})
    assert "ligt voor het begin" in antwoord.text
    contact.refresh_from_db()
    assert contact.tot is None


@pytest.mark.parametrize("wie", ["wethouder", "saluti", "gemeente", "coordinator_ander_team", "partner"])
def test_wie_er_niet_over_gaat_wijzigt_niets(als, wie, contact, request):
    browser = als(request.getfixturevalue(wie))
    data = VELDEN | {"naam": "Anders", "tot": "2026-12-31", "versie": 1}
    assert {browser.post(pad(contact, stap), data).status_code for stap in ("bewerken/", "beeindigen/")} == {403}
    contact.refresh_from_db()
    assert (contact.naam, contact.tot) == ("Amina V.", None)


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, gemeente, aantal, django_assert_num_queries):
    for _ in range(aantal):
        TeamcontactFactory()
        ContactpersoonFactory(naam="O")
    browser = als(gemeente)
    with django_assert_num_queries(11):
        assert len(browser.get(LIJST).context["bladzijde"]) == 2 * aantal


@pytest.mark.parametrize(
    "zoek, aantal", [("?team=noordoost", 1), ("?functie=vervanger", 1), ("?kant=organisatie", 1), ("", 3)]
)
def test_de_lijst_is_te_beperken(als, gemeente, contact, zoek, aantal):
    TeamcontactFactory(functie="vervanger")
    ContactpersoonFactory()
    TeamcontactFactory(tot=datetime.date(2026, 11, 1))
    assert len(als(gemeente).get(f"{LIJST}{zoek}").context["bladzijde"]) == aantal


# Coverage


def test_dekking_telt_teams_onderdelen_en_organisaties(team, vandaag):
    ander = BuurtteamFactory()
    for buurtteam in (team, ander):
        for soort in ("sociaal", "jeugd_en_gezin"):
            Onderdeel.objects.get_or_create(buurtteam=buurtteam, soort=soort)
    TeamcontactFactory(team=team)
    TeamcontactFactory(team=team, soort="jeugd_en_gezin")
    TeamcontactFactory(team=ander, functie="vervanger")
    TeamcontactFactory(team=ander, tot=datetime.date(2026, 11, 21))
    ContactpersoonFactory(organisatie=OrganisatieFactory())
    OrganisatieFactory()
    dekking = lees_dekking(vandaag)
    assert (dekking.teams_met, dekking.teams_geheel, dekking.teams) == (1, 1, 2)
    assert (dekking.onderdelen_met, dekking.onderdelen) == (2, 4)
    assert (dekking.organisaties_met, dekking.organisaties) == (1, 2)
    assert {onderdeel.buurtteam for onderdeel in dekking.zonder} == {ander}


def test_dekking_noemt_waar_het_aan_een_persoon_hangt(team, vandaag):
    alleen = TeamcontactFactory(team=team)
    gedeeld = TeamcontactFactory(team=team, soort="jeugd_en_gezin")
    TeamcontactFactory(team=team, soort="jeugd_en_gezin", functie="vervanger")
    assert lees_dekking(vandaag).hangt_aan_een == [alleen.onderdeel]
    assert gedeeld.onderdeel not in lees_dekking(vandaag).hangt_aan_een


def test_dekking_zegt_welke_instelling_geen_functionaris_heeft(instelling, vandaag):
    eigen = instelling.rollen[0].instelling
    assert lees_dekking(vandaag).instellingen == [(eigen, False)]
    Contactpersoon.objects.create(instelling=eigen, functie="functionaris_instelling", naam="F")
    assert lees_dekking(vandaag).instellingen == [(eigen, True)]
