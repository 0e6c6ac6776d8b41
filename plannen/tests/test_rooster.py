"""The grid team × theme: what a cell shows and where it leads."""

from buurtteams.factories import BuurtteamFactory
from plannen.factories import moment
from plannen.overzicht.rooster import maak_rooster
from plannen.overzicht.stad import Uitsnede, lees_stadsbeeld

from .stad import JUNI, meld, thema


def cellen(beeld):
    return [[(cel.code, cel.onder, cel.url) for cel in rij.cellen] for rij in maak_rooster(beeld)[1]]


def test_rooster_leidt_naar_het_bericht_van_het_ene_plan(cyclus, team):
    plan = meld(team, "deels").plan
    thema("werving")
    assert cellen(lees_stadsbeeld(cyclus=cyclus)) == [
        [("deels", "11 dagen", f"/plannen/{plan.pk}/#thema-taal"), ("geen_plan", "", "")]
    ]


def test_rooster_toont_het_zwaarste_en_leidt_naar_de_plannen(cyclus, team):
    meld(team, "gereed")
    meld(team, "loopt_vast", op=moment(11, 21))
    assert cellen(lees_stadsbeeld(cyclus=cyclus)) == [
        [("loopt_vast", "1 dag", "/plannen/?jaar=2026&thema=taal&status=akkoord&team=noordoost")]
    ]


def test_rooster_telt_het_plan_waaraan_een_team_meedoet(cyclus, team):
    plan = meld(BuurtteamFactory(naam="Zuilen"), "deels").plan
    plan.deelnemende_teams.add(team)
    cel = [("deels", "11 dagen", f"/plannen/{plan.pk}/#thema-taal")]
    assert cellen(lees_stadsbeeld(cyclus=cyclus)) == [cel, cel]


def test_rooster_zonder_bericht_toont_de_vorige_stand(cyclus, team):
    meld(team, "volgens_planning", op=JUNI)
    meld(BuurtteamFactory(naam="Zuilen"))
    [[eerste], [tweede]] = cellen(lees_stadsbeeld(cyclus=cyclus))
    assert (eerste[:2], tweede[:2]) == (("niet_gemeld", "was: gaat goed"), ("niet_gemeld", "nog nooit gemeld"))


def test_rooster_van_een_thema_heeft_een_kolom(cyclus, team):
    meld(team, "deels")
    werving = thema("werving")
    themas, [rij] = maak_rooster(lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(thema="werving")))
    assert (themas, [cel.code for cel in rij.cellen]) == ([werving], ["geen_plan"])
