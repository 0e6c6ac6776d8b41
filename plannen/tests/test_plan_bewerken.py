"""Editing a plan: who may, what stays, and what an adopted plan keeps."""

import datetime

import pytest

from buurtteams.factories import ThemaFactory
from plannen.factories import ActieFactory, MetingFactory, PlanFactory, PlanpartnerFactory, VoortgangFactory
from plannen.models import Datumwijziging, Gebeurtenis, Partnerantwoord, Plan
from samenwerking.factories import OrganisatieFactory


def pad(plan):
    return f"/plannen/{plan.pk}/bewerken/"


def test_coordinator_bewerkt_het_plan(schrijver, coordinator, plan, formulierdata):
    antwoord = schrijver.post(pad(plan), formulierdata(plan) | {"plan-titel": "Elke dinsdag open"})
    plan.refresh_from_db()
    assert (antwoord.url, plan.titel, plan.versie) == (plan.get_absolute_url(), "Elke dinsdag open", 2)
    regel = Gebeurtenis.objects.get()
    assert (regel.soort, regel.plan, regel.door, regel.namens) == ("plan_bewerkt", plan, coordinator, "")


def test_opslaan_zonder_iets_te_veranderen_verandert_niets(schrijver, plan, formulierdata, inhoud):
    eerst = inhoud(plan)
    schrijver.post(pad(plan), formulierdata(plan))
    assert inhoud(plan) == [eerst[0] | {"versie": 2}, *eerst[1:]]


def test_alleen_wat_veranderde_krijgt_een_nieuwe_versie(schrijver, plan, formulierdata):
    schrijver.post(pad(plan), formulierdata(plan) | {"thema-taal-doel": "Iedereen wordt begrepen."})
    taal, werving = plan.themas.all()
    assert [taal.geschiedenis.count(), werving.geschiedenis.count(), plan.acties.get().geschiedenis.count()] == [
        2,
        1,
        1,
    ]
    assert taal.geschiedenis.first().history_change_reason == "coördinator buurtteam"


def test_teamgenoot_bewerkt_ook(als, teamgenoot, plan, formulierdata):
    als(teamgenoot).post(pad(plan), formulierdata(plan) | {"plan-titel": "Van ons samen"})
    assert Plan.objects.get().titel == "Van ons samen"


def test_instelling_bewerkt_namens_het_team(als, instelling, plan, formulierdata):
    als(instelling).post(pad(plan), formulierdata(plan) | {"plan-titel": "Met hulp"})
    assert (Plan.objects.get().titel, Gebeurtenis.objects.get().namens) == ("Met hulp", "Buurtteam Noordoost")


@pytest.mark.parametrize("wijze", ["get", "post"])
def test_ander_team_ziet_een_concept_niet(als, coordinator_ander_team, plan, wijze):
    assert getattr(als(coordinator_ander_team), wijze)(pad(plan)).status_code == 404


@pytest.mark.parametrize("wijze", ["get", "post"])
@pytest.mark.parametrize("lezer", ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "beheer"])
def test_wie_alleen_leest_bewerkt_niet(als, lezer, lopend_plan, inhoud, wijze, request):
    eerst = inhoud(lopend_plan)
    antwoord = getattr(als(request.getfixturevalue(lezer)), wijze)(pad(lopend_plan), {"plan-titel": "Van mij"})
    assert (antwoord.status_code, inhoud(lopend_plan)) == (403, eerst)


def test_een_team_dat_meedoet_leest_maar_schrijft_niet(als, coordinator_ander_team, plan):
    plan.deelnemende_teams.add(coordinator_ander_team.teams[0])
    assert als(coordinator_ander_team).get(plan.get_absolute_url()).status_code == 200
    assert als(coordinator_ander_team).get(pad(plan)).status_code == 403


@pytest.mark.parametrize("status", ["aangeboden", "ingetrokken"])
def test_een_plan_dat_bij_de_gemeente_ligt_of_niet_doorgaat_ligt_stil(schrijver, team, status):
    assert schrijver.get(pad(PlanFactory(team=team, status=status))).status_code == 403


def test_een_gesloten_jaar_ligt_stil(schrijver, lopend_plan, gesloten_jaar):
    gesloten_jaar()
    assert schrijver.get(pad(lopend_plan)).status_code == 403


def test_iets_wissen_kan_niet_met_put_of_delete(schrijver, plan):
    assert [schrijver.put(pad(plan)).status_code, schrijver.delete(pad(plan)).status_code] == [405, 405]


