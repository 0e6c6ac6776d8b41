"""What needs attention: the reasons, and the longest waiting on top."""

import datetime

from buurtteams.factories import BuurtteamFactory
from plannen.factories import (
    JaarcyclusFactory,
    PlanFactory,
    PlanThemaFactory,
    VoortgangFactory,
    VraagFactory,
    moment,
)
from plannen.overzicht.aandacht import lees_aandacht
from plannen.overzicht.stad import Uitsnede, lees_stadsbeeld

from .stad import JUNI, meld, thema


def redenen(cyclus, **velden):
    return [(punt.titel, punt.reden) for punt in lees_aandacht(lees_stadsbeeld(cyclus=cyclus, **velden))]


def test_aandacht_telt_de_dagen_vanaf_het_eerste_bericht_dat_het_vastloopt(cyclus, team):
    planthema = meld(team, "loopt_vast", op=moment(10, 1), titel="Samen eten")
    VoortgangFactory(planthema=planthema, koers="deels", op=moment(10, 10))
    VoortgangFactory(planthema=planthema, koers="loopt_vast", op=moment(10, 12))
    VoortgangFactory(planthema=planthema, koers="loopt_vast", op=moment(11, 20))
    assert redenen(cyclus) == [("Noordoost: Samen eten", "Taal loopt 41 dagen vast. Er is geen hulp gevraagd.")]


def test_aandacht_vergeet_niet_wat_in_de_vorige_ronde_vastliep(cyclus, team):
    meld(team, "loopt_vast", op=JUNI, titel="Samen eten")
    assert redenen(cyclus)[0] == (
        "Noordoost: Samen eten",
        "Taal liep bij het laatste bericht vast, 165 dagen geleden. Er is geen hulp gevraagd.",
    )


def test_aandacht_zet_wat_het_langst_wacht_bovenaan(cyclus, gemeente):
    vast = [meld(BuurtteamFactory(naam=naam), "loopt_vast", titel="Plan") for naam in "ABCD"]
    antwoord = {"antwoord": "Ja, dat kan.", "beantwoord_op": moment(11, 16), "beantwoord_door": gemeente}
    VraagFactory(planthema=vast[0], plan=vast[0].plan, **antwoord)
    VraagFactory(planthema=vast[2], plan=vast[2].plan)
    VraagFactory(planthema=vast[3], plan=vast[3].plan, antwoord_voor=datetime.date(2026, 11, 15))
    goed = meld(BuurtteamFactory(naam="E"), "volgens_planning", titel="Plan")
    VraagFactory(planthema=goed, plan=goed.plan, aan="instelling", antwoord_voor=datetime.date(2026, 11, 21))
    meld(BuurtteamFactory(naam="F"), "deels", op=JUNI)
    assert redenen(cyclus) == [
        ("D: Plan", "Taal loopt 11 dagen vast. Hulp gevraagd aan de gemeente. Het antwoord is 7 dagen te laat."),
        ("E: Plan", "Een vraag aan de eigen instelling wacht 1 dag te lang op antwoord."),
        ("C: Plan", "Taal loopt 11 dagen vast. Hulp gevraagd aan de gemeente, nog geen antwoord."),
        ("B: Plan", "Taal loopt 11 dagen vast. Er is geen hulp gevraagd."),
        ("A: Plan", "Taal loopt 11 dagen vast. Hulp gevraagd aan de gemeente. Antwoord gekregen op 16 november."),
        ("F", "Heeft in ronde november nog niets gemeld. Het laatste bericht is 165 dagen oud."),
    ]


def test_aandacht_zwijgt_over_een_ander_jaar_en_over_plannen_zonder_akkoord(cyclus, team):
    oud = PlanFactory(cyclus=JaarcyclusFactory(jaar=2025), team=team, status="vastgesteld")
    VraagFactory(plan=oud, antwoord_voor=datetime.date(2026, 1, 1))
    VraagFactory(plan=PlanFactory(cyclus=cyclus, team=team), antwoord_voor=datetime.date(2026, 1, 1))
    assert redenen(cyclus) == []


def test_aandacht_binnen_een_thema_noemt_alleen_dat_thema(cyclus, team):
    planthema = meld(team, "deels", titel="Samen eten")
    VraagFactory(plan=planthema.plan, planthema=planthema, antwoord_voor=datetime.date(2026, 11, 20))
    VraagFactory(plan=planthema.plan, antwoord_voor=datetime.date(2026, 11, 20))
    ander = PlanThemaFactory(plan=planthema.plan, thema=thema("werving"))
    VoortgangFactory(planthema=ander, koers="loopt_vast")
    reden = "Een vraag aan de gemeente wacht 2 dagen te lang op antwoord."
    assert redenen(cyclus, uitsnede=Uitsnede(thema="taal")) == [("Noordoost: Samen eten", reden)]
    assert len(redenen(cyclus)) == 3


def test_aandacht_voor_de_eerste_ronde_verwijt_niemand_stilte(cyclus, team):
    meld(team)
    assert redenen(cyclus, op=datetime.date(2026, 5, 1)) == []


def test_aandacht_voor_een_team_dat_nog_nooit_iets_meldde(cyclus, team):
    meld(team)
    assert redenen(cyclus) == [("Noordoost", "Heeft in ronde november nog niets gemeld.")]
