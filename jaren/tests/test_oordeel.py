"""Judging an account: one question, once per party and per round, and what happens when two judge at once."""

import uuid

import pytest
from django.db import IntegrityError

from buurtteams.factories import RolFactory
from buurtteams.models.logboek import Onveranderlijk
from jaren.factories import OordeelFactory, TerugblikFactory
from jaren.models import Oordeel, Terugblik
from plannen.factories import PlanFactory, PlanpartnerFactory, VolledigPlanFactory, VoortgangFactory, moment
from plannen.models import Gebeurtenis, Jaarcyclus, Partnerantwoord, Plan

OORDEEL = {"antwoord": "klein_deel", "toelichting": "Wij zagen twee avonden.", "ronde": 1}
# The words of the team's own voice, which no judge may read here.
TEAMSTEM = ["In de zomer blijft de avond open."]


def pad(plan):
    return f"/plannen/{plan.pk}/oordeel/"


@pytest.mark.parametrize("wie, partij, functie", [
    ("gemeente", "gemeente", "beleidsambtenaar gemeente"), ("saluti", "saluti", "MNU/Saluti"),
])  # fmt: skip
def test_beide_partijen_oordelen(als, wie, partij, functie, teruggekeken_plan, request):
    gebruiker = request.getfixturevalue(wie)
    antwoord = als(gebruiker).post(pad(teruggekeken_plan), OORDEEL)
    oordeel = Oordeel.objects.get()
    assert antwoord.url == "/jaren/2026/beoordelen/"
    assert (oordeel.partij, oordeel.ronde, oordeel.antwoord, oordeel.toelichting) == (
        partij, 1, "klein_deel", "Wij zagen twee avonden."
    )  # fmt: skip
    assert (oordeel.door, oordeel.functie, oordeel.na_inzage) == (gebruiker, functie, False)


def test_het_logboek_noemt_het_oordeel_zonder_het_antwoord(als, gemeente, teruggekeken_plan):
    als(gemeente).post(pad(teruggekeken_plan), OORDEEL)
    regel = Gebeurtenis.objects.get(soort="oordeel_gegeven")
    assert (regel.plan, regel.van, regel.naar, regel.reden) == (teruggekeken_plan, "", "", "")


def test_wij_kunnen_dit_niet_beoordelen_is_een_oordeel(als, saluti, teruggekeken_plan):
    als(saluti).post(pad(teruggekeken_plan), OORDEEL | {"antwoord": "geen_oordeel"})
    assert Oordeel.objects.get().get_antwoord_display() == "Wij kunnen dit niet beoordelen"


def test_na_het_inleveren_komt_de_volgende(als, gemeente, teruggekeken_plan, terugkijkjaar):
    volgende = VolledigPlanFactory(cyclus=terugkijkjaar, status="verantwoord")
    TerugblikFactory(plan=volgende, ingeleverd_op=moment(11, 20))
    antwoord = als(gemeente).post(pad(teruggekeken_plan), OORDEEL, follow=True)
    assert antwoord.redirect_chain == [(pad(volgende), 302)]
    assert "Hier is de volgende terugblik." in antwoord.text


@pytest.mark.parametrize("leeg, melding", [
    ({"antwoord": ""}, "Kies een antwoord."),
    ({"antwoord": "misschien"}, "Selecteer een geldige keuze."),
    ({"toelichting": ""}, "Schrijf op waarom u dit vindt."),
    ({"toelichting": "   "}, "Schrijf op waarom u dit vindt."),
])  # fmt: skip
def test_wat_ontbreekt_houdt_het_oordeel_tegen_en_de_tekst_blijft(als, gemeente, teruggekeken_plan, leeg, melding):
    antwoord = als(gemeente).post(pad(teruggekeken_plan), OORDEEL | leeg)
    [veld] = leeg
    assert melding in antwoord.context["form"].errors[veld][0]
    assert (Oordeel.objects.count(), Gebeurtenis.objects.filter(soort="oordeel_gegeven").count()) == (0, 0)
    assert ("toelichting" in leeg) or ("Wij zagen twee avonden." in antwoord.text)


def test_twee_keer_verzonden_is_een_oordeel(als, gemeente, teruggekeken_plan):
    data = OORDEEL | {"sleutel": str(uuid.uuid4())}
    codes = [als(gemeente).post(pad(teruggekeken_plan), data).status_code for _ in range(2)]
    assert (codes, Oordeel.objects.count()) == ([302, 302], 1)
    assert Gebeurtenis.objects.filter(soort="oordeel_gegeven").count() == 1


