"""The reading module: the year of a page, the rows, the stand in SQL, the city and one theme."""

import datetime

import pytest

from buurtteams.factories import AanbevelingFactory, BuurtteamFactory
from plannen.factories import (
    JaarcyclusFactory,
    PlanFactory,
    PlanThemaFactory,
    PrioriteitswijkFactory,
    VoortgangFactory,
    moment,
)
from plannen.models import Koers, Plan, zwaarste
from plannen.models.stand import NIET_GEMELD
from plannen.overzicht.jaar import kies_cyclus
from plannen.overzicht.lijst import GEWICHTEN, met_stand
from plannen.overzicht.planregels import lees_planregels
from plannen.overzicht.stad import Uitsnede, lees_stadsbeeld
from plannen.overzicht.thema import lees_thema

from .stad import JUNI, meld, thema

# The year


@pytest.mark.parametrize("adres", ["", "2024", "abc", "٢٠٢٥", "9" * 5000])
def test_zonder_bestaand_jaar_in_het_adres_telt_het_lopende(cyclus, adres):
    JaarcyclusFactory(jaar=2025, fase="afgesloten")
    assert kies_cyclus(adres) == cyclus


def test_het_adres_kiest_een_jaar(cyclus):
    assert kies_cyclus("2025") == cyclus
    assert kies_cyclus(str(JaarcyclusFactory(jaar=2025, fase="afgesloten").jaar)).jaar == 2025


def test_zonder_jaren_is_er_geen_jaar(db):
    assert kies_cyclus("2026") is None


# Rows


def test_planregel_zegt_hetzelfde_als_het_plan(cyclus, team, instelling):
    incluzio = instelling.rollen[0].instelling
    PlanFactory(cyclus=cyclus, team=team, aangeboden_op=moment(3, 9))
    PlanFactory(cyclus=cyclus, team=None, instelling=incluzio, status="vastgesteld")
    PlanFactory(cyclus=cyclus, team=None, van_gemeente=True, status="aangeboden")
    plannen = {plan.pk: plan for plan in Plan.objects.all()}
    regels = lees_planregels(Plan.objects.all(), cyclus=cyclus)
    assert len(regels) == 3
    for regel in regels:
        plan = plannen[regel.pk]
        assert (regel.kop, regel.trekker, regel.statuswoord) == (plan.kop, plan.trekker, plan.statuswoord)
        assert (regel.url, regel.is_teruggestuurd) == (plan.get_absolute_url(), plan.is_teruggestuurd)


def test_planregels_staan_op_volgorde_van_team_en_nummer(cyclus, team):
    later = BuurtteamFactory(naam="Zuilen")
    for trekker in (later, team, team):
        PlanFactory(cyclus=cyclus, team=trekker)
    PlanFactory(cyclus=cyclus, team=None, van_gemeente=True)
    regels = lees_planregels(Plan.objects.all(), cyclus=cyclus)
    assert [(regel.team, regel.nummer) for regel in regels] == [
        ("Noordoost", 1),
        ("Noordoost", 2),
        ("Zuilen", 1),
        (None, None),
    ]


def test_planregel_telt_elk_thema_een_keer_ook_met_meer_deelnemers(cyclus, team):
    plan = PlanFactory(cyclus=cyclus, team=team)
    anderen = [BuurtteamFactory(), BuurtteamFactory()]
    plan.deelnemende_teams.set(anderen)
    PlanThemaFactory(plan=plan, thema=thema("taal"))
    PlanThemaFactory(plan=plan, thema=thema("werving"))
    [regel] = lees_planregels(Plan.objects.all(), cyclus=cyclus)
    assert regel.teams == {team.pk, *[ander.pk for ander in anderen]}
    assert regel.standen.keys() == {thema("taal").pk, thema("werving").pk}


def test_planregel_van_een_ander_jaar_telt_niet(cyclus, team):
    PlanFactory(cyclus=JaarcyclusFactory(jaar=2025), team=team)
    assert lees_planregels(Plan.objects.all(), cyclus=cyclus) == []


