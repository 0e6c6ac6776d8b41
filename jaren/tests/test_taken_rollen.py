"""What must I do now: per role what stands on the list, under which key and by when."""

import datetime

import pytest

from buurtteams.factories import CoordinatorFactory
from jaren.factories import (
    AdviesFactory,
    BesluitFactory,
    BestuurlijkeReactieFactory,
    HerinneringFactory,
    OordeelFactory,
)
from jaren.taken import taken_van
from plannen import acties
from plannen.factories import (
    JaarcyclusFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    VolledigPlanFactory,
    VoortgangFactory,
    VraagFactory,
    moment,
)
from plannen.models import Plan


def dag(tekst):
    return datetime.date.fromisoformat(tekst)


def taken(gebruiker, op=None):
    """Key, date and whether it is late, in the order of the list."""
    op = dag(op) if op else None
    return [(taak.sleutel, taak.dag and taak.dag.isoformat(), taak.te_laat) for taak in taken_van(gebruiker, op=op)]


@pytest.fixture
def stil_jaar(cyclus):
    """2026, at work; its last ronde is far off, so that the year itself asks nothing."""
    cyclus.rondes.filter(opent_op__month=11).update(opent_op="2026-12-28", sluit_op="2026-12-31")
    return cyclus


@pytest.fixture
def vastgesteld(stil_jaar, team):
    """Being carried out, with nothing to do: every theme finished, no actie."""
    plan = PlanFactory(cyclus=stil_jaar, team=team, titel="Samen eten", status="vastgesteld")
    VoortgangFactory(planthema__plan=plan, koers="gereed")
    return plan


@pytest.fixture
def werkend_plan(werkend_plan):
    werkend_plan.acties.update(klaar_op="2026-11-01")
    return werkend_plan


@pytest.fixture
def teruggekeken_plan(teruggekeken_plan):
    teruggekeken_plan.acties.update(klaar_op="2026-11-01")
    return teruggekeken_plan


def test_wie_geen_rol_heeft_heeft_niets_te_doen(vastgesteld, coordinator):
    coordinator.rol_set.update(tot="2026-11-21")
    assert taken(coordinator) == []


def test_zonder_jaar_is_de_lijst_leeg(coordinator, instelling, gemeente, wethouder, saluti, partner, beheer):
    mensen = (coordinator, instelling, gemeente, wethouder, saluti, partner, beheer)
    assert [taken(mens) for mens in mensen] == [[]] * 7


# Coordinator


def test_een_bericht_heeft_de_datum_van_de_ronde(cyclus, team, coordinator):
    planthema = PlanThemaFactory(plan__cyclus=cyclus, plan__team=team)
    ronde = cyclus.rondes.get(opent_op__month=11)
    assert taken(coordinator) == [(f"bericht:{planthema.pk}:{ronde.pk}", "2026-11-30", False)]


def test_een_concept_heeft_geen_datum(stil_jaar, team, coordinator):
    plan = PlanFactory(cyclus=stil_jaar, team=team)
    assert taken(coordinator) == [(f"plan:{plan.pk}", None, False)]


def test_een_teruggestuurd_plan_heeft_veertien_dagen(stil_jaar, team, coordinator, gemeente):
    plan = PlanFactory(cyclus=stil_jaar, team=team, status="aangeboden")
    acties.stuur_terug(plan=plan, door=gemeente, reden="Met wie?", op=moment(11, 20))
    assert taken(coordinator) == [(f"plan:{plan.pk}", "2026-12-04", False)]
    assert taken(coordinator, op="2026-12-05") == [(f"plan:{plan.pk}", "2026-12-04", True)]


def test_een_vraag_aan_het_team(vastgesteld, coordinator, saluti):
    vraag = VraagFactory(plan=vastgesteld, aan="team", door=saluti)
    assert taken(coordinator) == [(f"vraag:{vraag.pk}", "2026-12-01", False)]


def test_een_besluit_staat_er_vanaf_dertig_dagen_ervoor(vastgesteld, coordinator):
    besluit = BesluitFactory(cyclus=vastgesteld.cyclus, plan=vastgesteld, zijde="team", datum=dag("2026-12-22"))
    assert taken(coordinator) == [(f"besluit:{besluit.pk}", "2026-12-22", False)]
    assert taken(coordinator, op="2026-11-21") == []


