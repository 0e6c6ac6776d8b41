"""The page of one theme: any day, every filter, its teams, and what teams learn from each other."""

import datetime

import pytest

from buurtteams.factories import AanbevelingFactory, BuurtteamFactory, GebruikerFactory
from plannen.factories import PlanpartnerFactory, PrioriteitswijkFactory, VoortgangFactory, moment
from samenwerking.factories import VerhaalFactory
from samenwerking.models import Verhaal

from .stad import JUNI, NOVEMBER, meld, tekst, thema

PAD = "/dashboard/thema/taal/"


@pytest.fixture
def lezer(als, saluti):
    return als(saluti)


def geteld(team, koers="volgens_planning", *, op=NOVEMBER, titel="Samen tellen", **velden):
    planthema = meld(team, titel=titel)
    VoortgangFactory(
        planthema=planthema,
        koers=koers,
        op=op,
        **{"bewijs": "geteld", "bewijs_toelichting": "turflijst van de inloop"} | velden,
    )
    return planthema


def zeg_over(planthema, antwoord):
    """What a partner says of the last report."""
    partner = PlanpartnerFactory(plan=planthema.plan)
    partner.antwoorden.create(vraag="gebeurd", voortgang=planthema.laatste, antwoord=antwoord, op=NOVEMBER)


def deel(verhaal, op=NOVEMBER):
    verhaal.status, verhaal.gedeeld_op, verhaal.controleur = "gedeeld", op, GebruikerFactory()
    verhaal.save()


# Any day, every filter


def test_op_een_dag_van_vroeger_staat_wat_toen_bekend_was(lezer, cyclus, team):
    planthema = meld(team, "deels", op=JUNI)
    VoortgangFactory(planthema=planthema, koers="gereed", wat_gebeurd="Alles is klaar.")
    antwoord = lezer.get(PAD, {"op": "2026-07-01"})
    [regel] = antwoord.context["regels"]
    assert (regel.stand.code, regel.bericht) == ("deels", "Er kwamen tien bewoners.")
    assert [cel.code for rij in antwoord.context["rijen"] for cel in rij.cellen] == ["deels"]
    assert "Stand van 1 juli 2026, zoals die toen bekend was." in tekst(antwoord.text)
    assert "Alles is klaar." not in antwoord.text


def test_op_een_dag_voor_het_eerste_bericht_staat_wat_het_plan_wil(lezer, cyclus, team):
    meld(team, "deels", op=JUNI)
    [regel] = lezer.get(PAD, {"op": "2026-05-01"}).context["regels"]
    assert (regel.stand.code, regel.bericht, regel.doel) == ("niet_gemeld", "", "Bewoners weten ons te vinden.")


def test_elk_filter_doet_mee(lezer, cyclus, team):
    meld(team, "deels", titel="Voor sociaal", onderdeel="sociaal")
    zuilen = BuurtteamFactory(naam="Zuilen")
    meld(zuilen, "deels", titel="Voor jeugd", onderdeel="jeugd_en_gezin")
    PrioriteitswijkFactory(cyclus=cyclus, wijk=zuilen.wijk)

    def titels(**velden):
        return [regel.plan.titel for regel in lezer.get(PAD, velden).context["regels"]]

    assert titels() == ["Voor sociaal", "Voor jeugd"]
    assert titels(wijk=team.wijk.slug) == ["Voor sociaal"]
    assert titels(onderdeel="jeugd_en_gezin") == ["Voor jeugd"]
    assert titels(prioriteit="1") == ["Voor jeugd"]


def test_rooster_toont_alleen_dit_thema_ook_waar_het_in_geen_plan_staat(lezer, cyclus, team):
    meld(team, "deels")
    meld(BuurtteamFactory(naam="Zuilen"), "deels", over="werving")
    rijen = lezer.get(PAD).context["rijen"]
    assert [(rij.team.naam, [cel.code for cel in rij.cellen]) for rij in rijen] == [
        ("Noordoost", ["deels"]),
        ("Zuilen", ["geen_plan"]),
    ]


@pytest.mark.parametrize("waarde", ["bestaat-niet", "' OR 1=1", "\x00"])
def test_onzin_in_het_adres_toont_de_hele_stad(lezer, cyclus, team, waarde):
    meld(team, "deels")
    velden = dict.fromkeys(["jaar", "op", "wijk", "thema", "onderdeel", "prioriteit"], waarde)
    assert len(lezer.get(PAD, velden).context["regels"]) == 1


def test_een_aanbeveling_telt_de_plannen_in_beeld(lezer, cyclus, team):
    taal, zuilen = thema("taal"), BuurtteamFactory()
    geheel = AanbevelingFactory(thema=taal)
    stuk = AanbevelingFactory(thema=taal, onderdeel_van=geheel)
    meld(team, "deels").aanbevelingen.add(stuk, geheel)
    meld(zuilen, "deels").aanbevelingen.add(stuk)

    def plannen(**velden):
        return [regel.plannen for regel in lezer.get(PAD, velden).context["aanbevelingen"]]

    assert plannen() == [2, 2]
    assert plannen(wijk=zuilen.wijk.slug) == [1, 1]


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize(("op", "vragen"), [("", 15), ("2026-11-12", 20)])
def test_aantal_query_s(lezer, cyclus, aantal, op, vragen, django_assert_num_queries):
    for _ in range(aantal):
        planthema = geteld(BuurtteamFactory())
        zeg_over(VoortgangFactory(planthema=planthema, koers="gereed").planthema, "ja")
        deel(VerhaalFactory(thema=thema("taal")))
    with django_assert_num_queries(vragen):
        lezer.get(PAD, {"op": op})


