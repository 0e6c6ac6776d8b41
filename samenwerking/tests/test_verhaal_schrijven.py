"""Stories: listed, read, written and changed."""

import pytest

from buurtteams.factories import BuurtteamFactory, CoordinatorFactory, ThemaFactory
from plannen.factories import PlanFactory, moment
from samenwerking.acties import verhaal as acties
from samenwerking.factories import ContactpersoonFactory, OvernameFactory, VerhaalFactory, VondstFactory
from samenwerking.models import Gebeurtenis, Verhaal, Vondst

LIJST = "/samenwerking/verhalen/"
NIEUW = "/samenwerking/verhalen/nieuw/"


@pytest.fixture
def thema(db):
    return ThemaFactory(slug="taal", naam="Taal")


@pytest.fixture
def velden_van_verhaal(thema):
    return {
        "soort": "succes",
        "titel": "Naar het schoolplein",
        "thema": thema.pk,
        "aanleiding": "Moeders kwamen niet binnen.",
        "aanpak": "Wij gingen naar het schoolplein.",
        "resultaat": "Zij komen nu elke week.",
        "tip": "Neem koffie mee.",
    }


@pytest.fixture
def concept(coordinator, team, thema):
    return VerhaalFactory(schrijver=coordinator, team=team, thema=thema)


def gedeeld(**velden):
    return VerhaalFactory(status="gedeeld", controleur=VerhaalFactory().schrijver, gedeeld_op=moment(11, 2), **velden)


def pad(verhaal, stap=""):
    return f"{LIJST}{verhaal.pk}/{stap}"


# The list


def titels(antwoord):
    return [verhaal.titel for verhaal in antwoord.context["bladzijde"]]


def test_bovenaan_staat_wat_op_u_wacht_en_wat_u_schreef(als, coordinator, concept):
    VerhaalFactory(titel="Lees mij", status="ter_controle")
    VerhaalFactory(titel="Van een ander")
    VerhaalFactory(titel="Mijn wachtende", status="ter_controle", schrijver=coordinator)
    antwoord = als(coordinator).get(LIJST)
    assert [v.titel for v in antwoord.context["te_lezen"]] == ["Lees mij"]
    assert [v.titel for v in antwoord.context["eigen"]] == [concept.titel, "Mijn wachtende"]


@pytest.mark.parametrize("wie", ["partner", "saluti", "wethouder", "beheer"])
def test_wie_niet_schrijft_ziet_alleen_wat_gedeeld_is(als, wie, concept, request):
    VerhaalFactory(titel="Geheim", status="ter_controle")
    gedeeld(titel="Voor allen")
    antwoord = als(request.getfixturevalue(wie)).get(LIJST)
    assert (titels(antwoord), antwoord.context["te_lezen"], antwoord.context["eigen"]) == (["Voor allen"], [], [])
    assert "Geheim" not in antwoord.text and concept.titel not in antwoord.text


def test_de_lijst_is_te_beperken(als, partner, thema):
    team = BuurtteamFactory(slug="west")
    gedeeld(titel="Een", thema=thema), gedeeld(titel="Twee", team=team), gedeeld(titel="Drie", soort="praktijk")
    browser = als(partner)
    vragen = ("?thema=taal", "?team=west", "?soort=praktijk", "?thema=bestaat-niet", "?soort=succes&team=west")
    gezien = [sorted(titels(browser.get(LIJST + vraag))) for vraag in vragen]
    assert gezien == [["Een"], ["Twee"], ["Drie"], ["Drie", "Een", "Twee"], ["Twee"]]


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, coordinator, team, aantal, django_assert_num_queries):
    for _ in range(aantal):
        OvernameFactory(verhaal=gedeeld())
        VerhaalFactory(schrijver=coordinator, team=team)
        VerhaalFactory(status="ter_controle")
    browser = als(coordinator)
    with django_assert_num_queries(8):
        assert len(titels(browser.get(LIJST))) == aantal


def test_een_lege_lijst_zegt_wat_er_hoort(als, coordinator, partner):
    assert "Schrijf het eerste verhaal" in als(coordinator).get(LIJST).text
    assert "Schrijf het eerste verhaal" not in als(partner).get(LIJST).text


# One story


def test_wie_volgt_staat_bij_het_verhaal(als, coordinator_ander_team, cyclus):
    verhaal = gedeeld()
    plan = PlanFactory(naar_verhaal=verhaal, status="vastgesteld", titel="Wij ook")
    PlanFactory(naar_verhaal=verhaal, titel="Nog geheim")
    OvernameFactory(verhaal=verhaal, gevolg="Acht ouders kwamen.")
    antwoord = als(coordinator_ander_team).get(pad(verhaal))
    assert (list(antwoord.context["volgers"]), "Nog geheim" in antwoord.text) == ([plan], False)
    assert "Acht ouders kwamen." in antwoord.text