def test_een_fout_verandert_niets_en_houdt_alle_tekst(schrijver, plan, formulierdata, inhoud, velden):
    eerst = inhoud(plan)
    data = formulierdata(plan) | {"plan-titel": "", "plan-waarom": "Nieuwe reden", "acties-0-datum": "31 februari"}
    antwoord = schrijver.post(pad(plan), data)
    formulier = antwoord.context["formulier"]
    assert formulier.kern.errors == {"titel": ["Dit veld is verplicht."]}
    assert formulier.acties.errors == [{"datum": ["Vul een datum in, bijvoorbeeld 15-03-2027."]}]
    assert (velden(antwoord), inhoud(plan)) == (data, eerst)


def test_een_rij_erbij_houdt_alles_en_bewaart_niets(schrijver, plan, formulierdata, inhoud, velden):
    eerst = inhoud(plan)
    data = formulierdata(plan) | {"plan-titel": "Nog niet klaar", "partners-0-doet": ""}
    nieuw = velden(schrijver.post(pad(plan), data | {"rij_erbij": "partners"}))
    assert {naam: nieuw[naam] for naam in data} == data | {"partners-TOTAL_FORMS": "2"}
    assert (nieuw["partners-1-doet"], inhoud(plan)) == ("", eerst)


def test_een_nieuwe_rij_komt_erbij(schrijver, plan, formulierdata):
    extra = {"acties-TOTAL_FORMS": "2", "acties-1-titel": "Flyers vertalen", "acties-1-zijde": "onderdeel"}
    schrijver.post(pad(plan), formulierdata(plan) | extra | {"acties-1-onderdeel": "sociaal", "acties-1-id": ""})
    assert [actie.titel for actie in plan.acties.all()][1:] == ["Flyers vertalen"]


def test_een_rij_kan_weg(schrijver, plan, formulierdata):
    ActieFactory(plan=plan, titel="Blijft")
    schrijver.post(pad(plan), formulierdata(plan) | {"acties-0-DELETE": "on"})
    assert [actie.titel for actie in plan.acties.all()] == ["Blijft"]


def test_een_thema_kan_weg_zolang_niemand_erover_meldde(schrijver, plan, formulierdata):
    data = formulierdata(plan)
    del data["thema-werving-gekozen"]
    schrijver.post(pad(plan), data)
    assert [rij.thema.slug for rij in plan.themas.all()] == ["taal"]


def test_een_thema_met_berichten_kan_niet_weg(schrijver, lopend_plan, bericht, formulierdata, inhoud):
    eerst, data = inhoud(lopend_plan), formulierdata(lopend_plan)
    del data["thema-taal-gekozen"]
    antwoord = schrijver.post(pad(lopend_plan), data)
    assert [form.errors for form in antwoord.context["formulier"].themas if form.errors] == [
        {"gekozen": ["Over Taal zijn al berichten. Laat het thema staan en meld dat het is gestopt."]}
    ]
    assert inhoud(lopend_plan) == eerst


@pytest.fixture
def rij_met_geschiedenis(lopend_plan, coordinator):
    """A second row of each kind on which something was built; the first could go."""

    def maak(soort):
        if soort == "indicatoren":
            return MetingFactory(indicator__plan=lopend_plan).indicator
        if soort == "partners":
            partner = PlanpartnerFactory(plan=lopend_plan)
            Partnerantwoord.objects.create(planpartner=partner, vraag="klopt", antwoord="ja")
            return partner
        actie = ActieFactory(plan=lopend_plan, klaar_op=datetime.date(2026, 11, 1) if soort == "klaar" else None)
        if soort == "verschoven":
            oud, nieuw = datetime.date(2026, 10, 1), datetime.date(2026, 12, 15)
            Datumwijziging.objects.create(actie=actie, oud=oud, nieuw=nieuw, reden="ziek", door=coordinator)
        return actie

    return maak


