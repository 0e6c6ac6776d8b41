"""The sentences with figures: for none, one and many, in right Dutch, honest about what was filtered."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory, WijkFactory
from plannen.overzicht import zinnen
from plannen.overzicht.stad import Uitsnede, lees_stadsbeeld

from .stad import meld, tekst


def stadszin(**velden):
    return tekst(zinnen.stadszin(lees_stadsbeeld(**velden)))


def test_stadszin_met_alle_standen(cyclus):
    for koers in ("volgens_planning", "volgens_planning", "deels", "loopt_vast", "gereed", "nog_niet_begonnen", ""):
        meld(BuurtteamFactory(), koers)
    assert stadszin(cyclus=cyclus) == (
        "6 van de 7 teams hebben in ronde november iets gemeld, allemaal over al hun thema's. "
        "Van de 7 plannen gaan er 2 goed en 1 deels goed. 1 loopt vast, 1 is klaar en 1 is nog niet begonnen. "
        "Van 1 plan is er in deze ronde nog geen bericht."
    )


def test_stadszin_als_niemand_heeft_gemeld(cyclus):
    meld(BuurtteamFactory())
    meld(BuurtteamFactory())
    assert stadszin(cyclus=cyclus) == (
        "Geen van de 2 teams heeft in ronde november iets gemeld. Er zijn 2 plannen. "
        "Van 2 plannen is er in deze ronde nog geen bericht."
    )


def test_stadszin_als_een_team_heeft_gemeld(cyclus, team):
    meld(team, "deels")
    meld(team)
    BuurtteamFactory()
    assert stadszin(cyclus=cyclus) == (
        "1 van de 2 teams heeft in ronde november iets gemeld, maar niet over al zijn thema's. "
        "1 team heeft nog geen plan met akkoord. Van de 2 plannen gaat er 1 deels goed. "
        "Van 1 plan is er in deze ronde nog geen bericht."
    )


def test_stadszin_als_alle_teams_deels_hebben_gemeld(cyclus):
    for _ in range(2):
        team = BuurtteamFactory()
        meld(team, "volgens_planning")
        meld(team)
    assert stadszin(cyclus=cyclus).startswith(
        "Alle 2 teams hebben in ronde november iets gemeld, geen enkel over al zijn thema's."
    )


@pytest.mark.parametrize(
    ("koers", "zin"),
    [
        ("volgens_planning", "Dat gaat goed."),
        ("gestopt", "Dat is gestopt."),
        ("", "Daarvan is er in deze ronde nog geen bericht."),
    ],
)
def test_stadszin_met_een_plan(cyclus, koers, zin):
    meld(BuurtteamFactory(), koers)
    assert stadszin(cyclus=cyclus).endswith(f"Er is 1 plan. {zin}")


def test_stadszin_van_een_wijk_is_eerlijk_over_de_keuze(cyclus):
    wijk = WijkFactory(naam="Overvecht")
    meld(BuurtteamFactory(wijk=wijk), "deels")
    meld(BuurtteamFactory(wijk=wijk))
    meld(BuurtteamFactory(), "deels")
    zin = stadszin(cyclus=cyclus, uitsnede=Uitsnede(wijk=wijk.slug))
    assert zin.startswith(
        "1 van de 2 teams in wijk Overvecht heeft in ronde november iets gemeld, over al zijn thema's."
    )


def test_stadszin_van_een_wijk_met_een_team(cyclus):
    wijk = WijkFactory(naam="Oost")
    meld(BuurtteamFactory(wijk=wijk))
    zin = stadszin(cyclus=cyclus, uitsnede=Uitsnede(wijk=wijk.slug))
    assert zin.startswith("Het team in wijk Oost heeft in ronde november nog niets gemeld.")


def test_stadszin_van_een_thema(cyclus):
    meld(BuurtteamFactory(), "deels")
    meld(BuurtteamFactory(), "deels", over="werving")
    assert stadszin(cyclus=cyclus, uitsnede=Uitsnede(thema="taal")) == (
        "1 van de 2 teams heeft in ronde november iets gemeld over taal. 1 team heeft dit thema niet in een plan. "
        "Er is 1 plan. Dat gaat deels goed."
    )


def test_stadszin_voor_de_eerste_ronde(cyclus):
    meld(BuurtteamFactory())
    meld(BuurtteamFactory())
    assert stadszin(cyclus=cyclus, op=datetime.date(2026, 5, 31)) == (
        "De eerste ronde opent op 1 juni 2026. Er zijn 2 plannen. Van 2 plannen is er nog geen bericht."
    )


def test_stadszin_van_een_gesloten_jaar_verwacht_niets_meer(cyclus):
    cyclus.fase = "afgesloten"
    meld(BuurtteamFactory())
    meld(BuurtteamFactory())
    assert stadszin(cyclus=cyclus).endswith("Van 2 plannen is er in deze ronde geen bericht.")


def test_stadszin_zonder_plannen(cyclus, team):
    assert stadszin(cyclus=cyclus) == "Voor 2026 zijn er nog geen plannen met akkoord van de gemeente."
    zin = stadszin(cyclus=cyclus, uitsnede=Uitsnede(wijk=team.wijk.slug))
    assert zin == f"Voor 2026 zijn er in wijk {team.wijk} nog geen plannen met akkoord van de gemeente."


def test_stadszin_laat_geen_opmaak_uit_een_naam_door(cyclus):
    wijk = WijkFactory(naam="<b>Oost</b>")
    meld(BuurtteamFactory(wijk=wijk), "deels")
    meld(BuurtteamFactory(wijk=wijk), "deels")
    zin = zinnen.stadszin(lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(wijk=wijk.slug)))
    assert "in wijk &lt;b&gt;Oost&lt;/b&gt;" in zin


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        (22, "Over 8 dagen sluit ronde november."),
        (29, "Morgen sluit ronde november."),
        (30, "Vandaag sluit ronde november."),
    ],
)
def test_teamzin_zegt_hoe_lang_de_ronde_nog_open_is(cyclus, dag, zin):
    op = datetime.date(2026, 11, dag)
    assert tekst(zinnen.teamzin(ronde=cyclus.ronde_op(op), op=op, gemeld=0, totaal=0, vast=0)) == zin


def test_teamzin_na_sluiting(cyclus):
    op = datetime.date(2026, 12, 3)
    zin = zinnen.teamzin(ronde=cyclus.ronde_op(op), op=op, gemeld=2, totaal=2, vast=0)
    assert tekst(zin) == "Ronde november sloot op 30 november. U hebt over alle 2 thema's een bericht gegeven."


@pytest.mark.parametrize(
    ("gemeld", "totaal", "vast", "zin"),
    [
        (4, 7, 1, "U hebt over 4 van de 7 thema's een bericht gegeven. 1 loopt vast."),
        (0, 7, 2, "U hebt nog over geen van de 7 thema's een bericht gegeven. 2 lopen vast."),
        (1, 1, 0, "U hebt over uw thema een bericht gegeven."),
        (0, 1, 0, "U hebt nog geen bericht gegeven."),
        (0, 0, 0, ""),
    ],
)
def test_teamzin_telt(gemeld, totaal, vast, zin):
    assert tekst(zinnen.teamzin(ronde=None, op=None, gemeld=gemeld, totaal=totaal, vast=vast)) == zin


def test_themazin():
    assert tekst(zinnen.themazin(3, range(6), ["Personeel"])) == (
        "De drie plannen samen raken vijf van de zes thema's. Personeel komt in geen plan voor."
    )
    assert tekst(zinnen.themazin(1, range(3), ["Taal", "Werving"])) == (
        "Dit plan raakt een van de drie thema's. Taal en Werving komen in geen plan voor."
    )
    assert zinnen.themazin(2, range(6), []) == "De twee plannen samen raken alle zes thema's."
    assert zinnen.themazin(0, range(6), []) == ""


def test_opsomming():
    assert [zinnen.opsomming(delen) for delen in ([], ["a"], ["a", "b"], ["a", "b", "<c>"])] == [
        "",
        "a",
        "a en b",
        "a, b en &lt;c&gt;",
    ]