# The stand in SQL


@pytest.mark.parametrize("op", [datetime.date(2026, 5, 1), datetime.date(2026, 6, 20), datetime.date(2026, 11, 22)])
@pytest.mark.parametrize("binnen", ["", "taal"])
def test_de_stand_in_sql_is_de_stand_die_getoond_wordt(cyclus, team, op, binnen):
    for nummer, koers in enumerate([*Koers.values, ""]):
        team = BuurtteamFactory()
        eerste = meld(team, koers)
        meld(team, koers, op=JUNI)
        ander = PlanThemaFactory(plan=eerste.plan, thema=thema("werving"))
        VoortgangFactory(planthema=ander, koers=Koers.values[-nummer % 6], op=moment(4, 1) if nummer % 2 else JUNI)
    getoond = {}
    for regel in lees_planregels(Plan.objects.all(), cyclus=cyclus, op=op):
        standen = [regel.standen[eerste.thema_id]] if binnen else regel.standen.values()
        getoond.setdefault(zwaarste(stand.code for stand in standen), set()).add(regel.pk)
    for code in GEWICHTEN:
        gevonden = met_stand(Plan.objects.all(), code, cyclus=cyclus, op=op, thema=binnen)
        assert {plan.pk for plan in gevonden} == getoond.get(code, set()), code


def test_de_stand_in_sql_volgt_de_dag_in_amsterdam(cyclus, team):
    """A report at half past midnight in Amsterdam is of the day before in UTC."""
    meld(team, "deels", op=moment(11, 1, 0))
    meld(BuurtteamFactory(), "deels", op=moment(10, 31, 23))
    assert met_stand(Plan.objects.all(), "deels", cyclus=cyclus, op=datetime.date(2026, 11, 22)).get().team == team


def test_een_plan_zonder_akkoord_heeft_geen_stand(cyclus, team):
    PlanThemaFactory(plan=PlanFactory(cyclus=cyclus, team=team, status="aangeboden"), thema=thema("taal"))
    assert not met_stand(Plan.objects.all(), NIET_GEMELD, cyclus=cyclus, op=datetime.date(2026, 11, 22)).exists()


# The city


def test_alleen_plannen_met_akkoord_tellen(cyclus, team):
    planthema = meld(team, "deels")
    for status in ("concept", "aangeboden", "ingetrokken"):
        PlanFactory(cyclus=cyclus, team=team, status=status, nummer=2 if status == "concept" else 3)
    assert [regel.pk for regel in lees_stadsbeeld(cyclus=cyclus).regels] == [planthema.plan_id]


def test_gelezen_regels_geven_hetzelfde_beeld(cyclus, team):
    meld(team, "deels")
    PlanFactory(cyclus=cyclus, team=team)
    alles = lees_planregels(Plan.objects.all(), cyclus=cyclus)
    assert lees_stadsbeeld(cyclus=cyclus, regels=alles).regels == lees_stadsbeeld(cyclus=cyclus).regels


def test_een_team_heeft_gemeld_als_er_in_deze_ronde_iets_kwam(cyclus, team):
    meld(team, "deels")
    meld(team, "deels", op=JUNI)
    stil, leeg = BuurtteamFactory(naam="Stil"), BuurtteamFactory(naam="Leeg")
    meld(stil, "volgens_planning", op=JUNI)
    beeld = lees_stadsbeeld(cyclus=cyclus)
    assert (beeld.met_bericht, beeld.volledig, beeld.zonder_plan) == ([team], [], [leeg])
    assert beeld.zonder_bericht == [stil]


def test_een_team_dat_alles_af_heeft_hoeft_niet_te_melden(cyclus, team):
    meld(team, "gereed", op=JUNI)
    beeld = lees_stadsbeeld(cyclus=cyclus)
    assert (beeld.met_bericht, beeld.volledig, beeld.zonder_bericht) == ([team], [team], [])


