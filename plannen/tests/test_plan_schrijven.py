"""A new plan: from nothing or from another plan, by a team, on its behalf, or by the gemeente itself."""

import pytest

from buurtteams.factories import BuurtteamFactory
from plannen.factories import JaarcyclusFactory, PlanFactory, VolledigPlanFactory
from plannen.models import Gebeurtenis, Plan
from samenwerking.factories import OrganisatieFactory
from samenwerking.models import Organisatie

PAD = "/plannen/nieuw/?jaar=2026&trekker=noordoost"


@pytest.fixture(autouse=True)
def jaar(cyclus):
    return cyclus


def test_coordinator_schrijft_een_plan(schrijver, coordinator, team, nieuw_plan):
    antwoord = schrijver.post(PAD, nieuw_plan())
    plan = Plan.objects.get()
    assert (antwoord.status_code, antwoord.url) == (302, f"/plannen/{plan.pk}/")
    assert (plan.team, plan.nummer, plan.status, plan.gemaakt_door) == (team, 1, "concept", coordinator)
    assert (plan.titel, plan.waarom) == ("Dinsdagavond open", "Wie werkt, kan overdag niet komen.")
    assert [(rij.thema.slug, rij.doel) for rij in plan.themas.all()] == [("taal", "Er is altijd iemand die tolkt.")]
    assert [(rij.naam, rij.begin, rij.doel) for rij in plan.indicatoren.all()] == [("avonden", 0, 20)]
    assert [(str(rij), rij.doet) for rij in plan.partners.all()] == [("De Kornoelje", "tolkt op dinsdagavond")]
    assert [(rij.titel, rij.functie, str(rij.datum)) for rij in plan.acties.all()] == [
        ("Rooster maken", "coördinator buurtteam", "2026-12-15")
    ]


def test_alleen_een_titel_is_genoeg_om_te_bewaren(schrijver, formulierdata):
    data = formulierdata(pad=PAD) | {"plan-titel": "Nog een idee"}
    schrijver.post(PAD, data)
    plan = Plan.objects.get()
    assert [plan.themas.count(), plan.indicatoren.count(), plan.partners.count(), plan.acties.count()] == [0, 0, 0, 0]


def test_het_begin_staat_in_het_logboek(schrijver, coordinator, nieuw_plan):
    schrijver.post(PAD, nieuw_plan())
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.plan, regel.door, regel.namens) == ("plan_gemaakt", Plan.objects.get(), coordinator, "")
    assert regel.functie == "coördinator buurtteam"


def test_opslaan_en_inleveren_gaat_naar_de_stap_van_inleveren(schrijver, nieuw_plan):
    antwoord = schrijver.post(PAD, nieuw_plan() | {"aanbieden": "ja"})
    assert antwoord.url == f"/plannen/{Plan.objects.get().pk}/aanbieden/"


def test_eerst_kiest_u_jaar_en_trekker(schrijver, team, jaar):
    JaarcyclusFactory(jaar=2025, fase="afgesloten")
    volgend = JaarcyclusFactory(jaar=2027, fase="voorbereiding")
    antwoord = schrijver.get("/plannen/nieuw/")
    assert list(antwoord.context["jaren"]) == [volgend, jaar]
    assert (list(antwoord.context["teams"]), antwoord.context["eigen"]) == ([team], False)


def test_instelling_kiest_uit_alle_teams_en_zichzelf(als, instelling, team):
    ander = BuurtteamFactory(naam="Zuilen")
    antwoord = als(instelling).get("/plannen/nieuw/")
    assert (list(antwoord.context["teams"]), antwoord.context["eigen"]) == ([team, ander], True)


@pytest.mark.parametrize("jaar_fase", ["verantwoording", "bespreking", "afgesloten"])
def test_voor_een_jaar_dat_voorbij_is_schrijft_niemand_meer(schrijver, jaar, jaar_fase):
    jaar.fase = jaar_fase
    jaar.save()
    antwoord = schrijver.post(PAD, {"plan-titel": "Te laat"})
    assert ([sjabloon.name for sjabloon in antwoord.templates][0], Plan.objects.count()) == (
        "plannen/plan_nieuw_keuze.html",
        0,
    )


def test_voor_een_ander_team_schrijft_een_coordinator_niet(schrijver):
    BuurtteamFactory(slug="zuilen")
    antwoord = schrijver.post("/plannen/nieuw/?jaar=2026&trekker=zuilen", {"plan-titel": "Van hen"})
    assert (antwoord.status_code, Plan.objects.count()) == (403, 0)


def test_een_team_dat_niet_bestaat_is_404(schrijver):
    assert schrijver.get("/plannen/nieuw/?jaar=2026&trekker=nergens").status_code == 404


def test_een_coordinator_trekt_geen_plan_buiten_een_team(schrijver):
    assert schrijver.get("/plannen/nieuw/?jaar=2026&trekker=eigen").status_code == 403


