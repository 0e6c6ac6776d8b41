"""The whole round of a team on one page."""

import pytest
import time_machine

from plannen.factories import JaarcyclusFactory, PlanFactory, PlanThemaFactory, VoortgangFactory, moment
from plannen.models import Voortgang

PAD = "/teams/noordoost/ronde/"


def rijen(antwoord):
    return [(str(rij["planthema"].thema), rij["gemeld"]) for rij in antwoord.context["rijen"]]


def test_alle_themas_van_de_plannen_met_akkoord_staan_op_een_bladzijde(schrijver, lopend_plan, team, themas):
    tweede = PlanFactory(cyclus=lopend_plan.cyclus, team=team, status="vastgesteld")
    PlanThemaFactory(plan=tweede, thema=themas[0])
    antwoord = schrijver.get(PAD)
    assert [(rij["planthema"].plan, rij["planthema"].thema) for rij in antwoord.context["rijen"]] == [
        (lopend_plan, themas[0]),
        (lopend_plan, themas[1]),
        (tweede, themas[0]),
    ]


def test_alleen_plannen_van_dit_jaar_met_akkoord_en_van_dit_team(schrijver, team, lopend_plan, themas):
    for velden in ({"status": "concept"}, {"status": "aangeboden"}, {"status": "ingetrokken", "nummer": 3}):
        PlanThemaFactory(plan=PlanFactory(cyclus=lopend_plan.cyclus, team=team, **velden), thema=themas[0])
    PlanThemaFactory(plan=PlanFactory(cyclus=lopend_plan.cyclus, status="vastgesteld"), thema=themas[0])
    PlanThemaFactory(plan__cyclus=JaarcyclusFactory(jaar=2025), plan__team=team, thema=themas[0])
    assert rijen(schrijver.get(PAD)) == [("Taal", False), ("Werving", False)]


def test_een_plan_waarin_het_team_meedoet_hoort_erbij(als, coordinator_ander_team, lopend_plan):
    ander = coordinator_ander_team.teams[0]
    lopend_plan.deelnemende_teams.add(ander)
    assert rijen(als(coordinator_ander_team).get(f"/teams/{ander.slug}/ronde/")) == [
        ("Taal", False),
        ("Werving", False),
    ]


def test_een_bericht_in_deze_ronde_telt_en_een_ouder_niet(schrijver, lopend_plan):
    taal, werving = lopend_plan.themas.all()
    VoortgangFactory(planthema=taal, op=moment(11, 1, 0)), VoortgangFactory(planthema=werving, op=moment(10, 31, 23))
    antwoord = schrijver.get(PAD)
    assert (rijen(antwoord), antwoord.context["gemeld"]) == ([("Taal", True), ("Werving", False)], 1)


@pytest.mark.parametrize("koers", ["gereed", "gestopt"])
def test_over_werk_dat_af_is_hoeft_geen_bericht_meer(schrijver, lopend_plan, koers):
    VoortgangFactory(planthema=lopend_plan.themas.first(), koers=koers, op=moment(6, 10))
    assert rijen(schrijver.get(PAD)) == [("Taal", True), ("Werving", False)]


def test_de_laatste_stap_staat_naast_het_formulier(schrijver, planthema):
    VoortgangFactory(planthema=planthema, wat_gebeurd="In juni kwamen er acht.", op=moment(6, 10))
    antwoord = schrijver.get(PAD)
    assert antwoord.text.count("In juni kwamen er acht.") == 1
    assert f"/plannen/{planthema.plan.pk}/thema/taal/ongewijzigd/" in antwoord.text


def test_elke_rij_bewaart_los_en_brengt_u_terug(schrijver, planthema, velden):
    naam = f"pt{planthema.pk}-koers"
    data = velden(schrijver.get(PAD), met=f"pt{planthema.pk}-wat_gebeurd") | {naam: "volgens_planning"}
    antwoord = schrijver.post(f"/plannen/{planthema.plan.pk}/thema/taal/melden/", data)
    assert (antwoord.url, [bericht.planthema for bericht in Voortgang.objects.all()]) == (PAD, [planthema])


def test_niets_veranderd_is_een_tik_en_brengt_u_terug(schrijver, planthema, velden):
    VoortgangFactory(planthema=planthema, op=moment(6, 10))
    data = velden(schrijver.get(PAD), met=f"on{planthema.pk}-sleutel")
    antwoord = schrijver.post(f"/plannen/{planthema.plan.pk}/thema/taal/ongewijzigd/", data)
    assert (antwoord.url, rijen(schrijver.get(PAD))) == (PAD, [("Taal", True), ("Werving", False)])


@pytest.mark.parametrize(
    "dag, open_, dagen", [("2026-11-22", True, 8), ("2026-11-30", True, 0), ("2026-12-02", False, -2)]
)
def test_de_ronde_telt_af_en_blijft_daarna_bruikbaar(als, coordinator, lopend_plan, dag, open_, dagen):
    with time_machine.travel(f"{dag}T12:00:00+01:00"):
        antwoord = als(coordinator).get(PAD)
    assert (antwoord.context["open"], antwoord.context["dagen"]) == (open_, dagen)
    assert rijen(antwoord) == [("Taal", False), ("Werving", False)]


def test_voor_de_eerste_ronde_is_er_nog_geen(als, coordinator, lopend_plan):
    with time_machine.travel("2026-03-01T12:00:00+01:00"):
        antwoord = als(coordinator).get(PAD)
    assert (antwoord.status_code, antwoord.context["ronde"], rijen(antwoord)) == (
        200,
        None,
        [("Taal", False), ("Werving", False)],
    )


def test_zonder_jaar_of_plan_is_de_bladzijde_leeg(schrijver, team):
    assert (schrijver.get(PAD).status_code, schrijver.get(PAD).context["rijen"]) == (200, [])


def test_instelling_vult_de_ronde_van_elk_team_in(als, instelling, lopend_plan):
    rij = als(instelling).get(PAD).context["rijen"][0]
    assert rij["form"].fields["onderdeel"].choices == [("sociaal", "sociaal")]


@pytest.mark.parametrize("lezer", ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "partner", "beheer"])
def test_een_ander_vult_de_ronde_niet_in(als, lezer, lopend_plan, request):
    assert als(request.getfixturevalue(lezer)).get(PAD).status_code == 403


def test_een_team_dat_niet_bestaat_is_404(schrijver):
    assert schrijver.get("/teams/nergens/ronde/").status_code == 404


def test_de_bladzijde_zelf_is_alleen_om_te_lezen(schrijver, team):
    assert schrijver.post(PAD).status_code == 405