@pytest.mark.parametrize(
    "velden", [{"klaar_op": dag("2026-11-20")}, {"tekst": "", "wie": ""}, {"datum": None, "tekst": ""}]
)
def test_een_besluit_dat_niets_vraagt_is_geen_taak(vastgesteld, coordinator, velden):
    BesluitFactory(
        **{"cyclus": vastgesteld.cyclus, "plan": vastgesteld, "zijde": "team", "datum": dag("2026-12-01")} | velden
    )
    assert taken(coordinator) == []


def test_wie_alleen_meedoet_hoeft_niet_te_zorgen_voor_het_besluit(vastgesteld, coordinator_ander_team):
    vastgesteld.deelnemende_teams.add(coordinator_ander_team.teams[0])
    BesluitFactory(cyclus=vastgesteld.cyclus, plan=vastgesteld, zijde="team", datum=dag("2026-12-01"))
    assert taken(coordinator_ander_team) == []


# Looking back


def test_een_terugblik_heeft_de_datum_van_het_jaar(werkend_plan, coordinator):
    assert taken(coordinator) == [(f"terugblik:{werkend_plan.pk}", "2027-01-15", False)]
    assert taken(coordinator, op="2027-01-16") == [(f"terugblik:{werkend_plan.pk}", "2027-01-15", True)]


@pytest.mark.parametrize("fase", ["voorbereiding", "uitvoering", "afgesloten"])
def test_een_jaar_dat_niet_terugkijkt_vraagt_geen_terugblik(werkend_plan, coordinator, zet_fase, fase):
    zet_fase(werkend_plan.cyclus, fase)
    assert [sleutel for sleutel, _, _ in taken(coordinator) if sleutel.startswith("terugblik")] == []


def test_een_ingeleverde_terugblik_is_geen_taak(teruggekeken_plan, coordinator):
    assert taken(coordinator) == []


def test_een_teruggestuurde_terugblik_heeft_veertien_dagen(teruggekeken_plan, coordinator, gemeente):
    naar = Plan.Status.VASTGESTELD
    teruggekeken_plan.ga_naar(naar, door=gemeente, reden="Hoeveel?", op=moment(1, 12, jaar=2027))
    sleutel = f"terugblik:{teruggekeken_plan.pk}"
    assert taken(coordinator, op="2027-01-13") == [(sleutel, "2027-01-26", False)]
    assert taken_van(coordinator, op=dag("2027-01-13"))[0].vooraan == "Terugblik aanvullen"


def test_wie_alleen_meedoet_schrijft_geen_terugblik(werkend_plan, coordinator_ander_team):
    werkend_plan.deelnemende_teams.add(coordinator_ander_team.teams[0])
    assert taken(coordinator_ander_team) == []


def test_de_partner_hoort_te_zeggen_of_het_gebeurd_is(werkend_plan, partner, organisatie):
    planpartner = PlanpartnerFactory(plan=werkend_plan, organisatie=organisatie)
    assert taken(partner) == [(f"gebeurd:{planpartner.pk}", "2027-01-15", False)]


# Gemeente and MNU/Saluti


def test_een_ingeleverd_plan_wacht_veertien_dagen_op_akkoord(stil_jaar, team, coordinator, gemeente):
    plan = VolledigPlanFactory(cyclus=stil_jaar, team=team)
    acties.bied_aan(plan=plan, door=coordinator, op=moment(11, 20))
    assert taken(gemeente) == [(f"akkoord:{plan.pk}", "2026-12-04", False)]
    acties.stel_vast(plan=plan, door=gemeente)
    assert taken(gemeente) == []


def test_na_terugsturen_telt_de_laatste_keer_inleveren(stil_jaar, team, coordinator, gemeente):
    plan = VolledigPlanFactory(cyclus=stil_jaar, team=team)
    acties.bied_aan(plan=plan, door=coordinator, op=moment(10, 1))
    acties.stuur_terug(plan=plan, door=gemeente, reden="Met wie?", op=moment(10, 5))
    acties.bied_aan(plan=plan, door=coordinator, op=moment(11, 20))
    assert taken(gemeente) == [(f"akkoord:{plan.pk}", "2026-12-04", False)]


