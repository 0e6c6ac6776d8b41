"""Who may do what with an agreement: each predicate in both directions, and who sees which."""

import pytest

from samenwerking import rechten
from samenwerking.factories import AfspraakevaluatieFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Samenwerkingsafspraak

IEDEREEN = [
    "coordinator",
    "coordinator_ander_team",
    "instelling",
    "gemeente",
    "wethouder",
    "saluti",
    "partner",
    "beheer",
]
TEAM = ["coordinator", "instelling"]


@pytest.fixture
def mensen(request):
    return {naam: request.getfixturevalue(naam) for naam in IEDEREEN}


@pytest.fixture
def afspraak(team, organisatie):
    """Due to be looked back on."""
    return SamenwerkingsafspraakFactory(team=team, organisatie=organisatie, evaluatie_op="2026-12-01")


@pytest.fixture
def ander(mensen):
    """Of another team and another organisatie."""
    return SamenwerkingsafspraakFactory(team=mensen["coordinator_ander_team"].teams[0], evaluatie_op="2026-12-01")


def wie(mensen, predicaat, *objecten):
    return [naam for naam, gebruiker in mensen.items() if predicaat(gebruiker, *objecten)]


def vers(afspraak):
    return Samenwerkingsafspraak.objects.get(pk=afspraak.pk)


def gestopt(afspraak):
    Samenwerkingsafspraak.objects.filter(pk=afspraak.pk).update(gestopt_op="2026-10-01", stopreden="Klaar.")
    return vers(afspraak)


def test_een_partner_ziet_alleen_de_eigen_en_de_rest_ziet_alles(mensen, afspraak, ander):
    zien = {naam: set(Samenwerkingsafspraak.objects.zichtbaar_voor(mens)) for naam, mens in mensen.items()}
    assert zien == {naam: {afspraak} if naam == "partner" else {afspraak, ander} for naam in IEDEREEN}


def test_coordinatoren_en_instellingen_maken_afspraken(mensen):
    assert wie(mensen, rechten.mag_afspraak_maken) == ["coordinator", "coordinator_ander_team", "instelling"]


def test_maar_alleen_voor_het_eigen_team_of_namens_een_team(mensen, team):
    assert wie(mensen, rechten.mag_afspraak_maken_voor, team) == TEAM


def test_voor_het_team_spreken_coordinator_en_instelling(mensen, afspraak, ander):
    assert wie(mensen, rechten.is_team_van, vers(afspraak)) == TEAM
    assert wie(mensen, rechten.is_team_van, vers(ander)) == ["coordinator_ander_team", "instelling"]


def test_voor_de_organisatie_spreekt_haar_partner(mensen, afspraak, ander):
    assert wie(mensen, rechten.is_organisatie_van, vers(afspraak)) == ["partner"]
    assert wie(mensen, rechten.is_organisatie_van, vers(ander)) == []


@pytest.mark.parametrize(
    "rol, zijde", [("coordinator", "team"), ("instelling", "team"), ("partner", "organisatie"), ("gemeente", None)]
)
def test_wie_voor_welke_kant_spreekt(mensen, afspraak, rol, zijde):
    assert rechten.zijde_van(mensen[rol], vers(afspraak)) == zijde


def test_een_instelling_schrijft_namens_het_team_en_een_coordinator_zelf(coordinator, instelling, team):
    assert rechten.namens_team(coordinator, team) == ""
    assert rechten.namens_team(instelling, team) == "buurtteam Noordoost"


def test_de_tekst_is_van_het_team_zolang_de_afspraak_loopt(mensen, afspraak):
    assert wie(mensen, rechten.mag_afspraak_bewerken, vers(afspraak)) == TEAM
    assert wie(mensen, rechten.mag_afspraak_bewerken, gestopt(afspraak)) == []


def test_beide_kanten_antwoorden_zolang_de_afspraak_loopt(mensen, afspraak):
    assert wie(mensen, rechten.mag_afspraak_beantwoorden, vers(afspraak)) == [*TEAM, "partner"]
    assert wie(mensen, rechten.mag_afspraak_beantwoorden, gestopt(afspraak)) == []


def test_elke_kant_kijkt_een_keer_terug(mensen, afspraak):
    afspraak = vers(afspraak)
    assert wie(mensen, rechten.mag_afspraak_evalueren, afspraak) == [*TEAM, "partner"]
    AfspraakevaluatieFactory(afspraak=afspraak, zijde="team")
    assert wie(mensen, rechten.mag_afspraak_evalueren, vers(afspraak)) == ["partner"]
    AfspraakevaluatieFactory(afspraak=afspraak, zijde="organisatie")
    assert wie(mensen, rechten.mag_afspraak_evalueren, vers(afspraak)) == []


def test_te_vroeg_of_na_het_einde_kijkt_niemand_terug(mensen, afspraak, ander):
    Samenwerkingsafspraak.objects.filter(pk=ander.pk).update(evaluatie_op="2026-12-07")
    assert wie(mensen, rechten.mag_afspraak_evalueren, vers(ander)) == []
    assert wie(mensen, rechten.mag_afspraak_evalueren, gestopt(afspraak)) == []
