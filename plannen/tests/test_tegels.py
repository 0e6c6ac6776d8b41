"""The tile map: the plans of each wijk, those of priority marked, and an empty wijk that says so."""

import pytest

from buurtteams.factories import BuurtteamFactory, WijkFactory
from plannen.factories import PrioriteitswijkFactory
from plannen.overzicht.stad import Uitsnede, lees_stadsbeeld
from plannen.overzicht.tegels import maak_tegelkaart

from .stad import meld, tekst


@pytest.fixture
def wijken(db):
    return {
        naam: WijkFactory(naam=naam, slug=naam.lower(), rij=rij, kolom=kolom)
        for naam, rij, kolom in (("Zuid", 3, 3), ("West", 2, 2), ("Oost", 2, 4))
    }


@pytest.fixture
def stad(cyclus, wijken):
    """West with one plan that goes well and one that is stuck, Oost with the blank, Zuid without a plan."""
    west, tweede = (BuurtteamFactory(wijk=wijken["West"]) for _ in range(2))
    oost = BuurtteamFactory(wijk=wijken["Oost"])
    BuurtteamFactory(wijk=wijken["Zuid"])
    PrioriteitswijkFactory(cyclus=cyclus, wijk=wijken["Oost"])
    samen = meld(west, "volgens_planning").plan
    samen.deelnemende_teams.add(tweede)
    meld(tweede, "loopt_vast")
    meld(oost)
    return {"west": west, "oost": oost, "samen": samen}


def kaart(cyclus, adres=None, **uitsnede):
    return maak_tegelkaart(lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(**uitsnede)), adres)


def cijfers(gemaakt):
    return [(tegel.wijk.naam, tegel.cijfer, tegel.prioriteit) for tegel in gemaakt.tegels]


def test_tegels_in_de_volgorde_van_de_kaart(cyclus, stad):
    assert cijfers(kaart(cyclus)) == [
        ("West", "1 van 2 goed", False),
        ("Oost", "0 van 1 goed", True),
        ("Zuid", "nog geen plan", False),
    ]


def test_plan_van_twee_teams_telt_een_keer_per_wijk(cyclus, stad):
    stad["samen"].deelnemende_teams.add(stad["oost"])
    assert [cijfer for _, cijfer, _ in cijfers(kaart(cyclus))] == ["1 van 2 goed", "1 van 2 goed", "nog geen plan"]


def test_klaar_telt_als_goed(cyclus, wijken):
    meld(BuurtteamFactory(wijk=wijken["West"]), "gereed")
    assert cijfers(kaart(cyclus)) == [("West", "1 van 1 goed", False)]


def test_stukken_en_merken_tonen_dezelfde_aantallen(cyclus, stad):
    west, oost, zuid = kaart(cyclus).tegels
    assert west.standen == [("volgens_planning", 1), ("loopt_vast", 1)]
    assert [(stuk.code, stuk.aantal, stuk.breedte) for stuk in west.stukken] == [
        ("volgens_planning", 1, 50),
        ("loopt_vast", 1, 50),
    ]
    assert (oost.standen, zuid.standen, zuid.stukken) == ([("niet_gemeld", 1)], [], [])


def test_tabel_heeft_een_kolom_per_stand_die_voorkomt(cyclus, stad):
    tabel = kaart(cyclus).tabel
    assert tabel.koppen == (
        *("Wijk", "prioriteitswijk", "plannen", "goed"),
        *("gaat goed", "loopt vast", "nog geen bericht"),
    )
    assert tabel.rijen == [
        ("West", "nee", 2, 1, 1, 1, 0),
        ("Oost", "ja", 1, 0, 0, 0, 1),
        ("Zuid", "nee", 0, 0, 0, 0, 0),
    ]


def test_zin_noemt_goed_vast_en_leeg(cyclus, stad):
    assert tekst(kaart(cyclus).zin) == (
        "In geen van de 3 wijken gaat alles goed. In 1 wijk loopt een plan vast. "
        "1 wijk heeft nog geen plan met akkoord."
    )


def test_zin_van_een_wijk_noemt_haar_naam(cyclus, stad):
    assert tekst(kaart(cyclus, wijk="west").zin) == "In wijk West gaat niet alles goed. In 1 wijk loopt een plan vast."


def test_zin_zonder_plannen(cyclus, wijken):
    BuurtteamFactory(wijk=wijken["West"])
    assert kaart(cyclus).zin == "Er is in deze wijken nog geen plan met akkoord."


def test_tegel_leidt_naar_de_plannen_of_naar_een_eigen_adres(cyclus, stad):
    assert kaart(cyclus, onderdeel="sociaal").tegels[0].url == (
        "/plannen/?jaar=2026&wijk=west&onderdeel=sociaal&status=akkoord"
    )
    assert kaart(cyclus, lambda wijk: f"/wijk/{wijk.slug}/").tegels[0].url == "/wijk/west/"


def test_kaart_volgt_de_uitsnede(cyclus, stad):
    assert cijfers(kaart(cyclus, prioriteit=True)) == [("Oost", "0 van 1 goed", True)]
    assert cijfers(kaart(cyclus, wijk="west")) == [("West", "1 van 2 goed", False)]