@pytest.mark.parametrize("partij", ["gemeente", "saluti"])
def test_een_oordeel_heeft_een_week_voor_het_gesprek(teruggekeken_plan, request, partij):
    mens = request.getfixturevalue(partij)
    sleutel = f"oordeel:{teruggekeken_plan.pk}:{partij}:1"
    assert (sleutel, "2027-02-02", False) in taken(mens)
    OordeelFactory(plan=teruggekeken_plan, partij=partij)
    assert [sleutel for sleutel, _, _ in taken(mens) if sleutel.startswith("oordeel")] == []


def test_het_oordeel_van_de_ander_maakt_niets_af(teruggekeken_plan, saluti):
    OordeelFactory(plan=teruggekeken_plan, partij="gemeente")
    assert taken(saluti) == [(f"oordeel:{teruggekeken_plan.pk}:saluti:1", "2027-02-02", False)]


def test_een_nieuwe_terugblik_vraagt_een_nieuw_oordeel(teruggekeken_plan, saluti):
    OordeelFactory(plan=teruggekeken_plan, partij="saluti")
    type(teruggekeken_plan.terugblik).objects.update(ronde=2)
    assert taken(saluti) == [(f"oordeel:{teruggekeken_plan.pk}:saluti:2", "2027-02-02", False)]


def test_vanaf_het_gesprek_wordt_geen_oordeel_meer_gevraagd(teruggekeken_plan, saluti, zet_fase):
    zet_fase(teruggekeken_plan.cyclus, "bespreking")
    assert taken(saluti) == []


def test_de_gemeente_beantwoordt_adviezen(stil_jaar, gemeente, wethouder):
    advies = AdviesFactory()
    assert taken(gemeente) == [(f"advies:{advies.pk}", "2026-12-15", False)]
    assert taken(wethouder) == []


def test_een_besluit_van_de_gemeente(stil_jaar, gemeente, saluti):
    besluit = BesluitFactory(cyclus=stil_jaar, datum=dag("2026-11-21"))
    assert taken(gemeente) == [(f"besluit:{besluit.pk}", "2026-11-21", True)]
    assert taken(saluti) == []


@pytest.mark.parametrize(
    "fase, sleutel, datum",
    [
        ("voorbereiding", "fase:2026:uitvoering", "2026-01-01"),
        ("uitvoering", "fase:2026:verantwoording", "2026-11-30"),
        ("verantwoording", "fase:2026:bespreking", "2027-02-02"),
        ("bespreking", "fase:2026:afgesloten", "2027-03-11"),
    ],
)
def test_een_jaar_gaat_op_tijd_naar_de_volgende_fase(cyclus, gemeente, zet_fase, fase, sleutel, datum):
    zet_fase(cyclus, fase)
    assert taken(gemeente, op=datum) == [(sleutel, datum, False)]
    dertig_dagen_eerder = dag(datum) - datetime.timedelta(days=30)
    assert taken(gemeente, op=dertig_dagen_eerder.isoformat()) == [(sleutel, datum, False)]
    assert taken(gemeente, op=(dertig_dagen_eerder - datetime.timedelta(days=1)).isoformat()) == []


# The others


def test_de_wethouder_reageert_tot_het_gesprek(teruggekeken_plan, wethouder, zet_fase):
    zet_fase(teruggekeken_plan.cyclus, "bespreking")
    [taak] = taken_van(wethouder)
    assert (taak.sleutel, taak.dag, taak.onder) == ("reactie:2026", dag("2027-02-09"), "1 plan nog zonder reactie")
    BestuurlijkeReactieFactory(cyclus=teruggekeken_plan.cyclus)
    assert taken(wethouder) == []