@pytest.mark.parametrize(
    "soort, prefix, waarom",
    [
        ("indicatoren", "indicatoren", "Hier is al gemeten. Laat deze rij staan."),
        ("partners", "partners", "Deze partner heeft al geantwoord. Laat deze rij staan."),
        ("klaar", "acties", "Deze actie is klaar of heeft een andere datum gekregen. Laat haar staan."),
        ("verschoven", "acties", "Deze actie is klaar of heeft een andere datum gekregen. Laat haar staan."),
    ],
)
def test_een_rij_waarop_is_gebouwd_kan_niet_weg(
    schrijver, lopend_plan, rij_met_geschiedenis, formulierdata, inhoud, soort, prefix, waarom
):
    rij_met_geschiedenis(soort)
    eerst = inhoud(lopend_plan)
    antwoord = schrijver.post(pad(lopend_plan), formulierdata(lopend_plan) | {f"{prefix}-1-DELETE": "on"})
    assert (antwoord.status_code, inhoud(lopend_plan)) == (200, eerst)
    assert waarom in antwoord.text


@pytest.mark.parametrize("veld", ["plan-waarom", "plan-over_een_jaar", "partners-0-doet", "partners-0-krijgt"])
def test_een_plan_met_akkoord_blijft_compleet(schrijver, lopend_plan, formulierdata, inhoud, velden, veld):
    eerst = inhoud(lopend_plan)
    antwoord = schrijver.post(pad(lopend_plan), data := formulierdata(lopend_plan) | {veld: ""})
    assert antwoord.text.count("Dit plan heeft akkoord. Dit veld kan niet leeg zijn.") >= 1
    assert (velden(antwoord), inhoud(lopend_plan)) == (data, eerst)


@pytest.mark.parametrize("veld, reden", [("acties-0-functie", ""), ("acties-0-datum", "Geen idee")])
def test_een_actie_met_akkoord_houdt_wie_en_wanneer(schrijver, lopend_plan, formulierdata, inhoud, veld, reden):
    eerst = inhoud(lopend_plan)
    antwoord = schrijver.post(pad(lopend_plan), formulierdata(lopend_plan) | {veld: "", "acties-0-reden": reden})
    assert antwoord.context["formulier"].acties[0].errors == {
        veld.removeprefix("acties-0-"): ["Dit plan heeft akkoord. Dit veld kan niet leeg zijn."]
    }
    assert inhoud(lopend_plan) == eerst


@pytest.mark.parametrize("prefix, wat", [("indicatoren", "indicator"), ("partners", "partner"), ("acties", "actie")])
def test_de_laatste_rij_van_een_plan_met_akkoord_kan_niet_weg(
    schrijver, lopend_plan, formulierdata, inhoud, prefix, wat
):
    eerst = inhoud(lopend_plan)
    antwoord = schrijver.post(pad(lopend_plan), formulierdata(lopend_plan) | {f"{prefix}-0-DELETE": "on"})
    assert antwoord.context["formulier"].kern.non_field_errors() == [
        f"Dit plan heeft akkoord. Laat minstens één {wat} staan."
    ]
    assert inhoud(lopend_plan) == eerst


def test_het_laatste_thema_van_een_plan_met_akkoord_kan_niet_weg(schrijver, lopend_plan, formulierdata, inhoud):
    eerst = inhoud(lopend_plan)
    data = {naam: w for naam, w in formulierdata(lopend_plan).items() if not naam.endswith("-gekozen")}
    antwoord = schrijver.post(pad(lopend_plan), data)
    assert antwoord.context["formulier"].kern.non_field_errors() == [
        "Dit plan heeft akkoord. Laat minstens één thema staan."
    ]
    assert inhoud(lopend_plan) == eerst


def test_een_verschoven_datum_vraagt_een_reden(schrijver, lopend_plan, formulierdata, inhoud):
    eerst = inhoud(lopend_plan)
    antwoord = schrijver.post(pad(lopend_plan), formulierdata(lopend_plan) | {"acties-0-datum": "2027-01-20"})
    assert antwoord.context["formulier"].acties[0].errors == {
        "reden": ["Schrijf op waarom de datum opschuift. De oude datum en de reden blijven staan."]
    }
    assert inhoud(lopend_plan) == eerst


def test_een_verschoven_datum_houdt_de_oude_met_de_reden(schrijver, coordinator, lopend_plan, formulierdata):
    data = formulierdata(lopend_plan) | {"acties-0-datum": "2027-01-20", "acties-0-reden": "De zaal is dicht."}
    schrijver.post(pad(lopend_plan), data)
    [wijziging] = Datumwijziging.objects.all()
    assert [str(wijziging.oud), str(wijziging.nieuw), wijziging.reden] == [
        "2026-12-15",
        "2027-01-20",
        "De zaal is dicht.",
    ]
    regel = Gebeurtenis.objects.get(soort="actie_verschoven")
    assert (regel.door, regel.reden, regel.naar) == (coordinator, "De zaal is dicht.", "2027-01-20")


