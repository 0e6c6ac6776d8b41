"""A team takes a story over, and tells what came of it."""

import pytest

from buurtteams.factories import BuurtteamFactory
from plannen.factories import moment
from samenwerking.factories import OvernameFactory, VerhaalFactory
from samenwerking.models import Gebeurtenis, Overname


@pytest.fixture
def verhaal(team, gemeente):
    return VerhaalFactory(team=team, status="gedeeld", controleur=gemeente, gedeeld_op=moment(11, 2))


@pytest.fixture
def ander_team(coordinator_ander_team):
    return coordinator_ander_team.teams[0]


@pytest.fixture
def overname(verhaal, ander_team):
    return OvernameFactory(verhaal=verhaal, team=ander_team)


def pad(object):
    if isinstance(object, Overname):
        return f"/samenwerking/overnames/{object.pk}/bijwerken/"
    return f"/samenwerking/verhalen/{object.pk}/overnemen/"


def test_een_ander_team_neemt_het_over(als, coordinator_ander_team, ander_team, verhaal):
    antwoord = als(coordinator_ander_team).post(pad(verhaal), {"team": ander_team.pk, "gevolg": ""})
    overname = Overname.objects.get()
    assert (antwoord.url, overname.team, overname.door) == (
        verhaal.get_absolute_url(),
        ander_team,
        coordinator_ander_team,
    )
    assert Gebeurtenis.objects.get().soort == "verhaal_overgenomen"


def test_nog_eens_overnemen_verandert_niets(als, coordinator_ander_team, ander_team, verhaal):
    for gevolg in ("Acht ouders.", "Iets anders."):
        als(coordinator_ander_team).post(pad(verhaal), {"team": ander_team.pk, "gevolg": gevolg})
    assert (Overname.objects.get().gevolg, Gebeurtenis.objects.count()) == ("Acht ouders.", 1)


def test_wie_het_deed_krijgt_de_knop_niet_nog_eens(als, coordinator_ander_team, verhaal, overname):
    assert not als(coordinator_ander_team).get(verhaal.get_absolute_url()).context["mag"]["overnemen"]
    overname.delete()
    assert als(coordinator_ander_team).get(verhaal.get_absolute_url()).context["mag"]["overnemen"]


def test_een_instelling_doet_het_voor_elk_team_behalve_dat_van_het_verhaal(als, instelling, verhaal, team):
    west = BuurtteamFactory()
    keuzes = als(instelling).get(pad(verhaal)).context["form"].fields["team"].queryset
    assert (west in keuzes, team in keuzes) == (True, False)
    assert als(instelling).post(pad(verhaal), {"team": west.pk}).status_code == 302


def test_een_team_van_een_ander_is_niet_te_kiezen(als, coordinator_ander_team, verhaal):
    data = {"team": BuurtteamFactory().pk, "gevolg": "Getypt."}
    antwoord = als(coordinator_ander_team).post(pad(verhaal), data)
    assert (list(antwoord.context["form"].errors), "Getypt." in antwoord.text) == (["team"], True)
    assert Overname.objects.count() == 0


@pytest.mark.parametrize("wie", ["coordinator", "gemeente", "wethouder", "saluti", "partner", "beheer"])
def test_anderen_nemen_niet_over_en_werken_niet_bij(als, wie, overname, request):
    browser = als(request.getfixturevalue(wie))
    codes = [
        browser.post(pad(o), {"team": 1, "gevolg": "x", "versie": 1}).status_code for o in (overname, overname.verhaal)
    ]
    assert (codes, Overname.objects.get().gevolg) == ([403, 403], "")


def test_wat_niet_gedeeld_is_wordt_niet_overgenomen(als, coordinator_ander_team, ander_team):
    verhaal = VerhaalFactory(status="ter_controle")
    assert als(coordinator_ander_team).post(pad(verhaal), {"team": ander_team.pk}).status_code == 403


def test_het_team_schrijft_wat_ervan_kwam(als, coordinator_ander_team, overname):
    als(coordinator_ander_team).post(pad(overname), {"gevolg": "Acht ouders kwamen.", "versie": 1})
    overname.refresh_from_db()
    assert (overname.gevolg, overname.versie, bool(overname.bijgewerkt_op)) == ("Acht ouders kwamen.", 2, True)
    assert Gebeurtenis.objects.get().soort == "overname_bijgewerkt"


def test_leeg_wordt_niet_bewaard(als, coordinator_ander_team, overname):
    antwoord = als(coordinator_ander_team).post(pad(overname), {"gevolg": " ", "versie": 1})
    assert antwoord.context["form"].errors == {"gevolg": ["Schrijf op wat ervan kwam."]}


def test_wie_wijzigt_terwijl_een_ander_wijzigde_krijgt_een_keuze(als, coordinator_ander_team, overname, velden):
    browser = als(coordinator_ander_team)
    mijn = velden(browser.get(pad(overname)), met="gevolg") | {"gevolg": "Mijn tekst."}
    browser.post(pad(overname), {"gevolg": "Hun tekst.", "versie": 1})
    antwoord = browser.post(pad(overname), mijn)
    assert antwoord.status_code == 409
    browser.post(pad(overname), velden(antwoord, met="basis") | {"keuze:overname:gevolg": "mijn"})
    assert Overname.objects.get().gevolg == "Mijn tekst."


def test_precies_tegelijk_geeft_een_keuze(als, coordinator_ander_team, overname, race):
    browser = als(coordinator_ander_team)
    with race(lambda: Overname.objects.update(versie=2, gevolg="Eerder.")):
        antwoord = browser.post(pad(overname), {"gevolg": "Later.", "versie": 1})
    assert (antwoord.status_code, Overname.objects.get().gevolg) == (409, "Eerder.")


def test_een_overname_van_een_teruggetrokken_verhaal_is_er_niet(als, coordinator_ander_team, ander_team):
    overname = OvernameFactory(verhaal=VerhaalFactory(status="ingetrokken"), team=ander_team)
    assert als(coordinator_ander_team).get(pad(overname)).status_code == 404


def test_lezen_verandert_niets(als, instelling, overname):
    assert [als(instelling).get(pad(o)).status_code for o in (overname, overname.verhaal)] == [200, 200]
    assert [als(instelling).put(pad(o)).status_code for o in (overname, overname.verhaal)] == [405, 405]
    assert Overname.objects.get().versie == 1
