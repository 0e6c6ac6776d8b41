"""Roll-out: what follows what, from where it spread, and what came of it; and how a plan says so."""

import pytest

from buurtteams.factories import BuurtteamFactory
from plannen.factories import (
    JaarcyclusFactory,
    PlanFactory,
    PlanThemaFactory,
    PrioriteitswijkFactory,
    VoortgangFactory,
    moment,
)
from plannen.models import Plan
from samenwerking.factories import OvernameFactory, VerhaalFactory

PAD = "/samenwerking/uitrol/"


def gedeeld(gemeente, **velden):
    return VerhaalFactory(status="gedeeld", controleur=gemeente, gedeeld_op=moment(5, 2), **velden)


@pytest.fixture
def bron(cyclus, team):
    """A plan of a team in a priority wijk."""
    PrioriteitswijkFactory(cyclus=cyclus, wijk=team.wijk)
    return PlanFactory(cyclus=cyclus, team=team, titel="Aan de schoolpoort", status="vastgesteld")


@pytest.fixture
def volger(cyclus, bron):
    return PlanFactory(cyclus=cyclus, titel="Drie schoolpleinen", status="vastgesteld", naar_voorbeeld_van=bron)


def gezien(antwoord):
    return {
        bron.titel: [volger.titel or volger.wie for volger in bron.volgers]
        for bron in antwoord.context["uitrol"].bronnen
    }


# The page


def test_bij_elke_bron_staat_wie_haar_volgt(als, gemeente, bron, volger, cyclus):
    verhaal = gedeeld(gemeente, titel="De tas")
    PlanFactory(cyclus=cyclus, titel="Posttafel", status="vastgesteld", naar_verhaal=verhaal)
    OvernameFactory(verhaal=verhaal, team=BuurtteamFactory(naam="West"))
    assert gezien(als(gemeente).get(PAD)) == {
        "Aan de schoolpoort": ["Drie schoolpleinen"],
        "De tas": ["Posttafel", "Buurtteam West"],
    }


def test_de_zin_telt_wat_uit_een_prioriteitswijk_kwam_en_waarvan_het_gevolg_bekend_is(als, gemeente, bron, volger):
    verhaal = gedeeld(gemeente, titel="De tas")
    OvernameFactory(verhaal=verhaal, gevolg="Acht ouders kwamen.")
    OvernameFactory(verhaal=verhaal)
    antwoord = als(gemeente).get(PAD)
    uitrol = antwoord.context["uitrol"]
    assert (uitrol.totaal, uitrol.uit_prioriteit, uitrol.bekend) == (3, 1, 1)
    assert "<b>1 van de 3</b> kwam uit een prioriteitswijk" in antwoord.text
    assert uitrol.wijken == [(str(bron.team.wijk), 1)]


def test_een_prioriteitswijk_waaruit_niets_werd_overgenomen_staat_er_ook(als, gemeente, bron):
    antwoord = als(gemeente).get(PAD)
    assert antwoord.context["uitrol"].wijken == [(str(bron.team.wijk), 0)]
    assert "nog niets overgenomen" in antwoord.text


def test_een_wijk_telt_alleen_in_het_jaar_van_de_bron(als, gemeente, cyclus, team):
    PrioriteitswijkFactory(cyclus=cyclus, wijk=team.wijk)
    vorig = JaarcyclusFactory(jaar=2025)
    oud = PlanFactory(cyclus=vorig, team=team, status="vastgesteld")
    PlanFactory(cyclus=cyclus, naar_voorbeeld_van=oud, status="vastgesteld")
    assert [bron.wijk for bron in als(gemeente).get(PAD).context["uitrol"].bronnen] == [""]


def test_een_verhaal_hoort_bij_het_jaar_waarin_het_werd_gedeeld(als, gemeente, cyclus, team):
    PrioriteitswijkFactory(cyclus=cyclus, wijk=team.wijk)
    OvernameFactory(verhaal=gedeeld(gemeente, team=team))
    assert [bron.wijk for bron in als(gemeente).get(PAD).context["uitrol"].bronnen] == [str(team.wijk)]