def test_een_gezamenlijk_plan_telt_bij_elk_team_en_een_keer_in_de_stad(cyclus, team):
    ander = BuurtteamFactory(naam="Zuilen")
    meld(team, "deels").plan.deelnemende_teams.add(ander)
    beeld = lees_stadsbeeld(cyclus=cyclus)
    assert (beeld.met_bericht, len(beeld.regels)) == ([team, ander], 1)


def test_uitsnede_op_wijk_houdt_de_plannen_waaraan_een_team_meedoet(cyclus, team):
    ander, derde = BuurtteamFactory(), BuurtteamFactory()
    samen = meld(ander, "deels")
    samen.plan.deelnemende_teams.add(team)
    meld(derde, "deels")
    beeld = lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(wijk=team.wijk.slug))
    assert (beeld.teams, [regel.pk for regel in beeld.regels]) == ([team], [samen.plan_id])


def test_uitsnede_op_thema_houdt_alleen_de_stand_van_dat_thema(cyclus, team):
    plan = meld(team, "loopt_vast").plan
    VoortgangFactory(planthema=PlanThemaFactory(plan=plan, thema=thema("werving")), koers="volgens_planning")
    [regel] = lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(thema="werving")).regels
    assert regel.code == "volgens_planning"


def test_uitsnede_op_onderdeel_houdt_ook_de_plannen_van_beide(cyclus):
    for onderdeel in ("beide", "sociaal", "jeugd_en_gezin"):
        meld(BuurtteamFactory(), "deels", onderdeel=onderdeel)
    beeld = lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(onderdeel="sociaal"))
    assert [regel.onderdeel for regel in beeld.regels] == ["beide", "sociaal"]


def test_uitsnede_op_prioriteitswijken(cyclus, team):
    PrioriteitswijkFactory(cyclus=cyclus, wijk=team.wijk, reden="Hier is veel te winnen.")
    BuurtteamFactory()
    beeld = lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(prioriteit=True))
    assert (beeld.teams, beeld.prioriteitswijken) == ([team], [(team.wijk, "Hier is veel te winnen.")])


def test_een_onbekende_wijk_of_thema_in_het_adres_toont_alles(cyclus, team):
    meld(team, "deels")
    beeld = lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(wijk="bestaat-niet", thema="ook-niet"))
    assert (beeld.uitsnede, beeld.teams, len(beeld.regels)) == (Uitsnede(), [team], 1)


# One theme


def test_werk_aan_een_deel_telt_ook_voor_het_geheel(cyclus, team):
    geheel = AanbevelingFactory(thema=thema("taal"))
    deel = AanbevelingFactory(thema=geheel.thema, onderdeel_van=geheel)
    niemand = AanbevelingFactory(thema=thema("taal"))
    meld(team, "deels").aanbevelingen.add(geheel, deel)
    meld(team, "deels").aanbevelingen.add(deel)
    regels, aanbevelingen = lees_thema(lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(thema="taal")))
    assert len(regels) == 2
    assert [(regel.aanbeveling, regel.plannen) for regel in aanbevelingen] == [(geheel, 2), (deel, 2), (niemand, 0)]


def test_themaregel_toont_het_laatste_bericht(cyclus, team):
    planthema = meld(team, "deels")
    VoortgangFactory(planthema=planthema, wat_gebeurd="Er kwam een tolk bij.", op=moment(11, 20))
    meld(team)
    regels, _ = lees_thema(lees_stadsbeeld(cyclus=cyclus, uitsnede=Uitsnede(thema="taal")))
    assert [(regel.bericht, regel.doel) for regel in regels] == [
        ("Er kwam een tolk bij.", "Bewoners weten ons te vinden."),
        ("", "Bewoners weten ons te vinden."),
    ]


def test_een_jaar_zonder_rondes(team):
    kaal = JaarcyclusFactory(jaar=2030, rondes=False)
    meld(team, cyclus=kaal)
    beeld = lees_stadsbeeld(cyclus=kaal)
    assert (beeld.ronde, beeld.aantallen) == (None, {"niet_gemeld": 1})
