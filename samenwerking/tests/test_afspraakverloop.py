"""What an agreement knows of itself: which ones differ, wait or are due, its stand in words, and its history."""

import datetime

import pytest

from samenwerking.acties import afspraken as acties
from samenwerking.factories import AfspraakantwoordFactory, AfspraakevaluatieFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Afspraakevaluatie, Samenwerkingsafspraak
from samenwerking.overzicht.afspraakverloop import tijdlijn

Afspraken = Samenwerkingsafspraak.objects
EERDER, LATER = (datetime.datetime(2026, 3, dag, 12, tzinfo=datetime.UTC) for dag in (2, 9))


@pytest.fixture
def afspraak(team, organisatie):
    return SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)


def zegt(afspraak, zijde, antwoord, **anders):
    return AfspraakantwoordFactory(afspraak=afspraak, zijde=zijde, antwoord=antwoord, toelichting="Anders.", **anders)


def gestopt():
    Afspraken.update(gestopt_op="2026-05-01", stopreden="Klaar.")


@pytest.mark.parametrize("zijde", ["team", "organisatie"])
def test_een_van_beide_zegt_nee(afspraak, zijde):
    assert not Afspraken.met_verschil().exists()
    zegt(afspraak, zijde, "nee")
    assert Afspraken.met_verschil().get().heeft_verschil


def test_alleen_het_laatste_woord_over_deze_tekst_telt(afspraak):
    zegt(afspraak, "organisatie", "nee", op=EERDER)
    zegt(afspraak, "organisatie", "ja", op=LATER)
    zegt(afspraak, "team", "nee", tekstversie=9)
    assert not Afspraken.met_verschil().exists() and not afspraak.heeft_verschil


def test_wat_gestopt_is_verschilt_en_wacht_niet_meer(afspraak):
    zegt(afspraak, "organisatie", "nee")
    Afspraken.update(evaluatie_op="2026-11-01")
    lijsten = (Afspraken.met_verschil(), Afspraken.te_bevestigen(), Afspraken.evaluatie_nodig())
    assert [lijst.count() for lijst in lijsten] == [1, 1, 1]
    gestopt()
    assert [lijst.count() for lijst in lijsten] == [0, 0, 0]


@pytest.mark.parametrize(
    "van_team, van_organisatie, wachten",
    [
        (None, None, ["team", "organisatie", None]),
        ("ja", None, ["organisatie", None]),
        ("ja", "weet_niet", ["organisatie", None]),
        ("ja", "nee", []),
        ("ja", "ja", []),
    ],
)
def test_wie_er_nog_iets_moet_zeggen(afspraak, van_team, van_organisatie, wachten):
    for zijde, antwoord in (("team", van_team), ("organisatie", van_organisatie)):
        if antwoord:
            zegt(afspraak, zijde, antwoord)
    assert [kant for kant in ("team", "organisatie", None) if Afspraken.te_bevestigen(kant).exists()] == wachten


@pytest.mark.parametrize(
    "woorden, stand, bevestigd",
    [
        ((), "wacht op het buurtteam en de organisatie", False),
        (("ja",), "wacht op de organisatie", False),
        (("ja", "weet_niet"), "wacht op de organisatie", False),
        (("ja", "nee"), "team en organisatie zien dit verschillend", False),
        (("ja", "ja"), "beide kanten zeggen: dit klopt", True),
    ],
)
def test_de_stand_in_woorden(afspraak, woorden, stand, bevestigd):
    for zijde, antwoord in zip(("team", "organisatie"), woorden, strict=False):
        zegt(afspraak, zijde, antwoord)
    assert (afspraak.stand, afspraak.is_bevestigd) == (stand, bevestigd)


def test_wat_gestopt_is_zegt_dat(afspraak):
    gestopt()
    assert Afspraken.get().stand == "gestopt"


@pytest.mark.parametrize("op, nodig", [("2026-12-27", False), ("2026-12-28", True), ("2027-06-01", True)])
def test_vanaf_twee_weken_voor_de_dag_is_terugkijken_nodig(afspraak, op, nodig):
    op = datetime.date.fromisoformat(op)
    assert Afspraken.evaluatie_nodig(op).exists() == nodig == afspraak.is_te_evalueren(op)


def test_wie_terugkeek_hoeft_dat_niet_nog_eens(afspraak):
    AfspraakevaluatieFactory(afspraak=afspraak, zijde="team")
    AfspraakevaluatieFactory(afspraak=afspraak, zijde="organisatie", over=datetime.date(2026, 1, 11))
    op = datetime.date(2027, 1, 11)
    assert [Afspraken.evaluatie_nodig(op, zijde).count() for zijde in ("team", "organisatie", None)] == [0, 1, 1]


# History


def test_de_geschiedenis_vertelt_wat_beide_kanten_deden(als, coordinator, partner, organisatie, afspraak):
    zegt(afspraak, "organisatie", "nee", op=EERDER)
    data = {naam: getattr(afspraak, naam) for naam in ("organisatie_doet", "organisatie_krijgt", "overleg", "start")}
    data |= {"team_doet": "Wij komen om de week.", "evaluatie_op": afspraak.evaluatie_op, "versie": 1}
    als(coordinator).post(f"{afspraak.get_absolute_url()}bewerken/", data)
    acties.stop_afspraak(afspraak=Afspraken.get(), versie=2, reden="De zaal sluit.", door=coordinator)
    assert [(regel.wat, regel.reden, regel.velden) for regel in tijdlijn(Afspraken.get())] == [
        ("Afspraak gestopt", "De zaal sluit.", ()),
        ("Het buurtteam zegt: Ja, dit klopt", "", ()),
        (
            *("Afspraak aangepast", ""),
            (("dit doet het buurtteam", "Wij komen elke maand langs.", "Wij komen om de week."),),
        ),
        ("De organisatie zegt: Nee, dit klopt niet (over een eerdere tekst)", "Anders.", ()),
    ]


def test_een_terugblik_staat_er_zonder_wat_erin_staat(coordinator, afspraak):
    evaluatie = Afspraakevaluatie(ging_goed="Wij bellen.", kan_beter="Eerder.", voorstel="doorgaan")
    Afspraken.update(evaluatie_op="2026-12-01")
    over = datetime.date(2026, 12, 1)
    wie = {"zijde": "team", "door": coordinator, "functie": coordinator.functie}
    acties.evalueer(afspraak=afspraak, over=over, evaluatie=evaluatie, **wie)
    assert [(regel.wat, regel.wie, regel.reden) for regel in tijdlijn(Afspraken.get())] == [
        ("Het buurtteam keek terug", coordinator.functie, "")
    ]


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_pagina_vraagt_altijd_evenveel(als, gemeente, afspraak, aantal, django_assert_num_queries):
    for jaar in range(aantal):
        zegt(afspraak, "organisatie", "nee")
        AfspraakevaluatieFactory(afspraak=afspraak, over=datetime.date(2024 + jaar, 1, 11))
        afspraak.team_doet = f"Tekst {jaar}."
        afspraak.save()
    browser = als(gemeente)
    with django_assert_num_queries(8):
        assert browser.get(afspraak.get_absolute_url()).status_code == 200