def test_van_een_plan_staat_de_stand_en_het_laatste_bericht(als, gemeente, bron, volger):
    for koers, tekst in (("volgens_planning", "Het loopt."), ("loopt_vast", "De school zegt nee.")):
        dag = 4 if koers == "loopt_vast" else 3
        VoortgangFactory(
            planthema=PlanThemaFactory(plan=volger),
            koers=koers,
            wat_gebeurd=tekst,
            geprobeerd="Gebeld.",
            op=moment(11, dag),
        )
    (rij,) = als(gemeente).get(PAD).context["uitrol"].volgers
    assert (rij.koers, rij.gevolg) == ("loopt_vast", "De school zegt nee.")


def test_een_plan_zonder_akkoord_heeft_nog_geen_stand(als, instelling, bron, cyclus):
    plan = PlanFactory(cyclus=cyclus, naar_voorbeeld_van=bron)
    PlanThemaFactory(plan=plan)
    (rij,) = als(instelling).get(PAD).context["uitrol"].volgers
    assert (rij.koers, rij.woord, rij.gevolg) == ("", "Nog aan het schrijven", "")


def test_wat_u_niet_mag_zien_telt_niet_mee(als, wethouder, instelling, bron, cyclus):
    PlanFactory(cyclus=cyclus, titel="Nog geheim", naar_voorbeeld_van=bron)
    geheim = PlanFactory(cyclus=cyclus, titel="Geheime bron")
    PlanFactory(cyclus=cyclus, naar_voorbeeld_van=geheim, status="vastgesteld")
    OvernameFactory(verhaal=VerhaalFactory(status="ingetrokken", titel="Teruggetrokken"))
    PlanFactory(cyclus=cyclus, naar_voorbeeld_van=bron, status="ingetrokken", vastgesteld_op=moment(3, 9))
    antwoord = als(wethouder).get(PAD)
    assert (gezien(antwoord), "eheim" in antwoord.text) == ({}, False)
    assert set(gezien(als(instelling).get(PAD))) == {"Aan de schoolpoort", "Geheime bron"}


def test_een_team_met_een_overname_en_een_plan_telt_een_keer(als, gemeente, cyclus):
    verhaal, west = gedeeld(gemeente), BuurtteamFactory(naam="West")
    PlanFactory(cyclus=cyclus, team=west, titel="De kraam", status="vastgesteld", naar_verhaal=verhaal)
    overname = OvernameFactory(verhaal=verhaal, team=west)
    assert [(v.titel, v.gevolg) for v in als(gemeente).get(PAD).context["uitrol"].volgers] == [("De kraam", "")]
    type(overname).objects.update(gevolg="De kraam loopt goed.")
    (volger,) = als(gemeente).get(PAD).context["uitrol"].volgers
    assert (volger.titel, volger.gevolg) == ("De kraam", "De kraam loopt goed.")


def test_per_jaar(als, gemeente, bron, volger):
    vorig = JaarcyclusFactory(jaar=2025)
    PlanFactory(cyclus=vorig, titel="Vorig jaar", naar_voorbeeld_van=bron, status="vastgesteld")
    OvernameFactory(verhaal=gedeeld(gemeente, titel="Oud"), team=BuurtteamFactory(naam="Oost"), op="2025-06-02T12:00Z")
    assert gezien(als(gemeente).get(f"{PAD}?jaar=2025")) == {
        "Aan de schoolpoort": ["Vorig jaar"],
        "Oud": ["Buurtteam Oost"],
    }


def test_zonder_jaar_is_er_een_lege_bladzijde(als, gemeente):
    assert "Er is nog geen jaar begonnen" in als(gemeente).get(PAD).text


def test_een_partner_vindt_de_bladzijde_niet(als, partner, cyclus):
    assert als(partner).get(PAD).status_code == 404


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_bladzijde_vraagt_altijd_evenveel(als, gemeente, bron, cyclus, aantal, django_assert_num_queries):
    for _ in range(aantal):
        plan = PlanFactory(cyclus=cyclus, naar_voorbeeld_van=bron, status="vastgesteld")
        VoortgangFactory(planthema=PlanThemaFactory(plan=plan))
        OvernameFactory(verhaal=gedeeld(gemeente))
    browser = als(gemeente)
    with django_assert_num_queries(12):
        assert browser.get(PAD).context["uitrol"].totaal == 2 * aantal