@pytest.mark.parametrize("lezer", ["wethouder", "saluti", "partner", "beheer"])
def test_lezers_schrijven_geen_plan(als, lezer, request):
    assert als(request.getfixturevalue(lezer)).get("/plannen/nieuw/").status_code == 403


@pytest.mark.parametrize("kapot", ["jaar=x", "jaar=²", "jaar=99999999999999999999", "kopie=x", "kopie=²", "jaar=2026"])
def test_een_kapot_adres_geeft_de_keuze_of_niets(schrijver, kapot):
    codes = [schrijver.get(f"/plannen/nieuw/?{basis}{kapot}").status_code for basis in ("", f"{PAD[15:]}&")]
    assert [code for code in codes if code not in (200, 404)] == []


def test_het_vierde_plan_wordt_geweigerd_en_de_tekst_blijft(schrijver, cyclus, team, nieuw_plan, velden):
    PlanFactory.create_batch(3, cyclus=cyclus, team=team)
    antwoord = schrijver.post(PAD, data := nieuw_plan())
    assert antwoord.context["formulier"].kern.non_field_errors() == ["Noordoost heeft voor 2026 al 3 plannen."]
    assert (velden(antwoord), Plan.objects.count(), Gebeurtenis.objects.count()) == (data, 3, 0)


def test_een_plan_dat_niet_doorgaat_maakt_zijn_nummer_vrij(schrijver, cyclus, team, nieuw_plan):
    for status in ("concept", "ingetrokken", "concept"):
        PlanFactory(cyclus=cyclus, team=team, status=status)
    schrijver.post(PAD, nieuw_plan())
    assert sorted(Plan.objects.lopend().values_list("nummer", flat=True)) == [1, 2, 3]


def test_een_kopie_neemt_de_tekst_mee_en_geen_datums(schrijver, team, themas, formulierdata):
    vorig = VolledigPlanFactory(cyclus__jaar=2025, team=team, status="vastgesteld", inhoud=themas, titel="Vorig jaar")
    data = formulierdata(pad=f"{PAD}&kopie={vorig.pk}")
    assert (data["plan-titel"], data["thema-werving-gekozen"], data["acties-0-datum"]) == ("Vorig jaar", "on", "")
    schrijver.post(f"{PAD}&kopie={vorig.pk}", data | {"acties-0-datum": "2026-12-01"})
    kopie = Plan.objects.exclude(pk=vorig.pk).get()
    assert [(rij.organisatie, rij.doet) for rij in kopie.partners.all()] == [
        (rij.organisatie, rij.doet) for rij in vorig.partners.all()
    ]
    assert [rij.titel for rij in kopie.acties.all()] == [rij.titel for rij in vorig.acties.all()]
    assert (vorig.acties.count(), kopie.cyclus.jaar, kopie.versie) == (1, 2026, 1)


def test_de_knop_kopieren_bij_een_ander_team_houdt_dat_plan_vast(schrijver, velden):
    ander = PlanFactory(status="vastgesteld")
    antwoord = schrijver.get(f"/plannen/nieuw/?kopie={ander.pk}")
    assert velden(antwoord, met="kopie")["kopie"] == str(ander.pk)


def test_wat_u_niet_mag_zien_kunt_u_niet_kopieren(schrijver):
    geheim = PlanFactory(titel="Nog geheim")
    assert schrijver.get(f"{PAD}&kopie={geheim.pk}").status_code == 404
    assert "Nog geheim" not in schrijver.get(f"/plannen/nieuw/?kopie={geheim.pk}").text


def test_instelling_schrijft_namens_het_team(als, instelling, team, nieuw_plan):
    als(instelling).post(PAD, nieuw_plan())
    assert (Plan.objects.get().team, Gebeurtenis.objects.get().namens) == (team, "Buurtteam Noordoost")


def test_instelling_trekt_zelf_een_plan(als, instelling, nieuw_plan):
    als(instelling).post("/plannen/nieuw/?jaar=2026&trekker=eigen", nieuw_plan("eigen"))
    plan = Plan.objects.get()
    assert (plan.instelling, plan.team, plan.van_gemeente, plan.nummer) == (
        instelling.rollen[0].instelling,
        None,
        False,
        None,
    )
    assert Gebeurtenis.objects.get().namens == ""


def test_gemeente_trekt_zelf_een_plan(als, gemeente, nieuw_plan):
    als(gemeente).post("/plannen/nieuw/?jaar=2026&trekker=eigen", nieuw_plan("eigen"))
    plan = Plan.objects.get()
    assert (plan.van_gemeente, plan.trekker, plan.nummer) == (True, "Gemeente Utrecht", None)
    assert Gebeurtenis.objects.get().namens == ""


