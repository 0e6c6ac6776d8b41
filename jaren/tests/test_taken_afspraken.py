"""Tasks of agreements: to confirm, and to look back on; each side for its own part."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory
from buurtteams.models import Onderdeel, Uitvoering
from jaren.taken import samen_afspraken
from jaren.taken.waarneming import lees_waarneming
from plannen.factories import moment
from samenwerking.factories import AfspraakantwoordFactory, AfspraakevaluatieFactory, SamenwerkingsafspraakFactory
from samenwerking.models import Samenwerkingsafspraak

LATER = datetime.date(2027, 6, 1)


@pytest.fixture
def afspraak(team, organisatie):
    return SamenwerkingsafspraakFactory(team=team, organisatie=organisatie, evaluatie_op=LATER)


def van(gebruiker, op):
    return samen_afspraken.taken(gebruiker, op, lees_waarneming(gebruiker, op))


def taken(gebruiker, op):
    return [(taak.vooraan, taak.wanneer) for taak in van(gebruiker, op)]


def bevestigd(afspraak, *zijden):
    for zijde in zijden:
        AfspraakantwoordFactory(afspraak=afspraak, zijde=zijde)


@pytest.mark.parametrize("wie, ander", [("coordinator", "organisatie"), ("partner", "team")])
def test_elke_kant_bevestigt_zelf(request, wie, ander, afspraak, vandaag):
    bevestigd(afspraak, ander)
    gebruiker = request.getfixturevalue(wie)
    (taak,) = van(gebruiker, vandaag)
    assert (taak.vooraan, taak.url) == ("Afspraak nakijken", f"{afspraak.get_absolute_url()}antwoord/")
    assert (str(taak.dag), taak.wanneer, taak.te_laat) == ("2026-12-22", "voor 22 december", False)


@pytest.mark.parametrize("antwoord, blijft", [("ja", 0), ("nee", 0), ("weet_niet", 1)])
def test_na_ja_of_nee_is_de_vraag_weg(partner, afspraak, antwoord, blijft, vandaag):
    AfspraakantwoordFactory(afspraak=afspraak, antwoord=antwoord, toelichting="Wij denken erover na.")
    assert len(taken(partner, vandaag)) == blijft


def test_een_andere_tekst_vraagt_opnieuw(partner, afspraak, vandaag):
    bevestigd(afspraak, "organisatie")
    Samenwerkingsafspraak.objects.update(tekstversie=2)
    assert taken(partner, vandaag) == [("Afspraak nakijken", "voor 22 december")]


@pytest.mark.parametrize(
    "dag, wanneer", [("2026-11-21", "voor 21 november"), ("2026-11-22", "te laat sinds 21 november")]
)
def test_antwoorden_kan_een_maand_lang_gerekend_vanaf_de_nieuwe_tekst(partner, afspraak, dag, wanneer):
    Samenwerkingsafspraak.objects.update(tekstversie=2, gemaakt_op=moment(1, 5))
    AfspraakantwoordFactory(afspraak=afspraak, zijde="team", tekstversie=1, op=moment(1, 5))
    AfspraakantwoordFactory(afspraak=afspraak, zijde="team", tekstversie=2, op=moment(10, 22))
    assert taken(partner, datetime.date.fromisoformat(dag)) == [("Afspraak nakijken", wanneer)]


@pytest.mark.parametrize(
    "dag, wanneer",
    [
        ("2026-12-07", None),
        ("2026-12-06", "voor 6 december"),
        ("2026-11-22", "voor 22 november"),
        ("2026-11-21", "te laat sinds 21 november"),
    ],
)
def test_twee_weken_ervoor_is_het_tijd_om_terug_te_kijken(coordinator, afspraak, dag, wanneer, vandaag):
    bevestigd(afspraak, "team")
    Samenwerkingsafspraak.objects.update(evaluatie_op=dag)
    assert taken(coordinator, vandaag) == ([("Samen terugkijken", wanneer)] if wanneer else [])


def test_wie_terugkeek_is_klaar_en_de_ander_nog_niet(coordinator, partner, afspraak, vandaag):
    bevestigd(afspraak, "team", "organisatie")
    afspraak.evaluatie_op = datetime.date(2026, 12, 1)
    afspraak.save()
    AfspraakevaluatieFactory(afspraak=afspraak, zijde="team")
    assert taken(coordinator, vandaag) == []
    assert taken(partner, vandaag) == [("Samen terugkijken", "voor 1 december")]


def test_een_gestopte_afspraak_vraagt_niets(coordinator, partner, afspraak, vandaag):
    Samenwerkingsafspraak.objects.update(gestopt_op="2026-10-01", stopreden="Klaar.", evaluatie_op="2026-11-01")
    assert taken(coordinator, vandaag) == taken(partner, vandaag) == []


def test_een_ander_team_en_een_andere_organisatie_zien_de_taak_niet(
    coordinator_ander_team, partner, coordinator, vandaag
):
    SamenwerkingsafspraakFactory()
    assert [taken(wie, vandaag) for wie in (coordinator_ander_team, partner, coordinator)] == [[], [], []]


@pytest.fixture
def uitgevoerd(team, instelling):
    onderdeel = Onderdeel.objects.get_or_create(buurtteam=team, soort="sociaal")[0]
    return Uitvoering.objects.create(
        onderdeel=onderdeel, instelling=instelling.rollen[0].instelling, vanaf=datetime.date(2020, 1, 1)
    )


def test_zonder_coordinator_komt_het_bij_de_instelling(instelling, afspraak, uitgevoerd, vandaag):
    (taak,) = van(instelling, vandaag)
    assert (taak.vooraan, taak.reden[:35]) == ("Afspraak nakijken", "Buurtteam Noordoost heeft nu geen c")


def test_met_een_coordinator_komt_het_niet_bij_de_instelling(instelling, coordinator, afspraak, uitgevoerd, vandaag):
    assert taken(instelling, vandaag) == []


@pytest.mark.parametrize("wie", ["gemeente", "wethouder", "saluti", "beheer"])
def test_anderen_hebben_hier_geen_werk_en_het_kost_geen_vraag(
    request, wie, afspraak, vandaag, django_assert_num_queries
):
    gebruiker = request.getfixturevalue(wie)
    assert gebruiker.rollen
    waarneming = lees_waarneming(gebruiker, vandaag)
    with django_assert_num_queries(0):
        assert list(samen_afspraken.taken(gebruiker, vandaag, waarneming)) == []


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_zijn_altijd_drie_vragen(partner, organisatie, aantal, vandaag, django_assert_num_queries):
    for _ in range(aantal):
        SamenwerkingsafspraakFactory(organisatie=organisatie, team=BuurtteamFactory(), evaluatie_op="2026-11-01")
    assert partner.rollen
    with django_assert_num_queries(3):
        assert len(taken(partner, vandaag)) == 2 * aantal