def test_een_vraag_aan_de_eigen_instelling(vastgesteld, instelling):
    vraag = VraagFactory(plan=vastgesteld, aan="instelling", onderdeel="sociaal")
    VraagFactory(plan=vastgesteld, aan="instelling", onderdeel="jeugd_en_gezin")
    CoordinatorFactory(buurtteam=vastgesteld.team)
    assert taken(instelling) == [(f"vraag:{vraag.pk}", "2026-12-01", False)]


def test_een_vraag_aan_de_eigen_organisatie(vastgesteld, partner, organisatie):
    regel = PlanpartnerFactory(plan=vastgesteld, organisatie=organisatie)
    vraag = VraagFactory(plan=vastgesteld, aan="organisatie", organisatie=organisatie)
    VraagFactory(plan=vastgesteld)
    assert taken(partner) == [(f"klopt:{regel.pk}", None, False), (f"vraag:{vraag.pk}", "2026-12-01", False)]


def test_na_ja_of_nee_vraagt_niemand_meer_of_het_klopt(vastgesteld, partner, organisatie):
    regel = PlanpartnerFactory(plan=vastgesteld, organisatie=organisatie)
    assert taken(partner) == [(f"klopt:{regel.pk}", None, False)]
    regel.antwoorden.create(vraag="klopt", antwoord="weet_niet")
    assert taken(partner) == [(f"klopt:{regel.pk}", None, False)]
    regel.antwoorden.create(vraag="klopt", antwoord="ja")
    assert taken(partner) == []


def test_beheer_ziet_mails_die_misschien_niet_aankwamen(beheer):
    for stand in ("klaar", "verstuurd", "onzeker", "mislukt", "bezig"):
        HerinneringFactory(stand=stand)
    [taak] = taken_van(beheer)
    assert (taak.sleutel, taak.titel, taak.dag) == ("mails", "3 mails zijn misschien niet aangekomen", None)


# One list


def test_van_een_gesloten_jaar_is_niets_te_doen(teruggekeken_plan, coordinator, gemeente, saluti, zet_fase):
    VraagFactory(plan=teruggekeken_plan, aan="team")
    VraagFactory(plan=teruggekeken_plan)
    BesluitFactory(cyclus=teruggekeken_plan.cyclus, datum=dag("2026-11-21"))
    zet_fase(teruggekeken_plan.cyclus, "afgesloten")
    assert [taken(mens) for mens in (coordinator, gemeente, saluti)] == [[], [], []]


def test_te_laat_staat_boven_en_daarna_op_dag(vastgesteld, coordinator):
    for datum in ("2026-12-03", "2026-10-01", "2026-11-25"):
        VraagFactory(plan=vastgesteld, aan="team", antwoord_voor=dag(datum))
    PlanFactory(cyclus=vastgesteld.cyclus, team=vastgesteld.team)
    assert [datum for _, datum, _ in taken(coordinator)] == ["2026-10-01", "2026-11-25", "2026-12-03", None]


def test_wie_voor_een_team_werkt_leest_de_naam_niet_bij_elke_taak(vastgesteld, coordinator, team):
    VraagFactory(plan=vastgesteld, aan="team")
    assert [taak.onder for taak in taken_van(coordinator)] == ["Plan 1"]
    CoordinatorFactory(gebruiker=coordinator)
    del coordinator.rollen
    assert [taak.onder for taak in taken_van(coordinator)] == ["Buurtteam Noordoost · Plan 1"]


def test_elke_taak_heeft_een_eigen_sleutel_en_een_adres(vastgesteld, gemeente):
    AdviesFactory()
    BesluitFactory(cyclus=vastgesteld.cyclus, datum=dag("2026-12-01"))
    VraagFactory(plan=vastgesteld)
    lijst = taken_van(gemeente)
    assert len({taak.sleutel for taak in lijst}) == len(lijst) == 3
    assert [taak.url for taak in lijst if not taak.url.startswith("/")] == []


def test_het_jaar_dat_nog_niet_dicht_is_blijft_vragen_naast_het_nieuwe(werkend_plan, coordinator):
    JaarcyclusFactory(jaar=2027)
    assert taken(coordinator, op="2027-02-15") == [(f"terugblik:{werkend_plan.pk}", "2027-01-15", True)]
