"""An inloop that an organisatie keeps up to date: its partner hears it when nobody looked, and looks."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory
from jaren.taken.samen_inloop import taken
from samenwerking.factories import InloopFactory, OrganisatieFactory
from samenwerking.models import Gebeurtenis, Inloop
from samenwerking.tests.tafel.inloop import LEEG


def pad(inloop, stap=""):
    return f"/samenwerking/inloop/{inloop.pk}/{stap}"


def velden(inloop, **anders):
    vast = {"naam": inloop.naam, "wijk": inloop.wijk_id, "plek": inloop.plek, "fase": inloop.fase}
    return LEEG | vast | {"bijhouder": "gezinswerker", "versie": inloop.versie} | anders


@pytest.fixture
def inloop(team):
    """Kept up to date by the team alone."""
    return InloopFactory(team=team, naam="Dinsdagavond open")


@pytest.fixture
def van_partner(inloop, organisatie):
    """The organisatie of `partner` keeps it up to date."""
    inloop.bijgehouden_door = organisatie
    inloop.save()
    return inloop


def test_de_organisatie_die_hem_bijhoudt_hoort_het_ook(partner, coordinator, van_partner, organisatie):
    andere = InloopFactory(team=BuurtteamFactory(), bevestigd_op=datetime.date(2026, 1, 1))
    andere.organisaties.add(organisatie)  # taking part is not keeping up to date
    Inloop.objects.filter(pk=van_partner.pk).update(bevestigd_op="2026-08-01")
    op = datetime.date(2026, 11, 22)
    [taak] = taken(partner, op)
    assert (taak.titel, str(taak.dag), taak.url) == ("Dinsdagavond open", "2026-10-31", pad(van_partner))
    assert [ander.sleutel for ander in taken(coordinator, op)] == [taak.sleutel]


@pytest.mark.parametrize("dag, aantal", [("2026-01-01", 1), ("2026-11-01", 0)])
def test_de_taak_is_weg_zodra_de_partner_heeft_gekeken(als, partner, van_partner, dag, aantal):
    Inloop.objects.update(bevestigd_op=dag)
    assert len(list(taken(partner, datetime.date(2026, 11, 22)))) == aantal
    assert "Alles klopt nog" in als(partner).get(pad(van_partner)).text
    als(partner).post(pad(van_partner, "bevestigen/"))
    assert list(taken(partner, datetime.date(2026, 11, 22))) == []
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.functie, regel.namens) == ("inloop_bevestigd", "partner", "")


def test_een_partner_bewerkt_wat_hij_bijhoudt_en_kiest_geen_organisaties(als, partner, van_partner, organisatie):
    OrganisatieFactory(naam="De Vlieger")
    browser = als(partner)
    assert "De Vlieger" not in browser.get(pad(van_partner, "bewerken/")).text
    data = velden(van_partner, plek="Zaal 2", bijgehouden_door="", organisaties=[organisatie.pk])
    assert browser.post(pad(van_partner, "bewerken/"), data).status_code == 302
    van_partner.refresh_from_db()
    assert (van_partner.plek, van_partner.bijgehouden_door) == ("Zaal 2", organisatie)
    assert not van_partner.organisaties.exists()


def test_stoppen_doet_het_team(als, partner, van_partner):
    browser = als(partner)
    assert "Inloop stoppen" not in browser.get(pad(van_partner)).text
    assert browser.post(pad(van_partner, "stoppen/"), {"reden": "X", "versie": 1}).status_code == 403
    assert Inloop.objects.lopend().exists()


def test_een_partner_van_een_andere_organisatie_houdt_hem_niet_bij(als, partner, inloop):
    Inloop.objects.update(bijgehouden_door=OrganisatieFactory())
    assert als(partner).post(pad(inloop, "bevestigen/")).status_code == 403


def test_het_team_kiest_wie_hem_bijhoudt(als, coordinator, inloop, organisatie):
    als(coordinator).post(pad(inloop, "bewerken/"), velden(inloop, bijgehouden_door=organisatie.pk))
    inloop.refresh_from_db()
    assert inloop.bijgehouden_door == organisatie
    assert "gezinswerker van De Granaatappel" in als(coordinator).get(pad(inloop)).text