@pytest.mark.parametrize("aantal", [1, 3])
def test_een_verhaal_vraagt_altijd_evenveel(als, gemeente, cyclus, aantal, django_assert_num_queries):
    verhaal = gedeeld()
    for _ in range(aantal):
        OvernameFactory(verhaal=verhaal)
        PlanFactory(naar_verhaal=verhaal, status="vastgesteld")
    browser = als(gemeente)
    with django_assert_num_queries(6):
        assert len(browser.get(pad(verhaal)).context["overnames"]) == aantal


def test_de_schrijver_ziet_wat_opviel_in_het_concept(als, coordinator, concept):
    Verhaal.objects.update(aanpak="Bel 030 286 0000. Of kom langs.")
    VondstFactory(verhaal=concept)
    assert "<mark>030 286 0000</mark>" in als(coordinator).get(pad(concept)).text


# Writing


def test_een_coordinator_schrijft_een_verhaal(als, coordinator, team, velden_van_verhaal):
    antwoord = als(coordinator).post(NIEUW, velden_van_verhaal)
    verhaal = Verhaal.objects.get()
    assert (antwoord.url, verhaal.status, verhaal.team, verhaal.schrijver) == (
        pad(verhaal),
        "concept",
        team,
        coordinator,
    )
    assert (verhaal.functie, Gebeurtenis.objects.get().soort) == ("coördinator buurtteam", "verhaal_geschreven")
    assert verhaal.geschiedenis.get().history_change_reason == "coördinator buurtteam"


def test_wat_opvalt_staat_er_meteen_bij(als, coordinator, velden_van_verhaal):
    ContactpersoonFactory(naam="Amina V.")
    als(coordinator).post(NIEUW, velden_van_verhaal | {"aanpak": "Amina belde 06-12345678.", "tip": "Bel amina."})
    assert sorted(Vondst.objects.values_list("veld", "soort", "fragment")) == [
        ("aanpak", "naam", "Amina"),
        ("aanpak", "telefoon", "06-12345678"),
        ("tip", "naam", "amina"),
    ]


def test_twee_keer_indienen_geeft_een_verhaal(als, coordinator, velden, velden_van_verhaal):
    data = velden(als(coordinator).get(NIEUW), met="titel") | velden_van_verhaal
    assert [als(coordinator).post(NIEUW, data).status_code for _ in range(2)] == [302, 302]
    assert Verhaal.objects.count() == 1


def test_de_gemeente_schrijft_ook_zonder_team(als, gemeente, velden_van_verhaal):
    als(gemeente).post(NIEUW, velden_van_verhaal)
    assert (Verhaal.objects.get().team, Verhaal.objects.get().van) == (None, "Beleidsambtenaar gemeente")


def test_wie_voor_een_team_schrijft_wordt_niet_gevraagd_welk(als, coordinator, team, velden_van_verhaal):
    assert "team" not in als(coordinator).get(NIEUW).context["form"].fields
    als(coordinator).post(NIEUW, velden_van_verhaal | {"team": BuurtteamFactory().pk})
    assert Verhaal.objects.get().team == team


def test_wie_twee_teams_heeft_kiest_een_van_die_twee(als, coordinator, team, velden_van_verhaal):
    tweede = CoordinatorFactory(gebruiker=coordinator).buurtteam
    browser = als(coordinator)
    for verkeerd in ("", BuurtteamFactory().pk):
        antwoord = browser.post(NIEUW, velden_van_verhaal | {"team": verkeerd})
        assert (list(antwoord.context["form"].errors), Verhaal.objects.count()) == (["team"], 0)
    browser.post(NIEUW, velden_van_verhaal | {"team": tweede.pk})
    assert Verhaal.objects.get().team == tweede


@pytest.mark.parametrize("veld", ["soort", "titel", "thema", "aanleiding", "aanpak", "resultaat"])
def test_wat_nodig_is_moet_erin_en_wat_getypt_is_blijft(als, coordinator, velden_van_verhaal, veld):
    antwoord = als(coordinator).post(NIEUW, velden_van_verhaal | {veld: ""})
    assert (list(antwoord.context["form"].errors), Verhaal.objects.count()) == ([veld], 0)
    assert "Neem koffie mee." in antwoord.text


def test_een_te_lange_tekst_wordt_niet_bewaard(als, coordinator, velden_van_verhaal):
    antwoord = als(coordinator).post(NIEUW, velden_van_verhaal | {"tip": "a" * 3001})
    assert list(antwoord.context["form"].errors) == ["tip"]


@pytest.mark.parametrize("wie", ["partner", "saluti", "wethouder", "beheer"])
def test_anderen_schrijven_niet(als, wie, velden_van_verhaal, request):
    browser = als(request.getfixturevalue(wie))
    assert [browser.get(NIEUW).status_code, browser.post(NIEUW, velden_van_verhaal).status_code] == [403, 403]


# Changing


def bewerk(browser, verhaal, velden, **anders):
    return browser.post(pad(verhaal, "bewerken/"), velden | {"versie": verhaal.versie} | anders)


def test_de_schrijver_wijzigt_een_concept(als, coordinator, concept, velden_van_verhaal):
    assert bewerk(als(coordinator), concept, velden_van_verhaal, titel="Beter").status_code == 302
    concept.refresh_from_db()
    assert (concept.titel, concept.versie, concept.status) == ("Beter", 2, "concept")