def test_een_rij_erbij_zonder_script_houdt_alles_en_bewaart_niets(schrijver, nieuw_plan, velden):
    data = nieuw_plan() | {"acties-0-datum": "nog geen datum"}
    nieuw = velden(schrijver.post(PAD, data | {"rij_erbij": "acties"}))
    assert {naam: nieuw[naam] for naam in data if naam != "acties-TOTAL_FORMS"} == {
        naam: waarde for naam, waarde in data.items() if naam != "acties-TOTAL_FORMS"
    }
    assert (nieuw["acties-TOTAL_FORMS"], nieuw["acties-1-titel"], Plan.objects.count()) == ("2", "", 0)


def test_een_rij_erbij_klaagt_nog_nergens_over(schrijver, formulierdata):
    data = formulierdata(pad=PAD) | {"rij_erbij": "partners"}
    antwoord = schrijver.post(PAD, data)
    assert [form.errors for form in antwoord.context["formulier"].formulieren if form.errors] == []


@pytest.mark.parametrize("kapot", [{"acties-TOTAL_FORMS": "x"}, {"acties-TOTAL_FORMS": ""}, {"rij_erbij": "zeurkous"}])
def test_een_kapotte_rij_erbij_geeft_geen_fout_van_ons(schrijver, formulierdata, kapot):
    data = formulierdata(pad=PAD) | {"rij_erbij": "acties"} | kapot
    assert schrijver.post(PAD, data).status_code == 200


def test_een_nieuwe_organisatie_ontstaat_eenmaal(schrijver, nieuw_plan):
    schrijver.post(PAD, nieuw_plan())
    schrijver.post(PAD, nieuw_plan() | {"partners-0-nieuwe_organisatie": " DE KORNOELJE "})
    assert list(Organisatie.objects.values_list("naam", flat=True)) == ["De Kornoelje"]
    assert [str(plan.partners.get()) for plan in Plan.objects.all()] == ["De Kornoelje", "De Kornoelje"]


def test_een_geweigerd_formulier_laat_geen_organisatie_achter(schrijver, nieuw_plan, velden):
    antwoord = schrijver.post(PAD, data := nieuw_plan() | {"plan-titel": ""})
    assert antwoord.context["formulier"].kern.errors == {"titel": ["Dit veld is verplicht."]}
    assert (velden(antwoord), Organisatie.objects.count(), Plan.objects.count()) == (data, 0, 0)


@pytest.mark.parametrize("tweede", ["De Kornoelje", "de kornoelje"])
def test_dezelfde_nieuwe_naam_twee_keer_kan_niet(schrijver, nieuw_plan, velden, tweede):
    data = nieuw_plan() | {
        "partners-TOTAL_FORMS": "2",
        "partners-1-id": "",
        "partners-1-nieuwe_organisatie": tweede,
        "partners-1-doet": "kookt",
    }
    antwoord = schrijver.post(PAD, data)
    fouten = [form.errors for form in antwoord.context["formulier"].partners]
    assert fouten == [{"organisatie": ["Deze organisatie staat twee keer in het plan."]}] * 2
    assert (velden(antwoord)["partners-1-doet"], Plan.objects.count(), Organisatie.objects.count()) == ("kookt", 0, 0)


def test_kies_een_organisatie_of_vul_een_naam_in(schrijver, nieuw_plan):
    data = nieuw_plan() | {"partners-0-organisatie": OrganisatieFactory().pk}
    antwoord = schrijver.post(PAD, data)
    assert antwoord.context["formulier"].partners[0].errors == {
        "nieuwe_organisatie": ["Kies een organisatie of vul een nieuwe naam in, niet allebei."]
    }


def test_tekst_bij_een_thema_dat_niet_gekozen_is(schrijver, nieuw_plan):
    data = nieuw_plan() | {"thema-werving-doel": "Meer collega's uit de wijk."}
    antwoord = schrijver.post(PAD, data)
    assert [form.errors for form in antwoord.context["formulier"].themas if form.errors] == [
        {"gekozen": ["U schreef iets op bij Werving. Kies het thema, of maak de tekst leeg."]}
    ]


def test_een_dubbele_klik_maakt_een_plan(schrijver, nieuw_plan):
    data = nieuw_plan()
    adressen = [schrijver.post(PAD, data).url for _ in range(2)]
    plan = Plan.objects.get()
    assert (adressen, str(plan.sleutel)) == ([f"/plannen/{plan.pk}/"] * 2, data["sleutel"])
    assert (plan.partners.count(), Gebeurtenis.objects.count()) == (1, 1)


def test_een_dubbele_klik_op_het_derde_plan_is_geen_vierde(schrijver, cyclus, team, nieuw_plan):
    PlanFactory.create_batch(2, cyclus=cyclus, team=team)
    data = nieuw_plan()
    assert [schrijver.post(PAD, data).status_code for _ in range(2)] == [302, 302]
    assert Plan.objects.count() == 3


@pytest.mark.parametrize("sleutel", ["", "geen sleutel", "7f1c2d34-0000-4000-8000-000000000000"])
def test_elke_sleutel_bewaart_het_plan(schrijver, nieuw_plan, sleutel):
    schrijver.post(PAD, nieuw_plan() | {"sleutel": sleutel})
    assert Plan.objects.count() == 1
