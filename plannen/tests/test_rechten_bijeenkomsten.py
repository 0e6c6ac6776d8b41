"""Who may do what with meetings and signalen, each rule both ways."""

import pytest

from buurtteams.factories import FunctionarisFactory
from buurtteams.models import Gebruiker
from plannen import rechten
from samenwerking.factories import BijeenkomstFactory, SignaalFactory
from samenwerking.models import Bijeenkomst, Signaal

ROLLEN = ["coordinator", "coordinator_ander_team", "instelling", "gemeente", "wethouder", "saluti", "partner", "beheer"]


@pytest.fixture
def wie_mag(request):
    """Of all roles: those of whom the predicate says yes."""

    def vraag(predicaat, *args):
        return {rol for rol in ROLLEN if predicaat(request.getfixturevalue(rol), *args)}

    return vraag


@pytest.fixture
def maak(team, organisatie):
    """A meeting of the team and the partner's organisatie, on a day that was."""

    def maak(status="gehouden", **velden):
        velden = {"begin": "2026-11-12T18:30Z", "eind": "2026-11-12T20:00Z", "met_bewoners": True} | velden
        velden |= {"reden": "De zaal is dicht."} if status == "afgelast" else {}
        velden |= {"teruggekoppeld_op": "2026-11-15", "teruggekoppeld_hoe": "Brief."} if status == "afgerond" else {}
        rij = BijeenkomstFactory(teams=[team], organisaties=[organisatie], status=status, **velden)
        return Bijeenkomst.objects.get(pk=rij.pk)

    return maak


ORGANISATOREN = {"coordinator", "instelling"}


def test_wie_plant(db, wie_mag):
    assert wie_mag(rechten.mag_bijeenkomsten_plannen) == {
        *("coordinator", "coordinator_ander_team", "instelling", "gemeente")
    }
    assert wie_mag(rechten.mag_wijktafel_plannen) == {"gemeente"}


def test_wie_van_een_team_is_organiseert(wie_mag, team):
    assert wie_mag(rechten.is_een_organisator, [team], [], False) == ORGANISATOREN


def test_alleen_de_eigen_instelling_organiseert(db, instelling):
    eigen, ander = instelling.rollen[0].instelling, FunctionarisFactory().instelling
    assert rechten.is_een_organisator(instelling, [], [eigen], False)
    assert not rechten.is_een_organisator(instelling, [], [ander], False)


def test_de_gemeente_organiseert_als_zij_meedoet(wie_mag):
    assert wie_mag(rechten.is_een_organisator, [], [], True) == {"gemeente"}
    assert wie_mag(rechten.is_een_organisator, [], [], False) == set()


def test_wie_organisator_van_een_bijeenkomst_is(wie_mag, maak):
    assert wie_mag(rechten.is_organisator_van, maak()) == ORGANISATOREN
    assert wie_mag(rechten.is_organisator_van, maak(van_gemeente=True)) == {*ORGANISATOREN, "gemeente"}


@pytest.mark.parametrize(
    "predicaat, staten",
    [
        (rechten.mag_bijeenkomst_bewerken, {"gepland", "gehouden"}),
        (rechten.mag_bijeenkomst_houden, {"gepland", "gehouden"}),
        (rechten.mag_bijeenkomst_afgelasten, {"gepland"}),
        (rechten.mag_bijeenkomst_afronden, {"gehouden"}),
        (rechten.mag_bijeenkomst_terugkoppelen, {"gehouden"}),
    ],
)
@pytest.mark.parametrize("status", ["gepland", "gehouden", "afgerond", "afgelast"])
def test_elke_stap_hoort_bij_een_stand(wie_mag, maak, predicaat, staten, status):
    assert wie_mag(predicaat, maak(status)) == (ORGANISATOREN if status in staten else set())


@pytest.mark.parametrize("begin, mag", [("2026-11-22T18:00Z", True), ("2026-11-23T08:00Z", False)])
def test_pas_op_de_dag_zelf_is_te_schrijven_hoe_het_was(coordinator, maak, begin, mag):
    bijeenkomst = maak("gepland", begin=begin, eind="2026-11-23T20:00Z")
    assert rechten.mag_bijeenkomst_houden(coordinator, bijeenkomst) is mag


def test_zonder_bewoners_is_er_niets_te_vertellen(coordinator, maak):
    assert not rechten.mag_bijeenkomst_terugkoppelen(coordinator, maak(met_bewoners=False))


# Signalen


def test_alleen_een_partner_met_een_organisatie_stuurt(wie_mag, partner):
    assert wie_mag(rechten.mag_signaal_sturen) == {"partner"}
    partner.contactpersonen.update(tot="2026-11-21")
    assert not rechten.mag_signaal_sturen(Gebruiker.objects.get(pk=partner.pk))


def test_van_een_bijeenkomst_geeft_de_organisator_de_uitkomst(wie_mag, maak):
    assert wie_mag(rechten.mag_signaal_beantwoorden, SignaalFactory(bijeenkomst=maak())) == ORGANISATOREN
    assert wie_mag(rechten.mag_signaal_beantwoorden, SignaalFactory(bijeenkomst=maak("afgerond"))) == set()


def test_van_een_partner_geeft_het_team_de_uitkomst_of_wie_de_stad_ziet(wie_mag, team, organisatie):
    aan_team = SignaalFactory(bijeenkomst=None, organisatie=organisatie, team=team)
    aan_stad = SignaalFactory(bijeenkomst=None, organisatie=organisatie)
    assert wie_mag(rechten.mag_signaal_beantwoorden, aan_team) == ORGANISATOREN
    assert wie_mag(rechten.mag_signaal_beantwoorden, aan_stad) == {"instelling", "gemeente"}


# Who sees what


def ziet(gebruiker, rijen):
    return set(rijen.zichtbaar_voor(Gebruiker.objects.get(pk=gebruiker.pk)))


@pytest.mark.parametrize("rol", ROLLEN)
def test_wie_een_bijeenkomst_ziet(request, rol, maak):
    eigen, ander = maak(), BijeenkomstFactory()
    verwacht = {eigen} if rol == "partner" else {eigen, ander}
    assert ziet(request.getfixturevalue(rol), Bijeenkomst.objects) == verwacht


@pytest.mark.parametrize("rol", ROLLEN)
def test_wie_een_signaal_ziet(request, rol, maak, organisatie):
    van_ons = SignaalFactory(bijeenkomst=None, organisatie=organisatie)
    bij_ons, ander = SignaalFactory(bijeenkomst=maak()), SignaalFactory()
    verwacht = {van_ons, bij_ons} if rol == "partner" else {van_ons, bij_ons, ander}
    assert ziet(request.getfixturevalue(rol), Signaal.objects) == verwacht


def test_zonder_rol_ziet_niemand_iets(maak, coordinator):
    SignaalFactory(bijeenkomst=maak())
    coordinator.rol_set.update(tot="2026-11-21")
    assert ziet(coordinator, Bijeenkomst.objects) == ziet(coordinator, Signaal.objects) == set()
