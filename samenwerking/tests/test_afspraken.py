"""The list of agreements, and those on the page of a team."""

import datetime

import pytest

from samenwerking.factories import AfspraakantwoordFactory, OrganisatieFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Samenwerkingsafspraak


@pytest.fixture
def afspraak(team, organisatie):
    return SamenwerkingsafspraakFactory(team=team, organisatie=organisatie, evaluatie_op=datetime.date(2026, 12, 1))


def pad(afspraak, stap=""):
    return f"/samenwerking/afspraken/{afspraak.pk}/{stap}"


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, gemeente, aantal, django_assert_num_queries):
    for _ in range(aantal):
        AfspraakantwoordFactory()
    browser = als(gemeente)
    with django_assert_num_queries(13):
        assert len(browser.get("/samenwerking/afspraken/").context["bladzijde"]) == aantal


def titels(antwoord):
    return [str(afspraak.organisatie) for afspraak in antwoord.context["bladzijde"]]


@pytest.fixture
def vier(team):
    """One that differs, one that waits, one that both confirm, one that ended."""
    rijen = {}
    for naam, zegt in (("Verschil", ["ja", "nee"]), ("Wacht", ["ja"]), ("Klopt", ["ja", "ja"]), ("Gestopt", [])):
        rij = SamenwerkingsafspraakFactory(team=team, organisatie=OrganisatieFactory(naam=naam))
        for zijde, antwoord in zip(("team", "organisatie"), zegt, strict=False):
            AfspraakantwoordFactory(afspraak=rij, zijde=zijde, antwoord=antwoord, toelichting="Anders.")
        rijen[naam] = rij
    Samenwerkingsafspraak.objects.filter(organisatie__naam="Gestopt").update(gestopt_op="2026-05-01", stopreden="Weg.")
    return rijen


@pytest.mark.parametrize(
    "zoek, verwacht",
    [
        ("", ["Verschil", "Wacht", "Klopt"]),
        ("?stand=verschil", ["Verschil"]),
        ("?stand=bevestigen", ["Wacht"]),
        ("?stand=gestopt", ["Gestopt"]),
        ("?stand=terugkijken", []),
        ("?team=noordoost&stand=verschil", ["Verschil"]),
        ("?team=bestaat-niet", ["Verschil", "Wacht", "Klopt"]),
    ],
)
def test_de_lijst_is_te_beperken_en_het_dringendste_staat_boven(als, gemeente, vier, zoek, verwacht):
    assert titels(als(gemeente).get(f"/samenwerking/afspraken/{zoek}")) == verwacht


def test_een_partner_ziet_alleen_de_eigen_afspraken(als, partner, afspraak, vier):
    assert titels(als(partner).get("/samenwerking/afspraken/")) == ["De Granaatappel"]
    assert als(partner).get(pad(vier["Klopt"])).status_code == 404


def test_zonder_rol_ziet_niemand_een_afspraak(als, afspraak, coordinator):
    coordinator.rol_set.update(tot="2026-11-21")
    assert als(coordinator).get(pad(afspraak)).status_code == 404


def test_de_teampagina_toont_de_afspraken(als, wethouder, vier, team):
    tekst = als(wethouder).get(team.get_absolute_url()).text
    assert tekst.index("Verschil") < tekst.index("Wacht") and "Gestopt</a>" not in tekst


def test_wat_te_laat_is_zegt_dat_en_staat_voor_wat_klopt(als, gemeente, vier):
    for naam, dag in (("Wacht", "2026-12-06"), ("Verschil", "2026-12-07"), ("Klopt", "2026-11-21")):
        Samenwerkingsafspraak.objects.filter(organisatie__naam=naam).update(evaluatie_op=dag)
    ander = SamenwerkingsafspraakFactory(organisatie__naam="A klopt ook")
    for zijde in ("team", "organisatie"):
        AfspraakantwoordFactory(afspraak=ander, zijde=zijde)
    lijst = als(gemeente).get("/samenwerking/afspraken/").context["bladzijde"]
    assert [(str(afspraak.organisatie), afspraak.terugkijken) for afspraak in lijst] == [
        ("Verschil", ""),
        ("Wacht", "tijd om terug te kijken"),
        ("Klopt", "terugkijken is te laat"),
        ("A klopt ook", ""),
    ]
