"""A partner's link in other hands: guessing writes nothing, and being signed in as somebody else changes nothing."""

import re

import pytest
from django.core import mail
from django.test import Client

from jaren.acties.partnerlink import stuur_link
from jaren.models import Partnerlink
from samenwerking.factories import ContactpersoonFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Afspraakantwoord

WIE = ["coordinator", "gemeente", "partner", "beheer"]


@pytest.fixture
def afspraak(team, organisatie):
    ContactpersoonFactory(organisatie=organisatie, email="amina@kring.test")
    return SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)


@pytest.fixture
def pad(afspraak, coordinator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        stuur_link(vraag="klopt", organisatie=afspraak.organisatie, door=coordinator, site="", afspraak=afspraak)
    return re.search(r"/antwoord/\S+", mail.outbox[-1].body)[0]


def ja(afspraak):
    return {"antwoord": "ja", "tekst": str(afspraak.tekstversie)}


@pytest.mark.parametrize("geraden", ["bestaat-niet", "{hash}", "{pk}", "{sleutel}A"])
def test_met_een_geraden_sleutel_antwoordt_niemand(afspraak, pad, geraden):
    link = Partnerlink.objects.get()
    sleutel = geraden.format(hash=link.sleutel_hash, pk=link.pk, sleutel=pad.split("/")[2])
    assert Client().post(f"/antwoord/{sleutel}/", ja(afspraak)).status_code == 404
    link.refresh_from_db()
    assert (link.gebruikt_op, Afspraakantwoord.objects.count()) == (None, 0)


@pytest.mark.parametrize("wie", WIE)
def test_een_gebruikte_link_werkt_voor_niemand_meer(als, request, afspraak, pad, wie):
    assert Client().post(pad, ja(afspraak)).status_code == 302
    browser = als(request.getfixturevalue(wie))
    assert [browser.get(pad).status_code, browser.post(pad, ja(afspraak)).status_code] == [410, 410]
    assert Afspraakantwoord.objects.count() == 1


def test_een_ander_ding_meesturen_verandert_niets(afspraak, pad, organisatie):
    ander = SamenwerkingsafspraakFactory(organisatie=organisatie)
    data = ja(afspraak) | {"afspraak": ander.pk, "link": 0, "zijde": "team", "vraag": "gebeurd", "planpartner": 1}
    Client().post(f"{pad}?afspraak={ander.pk}", data)
    gegeven = Afspraakantwoord.objects.get()
    assert (gegeven.afspraak, gegeven.zijde, gegeven.antwoord) == (afspraak, "organisatie", "ja")