def test_een_tweede_oordeel_van_dezelfde_partij_wordt_geweigerd_met_de_tekst(als, gemeente, teruggekeken_plan):
    als(gemeente).post(pad(teruggekeken_plan), OORDEEL)
    collega = RolFactory(soort="gemeente").gebruiker
    antwoord = als(collega).post(pad(teruggekeken_plan), OORDEEL | {"toelichting": "Ik vind iets anders."})
    assert antwoord.status_code == 409
    assert "al een oordeel gegeven" in antwoord.text and "Ik vind iets anders." in antwoord.text
    assert Oordeel.objects.get().toelichting == "Wij zagen twee avonden."


def test_twee_van_een_partij_tegelijk_geven_een_oordeel(als, gemeente, teruggekeken_plan, race):
    browser = als(gemeente)
    with race(lambda: OordeelFactory(plan=teruggekeken_plan, toelichting="De collega was eerst.")):
        antwoord = browser.post(pad(teruggekeken_plan), OORDEEL)
    assert (antwoord.status_code, Oordeel.objects.get().toelichting) == (409, "De collega was eerst.")
    assert "Wij zagen twee avonden." in antwoord.text


def test_een_oordeel_dat_de_opening_van_het_gesprek_kruist_telt_niet(als, gemeente, teruggekeken_plan, race):
    browser = als(gemeente)
    with race(lambda: Jaarcyclus.objects.update(fase="bespreking")):
        antwoord = browser.post(pad(teruggekeken_plan), OORDEEL)
    assert (antwoord.status_code, Oordeel.objects.count()) == (409, 0)
    assert "Wij zagen twee avonden." in antwoord.text


def test_een_oordeel_over_een_oudere_tekst_telt_niet(als, gemeente, teruggekeken_plan, velden):
    Terugblik.objects.update(ronde=2)
    antwoord = als(gemeente).post(pad(teruggekeken_plan), OORDEEL)
    assert (antwoord.status_code, Oordeel.objects.count()) == (409, 0)
    assert "Deze terugblik is intussen veranderd." in antwoord.text
    nogmaals = velden(antwoord, met="toelichting")
    assert (nogmaals["ronde"], nogmaals["toelichting"]) == ("2", "Wij zagen twee avonden.")


def test_na_een_stap_terug_uit_het_gesprek_staat_erbij_dat_de_stemmen_open_waren(
    als, gemeente, saluti, teruggekeken_plan
):
    cyclus = teruggekeken_plan.cyclus
    cyclus.ga_naar("bespreking", door=gemeente)
    cyclus.ga_naar("verantwoording", door=gemeente, reden="Te vroeg.")
    als(saluti).post(pad(teruggekeken_plan), OORDEEL)
    assert Oordeel.objects.get().na_inzage
    terugblik = als(saluti).get(f"/plannen/{teruggekeken_plan.pk}/terugblik/")
    assert "Gegeven nadat andere oordelen te zien waren." in terugblik.text


def test_een_oordeel_verandert_niet_meer(teruggekeken_plan):
    oordeel = OordeelFactory(plan=teruggekeken_plan)
    for doe in (oordeel.save, oordeel.delete, Oordeel.objects.all().delete):
        with pytest.raises(Onveranderlijk):
            doe()
    with pytest.raises(IntegrityError):
        OordeelFactory(plan=teruggekeken_plan)


# Who, and when


@pytest.mark.parametrize("wie", [
    "coordinator", "coordinator_ander_team", "instelling", "wethouder", "beheer", "partner",
])  # fmt: skip
def test_wie_het_plan_alleen_ziet_oordeelt_niet(als, wie, teruggekeken_plan, organisatie, request):
    PlanpartnerFactory(plan=teruggekeken_plan, organisatie=organisatie)
    browser = als(request.getfixturevalue(wie))
    codes = [browser.get(pad(teruggekeken_plan)).status_code, browser.post(pad(teruggekeken_plan), OORDEEL).status_code]
    assert (codes, Oordeel.objects.count()) == ([403, 403], 0)


def test_wie_het_plan_niet_ziet_krijgt_404(als, partner, teruggekeken_plan):
    assert als(partner).post(pad(teruggekeken_plan), OORDEEL).status_code == 404