# Learning from each other


def lessen(lezer, **velden):
    return [les.titel for les in lezer.get(PAD, velden).context["lessen"]]


def test_een_les_is_een_goed_bericht_dat_iemand_kan_nagaan(lezer, cyclus, team):
    geteld(team)
    geteld(team, "gereed", titel="Klaar met bewijs", bewijs="document", bewijs_link="https://voorbeeld.test/")
    geteld(team, "deels", titel="Gaat niet goed")
    meld(BuurtteamFactory(), "volgens_planning", titel="Zegt het team")
    assert lessen(lezer) == ["Samen tellen", "Klaar met bewijs"]
    leesbaar = tekst(lezer.get(PAD).text)
    assert "Buurtteam Noordoost heeft dit geprobeerd: Samen tellen Er kwamen tien bewoners." in leesbaar
    assert "Er is geteld: turflijst van de inloop" in leesbaar


def test_wat_de_partner_bevestigt_staat_vooraan(lezer, cyclus, team):
    geteld(team)
    bevestigd = meld(BuurtteamFactory(naam="Zuilen"), "volgens_planning", titel="Bevestigd")
    zeg_over(bevestigd, "ja")
    zeg_over(meld(BuurtteamFactory(), "volgens_planning", titel="Tegengesproken"), "nee")
    assert lessen(lezer) == ["Bevestigd", "Samen tellen"]
    assert "De partner bevestigt het" in lezer.get(PAD).text


def test_op_een_dag_van_vroeger_tellen_de_lessen_van_toen(lezer, cyclus, team):
    planthema = geteld(team, op=JUNI)
    VoortgangFactory(planthema=planthema, koers="loopt_vast")
    assert (lessen(lezer), lessen(lezer, op="2026-07-01")) == ([], ["Samen tellen"])


def test_wie_een_wijk_kiest_leert_van_teams_daarbuiten(lezer, cyclus, team):
    geteld(team)
    zuilen = BuurtteamFactory(naam="Zuilen")
    geteld(zuilen, titel="In Zuilen")
    deel(VerhaalFactory(thema=thema("taal"), team=zuilen, titel="Verhaal van Zuilen"))
    keuze = {"wijk": zuilen.wijk.slug}
    assert (lessen(lezer), lessen(lezer, **keuze)) == (["Samen tellen", "In Zuilen"], ["Samen tellen"])
    assert [verhaal.titel for verhaal in lezer.get(PAD).context["verhalen"]] == ["Verhaal van Zuilen"]
    assert lezer.get(PAD, keuze).context["verhalen"] == []


def test_alleen_gedeelde_verhalen_over_dit_thema_van_voor_die_dag(lezer, cyclus, team):
    taal = thema("taal")
    deel(VerhaalFactory(thema=taal, titel="Gedeeld"))
    VerhaalFactory(thema=taal, titel="Nog niet gedeeld")
    deel(VerhaalFactory(thema=thema("werving"), titel="Iets anders"))
    meld(team, "deels")
    assert [verhaal.titel for verhaal in lezer.get(PAD).context["verhalen"]] == ["Gedeeld"]
    assert lezer.get(PAD, {"op": "2026-11-10"}).context["verhalen"] == []
    assert lezer.get(PAD, {"op": "2026-11-11"}).context["verhalen"] != []


def test_zonder_lessen_zegt_de_pagina_wat_er_zou_staan(lezer, cyclus, team):
    meld(team, "deels")
    leesbaar = tekst(lezer.get(PAD).text)
    assert "Nog geen ander team meldt dat het goed gaat of klaar is" in leesbaar
    assert "Op dit thema is nog geen verhaal van een ander team gedeeld." in leesbaar


def test_zes_lessen_staan_open_en_de_rest_is_uit_te_klappen(lezer, cyclus):
    for nummer in range(8):
        geteld(BuurtteamFactory(), titel=f"Les {nummer}", op=NOVEMBER - datetime.timedelta(hours=nummer))
    context = lezer.get(PAD).context
    assert (len(context["lessen"]), len(context["meer_lessen"])) == (6, 2)


def test_een_verhaal_dat_is_teruggetrokken_komt_ook_op_een_oude_dag_niet_terug(lezer, cyclus, team):
    verhaal = VerhaalFactory(thema=thema("taal"))
    deel(verhaal, moment(6, 1))
    meld(team, "deels")
    Verhaal.objects.filter(pk=verhaal.pk).update(status="ingetrokken")
    assert lezer.get(PAD, {"op": "2026-07-01"}).context["verhalen"] == []