# In the plan


def test_de_bron_noemt_wie_haar_volgt_en_de_volger_zijn_bron(als, gemeente, bron, volger):
    assert "Drie schoolpleinen" in als(gemeente).get(bron.get_absolute_url()).text
    assert als(gemeente).get(volger.get_absolute_url()).context["voorbeeld"] == bron


def test_een_volger_die_u_niet_mag_zien_staat_er_niet(als, wethouder, bron):
    PlanFactory(naar_voorbeeld_van=bron, titel="Nog geheim")
    antwoord = als(wethouder).get(bron.get_absolute_url())
    assert (list(antwoord.context["navolgers"]), "Nog geheim" in antwoord.text) == ([], False)


def test_een_plan_volgt_een_gedeeld_verhaal(schrijver, plan, gemeente, formulierdata):
    verhaal = gedeeld(gemeente, titel="De tas")
    VerhaalFactory(status="ter_controle")
    kern = schrijver.get(f"/plannen/{plan.pk}/bewerken/").context["formulier"].kern
    assert list(kern.fields["naar_verhaal"].queryset) == [verhaal]
    schrijver.post(f"/plannen/{plan.pk}/bewerken/", formulierdata(plan) | {"plan-naar_verhaal": str(verhaal.pk)})
    assert Plan.objects.get(pk=plan.pk).naar_verhaal == verhaal
    assert schrijver.get(plan.get_absolute_url()).context["verhaal"] == verhaal


def test_een_verhaal_dat_niet_gedeeld_is_is_niet_te_kiezen(schrijver, plan, formulierdata):
    verhaal = VerhaalFactory(status="ter_controle")
    data = formulierdata(plan) | {"plan-naar_verhaal": str(verhaal.pk)}
    antwoord = schrijver.post(f"/plannen/{plan.pk}/bewerken/", data)
    assert list(antwoord.context["formulier"].kern.errors) == ["naar_verhaal"]


def test_van_een_teruggetrokken_verhaal_blijft_de_keuze_staan_zonder_de_titel(schrijver, plan):
    verhaal = VerhaalFactory(status="ingetrokken", titel="Te herkenbaar")
    Plan.objects.filter(pk=plan.pk).update(naar_verhaal=verhaal)
    bewerken = schrijver.get(f"/plannen/{plan.pk}/bewerken/").text
    assert ("Een verhaal dat is teruggetrokken" in bewerken, "Te herkenbaar" in bewerken) == (True, False)
    assert schrijver.get(plan.get_absolute_url()).context["verhaal"] is None


def test_bij_twee_versies_is_het_verhaal_een_keuze(schrijver, plan, gemeente, formulierdata):
    mijn = formulierdata(plan) | {"plan-naar_verhaal": str(gedeeld(gemeente, titel="Mijn verhaal").pk)}
    ander = gedeeld(gemeente, titel="Hun verhaal")
    Plan.objects.filter(pk=plan.pk).update(naar_verhaal=ander, versie=plan.versie + 1)
    antwoord = schrijver.post(f"/plannen/{plan.pk}/bewerken/", mijn)
    (verschil,) = [v for v in antwoord.context["verschillen"] if v.sleutel == "plan:naar_verhaal"]
    assert (antwoord.status_code, "Mijn verhaal" in verschil.mijn, "Hun verhaal" in verschil.hun) == (409, True, True)


@pytest.mark.parametrize("eigen, status, volgt", [(False, "vastgesteld", True), (True, "vastgesteld", False)])
def test_wie_een_plan_van_een_ander_kopieert_volgt_het(schrijver, team, cyclus, eigen, status, volgt):
    bron = PlanFactory(cyclus=cyclus, status=status, **({"team": team} if eigen else {}))
    antwoord = schrijver.get(f"/plannen/nieuw/?jaar=2026&trekker={team.slug}&kopie={bron.pk}")
    assert antwoord.context["formulier"].kern.initial.get("naar_voorbeeld_van") == (bron.pk if volgt else None)
