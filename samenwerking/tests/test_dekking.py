"""Coverage of contacts: for how many sides somebody stands, where it hangs by one person, and how it began."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory, GebruikerFactory
from buurtteams.models import Onderdeel
from samenwerking.factories import ContactpersoonFactory, OrganisatieFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon
from samenwerking.overzicht.dekking import lees_dekking


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
    zonder = OrganisatieFactory()
    dekking = lees_dekking(vandaag)
    assert (dekking.teams_met, dekking.teams_geheel, dekking.teams) == (1, 1, 2)
    assert (dekking.onderdelen_met, dekking.onderdelen) == (2, 4)
    assert (dekking.organisaties_met, dekking.organisaties) == (1, 2)
    assert {onderdeel.buurtteam for onderdeel in dekking.zonder} == {ander}
    assert dekking.organisaties_zonder == [zonder]


def test_een_team_met_een_onderdeel_telt_mee_maar_is_niet_geheel(team, vandaag):
    Onderdeel.objects.get_or_create(buurtteam=team, soort="jeugd_en_gezin")
    TeamcontactFactory(team=team)
    dekking = lees_dekking(vandaag)
    assert (dekking.teams_met, dekking.teams_geheel) == (1, 0)


def test_een_contact_zonder_vervanger_valt_op(team, vandaag):
    alleen = TeamcontactFactory(team=team)
    TeamcontactFactory(team=team, functie="functionaris_team")
    TeamcontactFactory(team=team, soort="jeugd_en_gezin")
    TeamcontactFactory(team=team, soort="jeugd_en_gezin", functie="vervanger")
    organisatie = ContactpersoonFactory().organisatie
    samen = ContactpersoonFactory().organisatie
    ContactpersoonFactory(organisatie=samen)
    dekking = lees_dekking(vandaag)
    assert dekking.onderdelen_met_een == [alleen.onderdeel]
    assert dekking.organisaties_met_een == [organisatie]


def test_een_persoon_die_voor_meer_kanten_alleen_staat_valt_op(team, vandaag):
    een = ContactpersoonFactory(email="een@kring.test").organisatie
    twee = ContactpersoonFactory(email="EEN@kring.test").organisatie
    gebruiker = GebruikerFactory()
    sociaal = TeamcontactFactory(team=team, gebruiker=gebruiker, email="a@team.test").onderdeel
    jeugd = TeamcontactFactory(team=team, soort="jeugd_en_gezin", gebruiker=gebruiker, email="b@team.test").onderdeel
    ContactpersoonFactory(email="")
    ContactpersoonFactory(email="")
    assert {frozenset(kanten) for kanten in lees_dekking(vandaag).een_voor_meer} == {
        frozenset({een, twee}),
        frozenset({sociaal, jeugd}),
    }


def test_wie_een_vervanger_heeft_hangt_er_niet_alleen_voor(db, vandaag):
    for _ in range(2):
        contact = ContactpersoonFactory(email="een@kring.test")
        ContactpersoonFactory(organisatie=contact.organisatie, functie="vervanger")
    assert lees_dekking(vandaag).een_voor_meer == []


def test_dekking_zegt_welke_instelling_geen_functionaris_heeft(instelling, vandaag):
    eigen = instelling.rollen[0].instelling
    assert lees_dekking(vandaag).instellingen == [(eigen, False)]
    Contactpersoon.objects.create(instelling=eigen, functie="functionaris_instelling", naam="F")
    assert lees_dekking(vandaag).instellingen == [(eigen, True)]


@pytest.mark.parametrize("aantal", [1, 3])
def test_dekking_vraagt_altijd_evenveel(aantal, vandaag, db, django_assert_num_queries):
    for _ in range(aantal):
        TeamcontactFactory()
        ContactpersoonFactory(email="een@kring.test")
    with django_assert_num_queries(5):
        assert len(lees_dekking(vandaag).organisaties_met_een) == aantal


@pytest.mark.parametrize("pagina", ["/samenwerking/contactpersonen/", "/samenwerking/"])
def test_de_stad_leest_waar_het_misgaat_en_hoe_het_begon_zonder_namen(als, wethouder, team, pagina, cyclus):
    TeamcontactFactory(team=team, soort="jeugd_en_gezin", functie="vervanger")
    for naam in ("De Egel", "De Das"):
        ContactpersoonFactory(organisatie__naam=naam, naam="Amina V.", email="een@kring.test")
    tekst = als(wethouder).get(pagina).text
    for zin in (
        "2 onderdelen zonder vast contact",
        "2 organisaties met één contact en geen vervanger",
        "1 persoon is op meer plekken het enige contact",
        "Verslag rondetafelgesprek 2017",
    ):
        assert zin in tekst
    assert "Amina V." not in tekst


def test_een_partner_krijgt_geen_cijfers_van_de_stad(als, partner):
    assert als(partner).get("/samenwerking/contactpersonen/").context["dekking"] is None