def test_een_teamgenoot_leest_en_wijzigt_niet(als, teamgenoot, concept, velden_van_verhaal):
    assert als(teamgenoot).get(pad(concept)).status_code == 200
    assert bewerk(als(teamgenoot), concept, velden_van_verhaal).status_code == 403


def test_een_ander_team_vindt_het_concept_niet(als, coordinator_ander_team, concept, velden_van_verhaal):
    assert als(coordinator_ander_team).get(pad(concept)).status_code == 404
    assert bewerk(als(coordinator_ander_team), concept, velden_van_verhaal).status_code == 404


def test_wie_wacht_gaat_na_een_wijziging_opnieuw_langs_de_controle(
    als, coordinator, gemeente, concept, velden_van_verhaal
):
    Verhaal.objects.update(aanpak="Bel 030 286 0000.", tip="Bel 030 286 0001.", status="ter_controle")
    besluit = {"besluit": "mag_blijven", "reden": "Het buurthuis.", "door": gemeente, "op": moment(11, 3)}
    VondstFactory(verhaal=concept, **besluit)
    VondstFactory(verhaal=concept, veld="tip", fragment="030 286 0001", **besluit)
    teksten = {"aanpak": "Wij staan op 030 286 0000.", "tip": "Bel 030 286 0001.", "titel": "Mail a@b.nl"}
    bewerk(als(coordinator), concept, velden_van_verhaal, **teksten)
    vondsten = sorted(Vondst.objects.values_list("veld", "fragment", "besluit"))
    assert vondsten == [
        ("aanpak", "030 286 0000", ""),
        ("tip", "030 286 0001", "mag_blijven"),
        ("titel", "a@b.nl", ""),
    ]
    assert Verhaal.objects.get().status == "ter_controle"


def test_wat_uit_de_tekst_is_staat_er_ook_niet_meer_bij(als, coordinator, concept, velden_van_verhaal):
    VondstFactory(verhaal=concept)
    bewerk(als(coordinator), concept, velden_van_verhaal)
    assert Vondst.objects.count() == 0


def test_een_fout_houdt_de_tekst_vast(als, coordinator, concept, velden_van_verhaal):
    antwoord = bewerk(als(coordinator), concept, velden_van_verhaal, titel="", aanpak="Getypt.")
    assert (antwoord.status_code, "Getypt." in antwoord.text, Verhaal.objects.get().versie) == (200, True, 1)


def test_wie_wijzigt_terwijl_een_ander_wijzigde_krijgt_een_keuze(als, coordinator, concept, velden, velden_van_verhaal):
    mijn = velden(als(coordinator).get(pad(concept, "bewerken/")), met="titel") | {"tip": "Mijn tip."}
    bewerk(als(coordinator), concept, velden_van_verhaal, tip="Hun tip.")
    antwoord = als(coordinator).post(pad(concept, "bewerken/"), mijn)
    verschillen = {v.sleutel: (v.mijn, v.hun) for v in antwoord.context["verschillen"]}
    assert (antwoord.status_code, verschillen["verhaal:tip"]) == (409, ("Mijn tip.", "Hun tip."))
    data = velden(antwoord, met="basis") | {"keuze:verhaal:tip": "hun", "keuze:verhaal:titel": "mijn"}
    assert als(coordinator).post(pad(concept, "bewerken/"), data).status_code == 302
    assert (Verhaal.objects.get().tip, Verhaal.objects.get().titel) == ("Hun tip.", concept.titel)


def test_precies_tegelijk_opslaan_geeft_een_keuze(als, coordinator, concept, velden_van_verhaal, race):
    browser = als(coordinator)
    with race(lambda: Verhaal.objects.update(versie=2, tip="Eerder.")):
        antwoord = bewerk(browser, concept, velden_van_verhaal)
    assert (antwoord.status_code, Verhaal.objects.get().tip) == (409, "Eerder.")


def test_wat_getypt_is_gaat_niet_verloren_als_het_intussen_gedeeld_is(
    als, coordinator, gemeente, concept, velden_van_verhaal
):
    acties.bied_verhaal_aan(verhaal=concept, door=coordinator)
    acties.deel_verhaal(verhaal=concept, versie=concept.versie, door=gemeente)
    antwoord = bewerk(als(coordinator), concept, velden_van_verhaal, tip="Mijn late tip.")
    assert (antwoord.status_code, "Mijn late tip." in antwoord.text) == (403, True)
    assert als(coordinator).get(pad(concept, "bewerken/")).status_code == 403


def test_lezen_verandert_niets(als, coordinator, concept):
    adressen = [LIJST, NIEUW, pad(concept), pad(concept, "bewerken/"), pad(concept, "aanbieden/")]
    assert [als(coordinator).get(adres).status_code for adres in adressen] == [200] * 5
    assert [als(coordinator).put(adres).status_code for adres in adressen] == [405] * 5
    assert als(coordinator).post(pad(concept)).status_code == 405
    assert (Verhaal.objects.get().versie, Gebeurtenis.objects.count()) == (1, 0)