@pytest.mark.parametrize("fase", ["uitvoering", "bespreking", "afgesloten"])
def test_alleen_terwijl_het_jaar_terugkijkt(als, gemeente, teruggekeken_plan, zet_fase, fase):
    zet_fase(teruggekeken_plan.cyclus, fase)
    assert als(gemeente).post(pad(teruggekeken_plan), OORDEEL).status_code == 403
    assert Oordeel.objects.count() == 0


def test_zonder_ingeleverde_terugblik_valt_er_niets_te_beoordelen(als, gemeente, werkend_plan):
    TerugblikFactory(plan=werkend_plan, ronde=0)
    assert als(gemeente).post(pad(werkend_plan), OORDEEL | {"ronde": 0}).status_code == 403


def test_wie_de_terugblik_schrijft_oordeelt_er_niet_over(als, gemeente, instelling, terugkijkjaar, teruggekeken_plan):
    eigen = PlanFactory(cyclus=terugkijkjaar, team=None, van_gemeente=True, status="verantwoord")
    TerugblikFactory(plan=eigen)
    RolFactory(gebruiker=instelling, soort="saluti")
    assert als(gemeente).get(pad(eigen)).status_code == 403
    assert als(instelling).get(pad(teruggekeken_plan)).status_code == 403


def test_wie_bij_beide_partijen_hoort_oordeelt_voor_geen_van_beide(als, gemeente, teruggekeken_plan):
    RolFactory(gebruiker=gemeente, soort="saluti")
    assert als(gemeente).get(pad(teruggekeken_plan)).status_code == 403


def test_alleen_kijken_oordeelt_niet(als, gemeente, teruggekeken_plan):
    browser = als(gemeente)
    codes = [browser.get(pad(teruggekeken_plan)).status_code, browser.put(pad(teruggekeken_plan)).status_code]
    assert (codes, Oordeel.objects.count()) == ([200, 405], 0)


# What stands beside the form


def test_naast_het_formulier_staan_terugblik_berichten_en_partners(als, gemeente, teruggekeken_plan):
    partner = teruggekeken_plan.partners.get()
    Partnerantwoord.objects.create(planpartner=partner, vraag="gebeurd", antwoord="nee", toelichting="Nooit gezien.")
    for nummer in range(4):
        VoortgangFactory(planthema=teruggekeken_plan.themas.first(), wat_gebeurd=f"Avond {nummer}.")
    bladzijde = als(gemeente).get(pad(teruggekeken_plan))
    assert [len(regel.berichten) for regel in bladzijde.context["themas"]] == [3, 1]
    for tekst in ("Er waren 34 avonden.", "Avond 3.", "Het team zegt het", "De partner zegt: nee.", "“Nooit gezien.”"):
        assert tekst in bladzijde.text


def test_de_bladzijde_zegt_dat_een_oordeel_vaststaat(als, gemeente, teruggekeken_plan):
    zin = "U kunt dit oordeel na het inleveren niet meer veranderen, en anderen zien het pas bij het gesprek."
    assert als(gemeente).get(pad(teruggekeken_plan)).text.count(zin) == 1


def test_het_eigen_antwoord_van_het_team_staat_er_niet(als, gemeente, teruggekeken_plan, velden):
    bladzijde = als(gemeente).get(pad(teruggekeken_plan))
    assert [stem for stem in TEAMSTEM if stem in bladzijde.text] == []
    assert "antwoord" not in velden(bladzijde, met="toelichting")


def test_wat_de_eigen_partij_al_zei_staat_er_in_plaats_van_het_formulier(als, gemeente, teruggekeken_plan):
    OordeelFactory(plan=teruggekeken_plan, toelichting="Dat zei de collega.")
    tekst = als(gemeente).get(pad(teruggekeken_plan)).text
    assert "Dat zei de collega." in tekst and "Ja, lever dit oordeel in" not in tekst


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_aantal_vragen_groeit_niet(als, gemeente, terugkijkjaar, aantal, django_assert_num_queries):
    for _ in range(aantal):
        plan = VolledigPlanFactory(cyclus=terugkijkjaar, status="verantwoord")
        TerugblikFactory(plan=plan)
        for planthema in plan.themas.all():
            VoortgangFactory(planthema=planthema)
    browser = als(gemeente)
    plan = Plan.objects.order_by("pk").last()
    with django_assert_num_queries(22):
        assert browser.get(pad(plan)).status_code == 200
