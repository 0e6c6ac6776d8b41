"""Who may do what with organisaties: each predicate in both directions, and who sees which."""

import pytest

from buurtteams.factories import GebruikerFactory
from buurtteams.models import Gebruiker
from plannen.overzicht import organisatie as bladzijde
from samenwerking import rechten
from samenwerking.factories import OrganisatieFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Organisatie

IEDEREEN = [
    *("coordinator", "coordinator_ander_team", "instelling", "gemeente"),
    *("wethouder", "saluti", "beheer", "partner"),
]


@pytest.fixture
def mensen(request):
    return {naam: request.getfixturevalue(naam) for naam in IEDEREEN} | {"zonder_rol": GebruikerFactory()}


@pytest.fixture
def ander(db):
    return OrganisatieFactory(naam="Een andere organisatie")


def wie(mensen, predicaat, *objecten):
    return [naam for naam, gebruiker in mensen.items() if predicaat(gebruiker, *objecten)]


def test_wie_met_organisaties_werkt_voegt_er_een_toe(mensen):
    assert wie(mensen, rechten.mag_organisaties_maken) == IEDEREEN[:4]


def test_een_partner_bewerkt_alleen_de_eigen(mensen, organisatie, ander):
    assert wie(mensen, rechten.mag_organisatie_bewerken, organisatie) == [*IEDEREEN[:4], "partner"]
    assert wie(mensen, rechten.mag_organisatie_bewerken, ander) == IEDEREEN[:4]


def test_partner_van_is_alleen_wie_er_vandaag_contactpersoon_is(mensen, partner, organisatie, ander):
    assert wie(mensen, rechten.is_partner_van, organisatie) == ["partner"]
    partner.contactpersonen.update(tot="2026-11-21")
    mensen["partner"] = Gebruiker.objects.get(pk=partner.pk)  # as the next request has it
    assert wie(mensen, rechten.is_partner_van, organisatie) == []


def test_een_partner_ziet_de_eigen_en_elke_andere_rol_ziet_alles(mensen, organisatie, ander):
    zien = {naam: set(Organisatie.objects.zichtbaar_voor(gebruiker)) for naam, gebruiker in mensen.items()}
    alles = dict.fromkeys(IEDEREEN[:-1], {organisatie, ander})
    assert zien == alles | {"partner": {organisatie}, "zonder_rol": set()}


def test_ook_buiten_de_pagina_om_ziet_een_partner_geen_afspraken_van_een_ander(partner, gemeente, ander):
    afspraak = SamenwerkingsafspraakFactory(organisatie=ander)
    assert list(bladzijde.afspraken(ander, gemeente)) == [afspraak]
    assert list(bladzijde.afspraken(ander, partner)) == []
