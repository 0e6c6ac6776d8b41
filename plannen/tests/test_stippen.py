"""Dot strips: each team a dot, the median and never a mean, and who did not report stands apart."""

from itertools import combinations, count
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from plannen.overzicht.stippen import BREEDTE, KOP, RAND, STRAAL, VOET, maak_stippen

from .stad import tekst


def stippen(*waarden, **velden):
    nummers = count(1)
    velden = {"een": "dag", "meer": "dagen"} | velden
    metingen = [(f"Team {next(nummers)}", waarde) for waarde in waarden]
    return maak_stippen(deel="stilte", titel="Dagen zonder bericht", metingen=metingen, **velden)


rijen = st.lists(st.none() | st.integers(0, 400), max_size=24)


@given(rijen)
def test_elke_stip_ligt_binnen_de_strook_en_los_van_de_andere(waarden):
    gemaakt = stippen(*waarden)
    for stip in gemaakt.stippen:
        assert RAND <= stip.x <= BREEDTE - RAND
        assert stip.y - STRAAL >= KOP
        assert stip.y + STRAAL <= gemaakt.hoogte - VOET
    for een, ander in combinations(gemaakt.stippen, 2):
        assert dist((een.x, een.y), (ander.x, ander.y)) >= 2 * STRAAL


@given(rijen)
def test_iedereen_staat_een_keer_als_stip_of_apart(waarden):
    gemaakt = stippen(*waarden)
    apart = [(meting.naam, None) for meting in gemaakt.zonder]
    assert [(stip.naam, stip.waarde) for stip in gemaakt.stippen] + apart == gemaakt.tabel.rijen
    assert len(gemaakt.tabel.rijen) == len(waarden)


@given(rijen)
def test_mediaan_ligt_in_het_midden_van_wie_iets_meldde(waarden):
    gemaakt, gemeld = stippen(*waarden), [waarde for waarde in waarden if waarde is not None]
    if not gemeld:
        assert gemaakt.mediaan is None
        return
    assert sum(waarde < gemaakt.mediaan for waarde in gemeld) <= len(gemeld) / 2
    assert sum(waarde > gemaakt.mediaan for waarde in gemeld) <= len(gemeld) / 2
    half = 8 * len(gemaakt.mediaan_tekst) / 2
    assert half <= gemaakt.mediaan_label_x <= BREEDTE - half


def test_wie_niets_meldde_telt_niet_mee():
    gemaakt = stippen(10, None, 20, 90)
    assert (gemaakt.mediaan, [meting.naam for meting in gemaakt.zonder]) == (20, ["Team 2"])
    assert tekst(gemaakt.zin) == (
        "De mediaan is 20 dagen: de helft van de teams met een bericht zit daarop of daaronder. "
        "Het meest: Team 4 (90 dagen). Van 1 van de 4 is er nog geen bericht."
    )


def test_een_uitschieter_verschuift_de_mediaan_niet():
    assert stippen(1, 2, 3).mediaan == stippen(1, 2, 300).mediaan == 2


def test_mediaan_tussen_twee_teams_heeft_een_komma():
    gemaakt = stippen(1, 2)
    assert gemaakt.mediaan_tekst == "mediaan: 1,5"
    assert gemaakt.uitleg == "2 stippen, van 1 tot 2. De mediaan is 1,5 dagen."


def test_namen_van_wie_het_meest_heeft_tot_en_met_drie():
    assert "Het meest: Team 1, Team 2 en Team 3 (5 dagen)." in tekst(stippen(5, 5, 5, 1).zin)
    assert "Het meest: 4 teams (1 dag)." in tekst(stippen(1, 1, 1, 1).zin)


def test_zonder_berichten_is_er_geen_strook():
    gemaakt = stippen(None, None)
    assert gemaakt.stippen == []
    assert tekst(gemaakt.zin) == "Van geen van de 2 teams is er een bericht."


def test_as_kan_verder_lopen_dan_de_hoogste_waarde():
    assert [woord for _, _, woord in stippen(2, een="thema", meer="thema's", tot=6).einden] == ["0", "6 thema's"]
    assert [woord for _, _, woord in stippen(8, tot=6).einden] == ["0", "8 dagen"]