def test_in_een_concept_verschuift_een_datum_zonder_reden(schrijver, plan, formulierdata):
    schrijver.post(pad(plan), formulierdata(plan) | {"acties-0-datum": "2027-01-20"})
    assert (str(plan.acties.get().datum), Datumwijziging.objects.count()) == ("2027-01-20", 0)


@pytest.mark.parametrize(
    "zijde, partner, fout",
    [
        ("organisatie", False, {"organisatie": ["Kies welke partner dit doet."]}),
        ("gemeente", True, {"zijde": ["U koos een partner. Kies hier dan ook 'een partner'."]}),
    ],
)
def test_een_partner_hoort_bij_de_zijde_partner(schrijver, plan, formulierdata, zijde, partner, fout):
    gekozen = {"acties-0-zijde": zijde, "acties-0-organisatie": OrganisatieFactory().pk if partner else ""}
    antwoord = schrijver.post(pad(plan), formulierdata(plan) | gekozen)
    assert antwoord.context["formulier"].acties[0].errors == fout


def test_ja_of_nee_is_nul_of_een(schrijver, plan, formulierdata):
    antwoord = schrijver.post(pad(plan), formulierdata(plan) | {"indicatoren-0-soort": "ja_nee"})
    assert antwoord.context["formulier"].indicatoren[0].non_field_errors() == [
        "Bij 'ja of nee' is het begin 0 (nee) of 1 (ja), en het doel ook."
    ]


def test_dezelfde_partner_staat_er_niet_twee_keer_in(schrijver, plan, formulierdata, inhoud):
    naam, eerst = plan.partners.get().organisatie.naam, inhoud(plan)
    rij = {"partners-TOTAL_FORMS": "2", "partners-1-id": "", "partners-1-nieuwe_organisatie": naam.upper()}
    antwoord = schrijver.post(pad(plan), formulierdata(plan) | rij)
    fout = {"organisatie": ["Deze organisatie staat twee keer in het plan."]}
    assert ([form.errors for form in antwoord.context["formulier"].partners], inhoud(plan)) == ([fout, fout], eerst)


def test_alleen_eigen_plannen_van_vorig_jaar_zijn_te_vervolgen(schrijver, plan, team):
    vorig = PlanFactory(cyclus__jaar=2025, team=team)
    PlanFactory(cyclus__jaar=2025, status="vastgesteld"), PlanFactory(cyclus__jaar=2024, team=team)
    kern = schrijver.get(pad(plan)).context["formulier"].kern
    assert list(kern.fields["volgt_op"].queryset) == [vorig]


def test_een_voorbeeld_is_een_zichtbaar_plan_van_een_ander(schrijver, plan, lopend_plan):
    ander = PlanFactory(status="vastgesteld")
    PlanFactory(), PlanFactory(status="aangeboden")
    kern = schrijver.get(pad(plan)).context["formulier"].kern
    assert list(kern.fields["naar_voorbeeld_van"].queryset) == [ander]


def test_een_bericht_maakt_de_bewerkpagina_niet_oud(schrijver, lopend_plan, planthema, formulierdata):
    data = formulierdata(lopend_plan) | {"plan-titel": "Samen eten en praten"}
    VoortgangFactory(planthema=planthema)
    assert schrijver.post(pad(lopend_plan), data).status_code == 302
    planthema.refresh_from_db()
    assert planthema.koers == "volgens_planning"


def test_de_gebreken_staan_boven_een_concept(schrijver, team, db):
    ThemaFactory()
    antwoord = schrijver.get(pad(PlanFactory(team=team)))
    assert [anker for _, anker in antwoord.context["gebreken"]] == [
        "id_plan-waarom",
        "id_plan-over_een_jaar",
        "themas",
        "indicatoren",
        "partners",
        "acties",
    ]


def test_elk_anker_van_een_gebrek_staat_op_de_bewerkpagina(schrijver, plan):
    plan.partners.update(doet="", krijgt="")
    plan.acties.update(functie="", datum=None)
    antwoord = schrijver.get(pad(plan))
    ankers = [anker for _, anker in antwoord.context["gebreken"]]
    assert ankers == ["id_partners-0-doet", "id_partners-0-krijgt", "id_acties-0-functie", "id_acties-0-datum"]
    assert [anker for anker in ankers if f'id="{anker}"' not in antwoord.text] == []
