"""The meeting mode: noting and deciding on one item, quietly kept, more than one agreement, two who note at once."""

import pytest

from buurtteams.factories import RolFactory
from jaren.acties.besluit import bewaar_punt
from jaren.factories import (
    AdviesFactory,
    AgendapuntFactory,
    BesluitFactory,
    BestuurlijkeReactieFactory,
    OordeelFactory,
    TerugblikFactory,
)
from jaren.models import Agendapunt, Besluit
from plannen.factories import IndicatorFactory, JaarcyclusFactory, MetingFactory, PlanFactory, VraagFactory
from plannen.models import Gebeurtenis, Plan

HTMX = {"HX-Request": "true"}
AFSPRAAK = {"tekst": "Kennismaken op de wijktafel.", "wie": "gezinswerker", "zijde": "team", "datum": "2027-04-30"}


@pytest.fixture
def cyclus(db):
    return JaarcyclusFactory(jaar=2026, fase="bespreking")


@pytest.fixture
def plan(cyclus, team):
    plan = PlanFactory(
        cyclus=cyclus, team=team, titel="Samen eten", status="verantwoord", over_een_jaar="Elke week een maaltijd."
    )
    TerugblikFactory(plan=plan)
    return plan


@pytest.fixture
def punt(plan):
    return AgendapuntFactory(cyclus=plan.cyclus, plan=plan, titel="Noordoost: Samen eten", aanleiding="verschil")


@pytest.fixture
def stadspunt(cyclus):
    return AgendapuntFactory(cyclus=cyclus, titel="Tolken in de avond")


@pytest.fixture
def stuur(als, gemeente, velden):
    """Fill in the page of an item and send it: `stuur(punt, soort="doorgaan", afspraak=AFSPRAAK)`."""

    def doe(punt, *, afspraak=None, rij=0, knop="vastleggen", door=gemeente, zoek="", htmx=False, **anders):
        data = velden(als(door).get(punt.get_absolute_url() + zoek), met="notitie")
        data |= {f"afspraken-{rij}-{naam}": waarde for naam, waarde in (afspraak or {}).items()} | anders
        data |= {} if htmx else {knop: ""}
        return als(door).post(punt.get_absolute_url(), data, headers=HTMX if htmx else {})

    return doe


def afspraken(punt):
    return list(punt.besluiten.values_list("soort", "tekst"))


# What the page shows


def test_de_bladzijde_toont_wat_beoogd_bereikt_en_gezegd_is(als, gemeente, punt, plan):
    MetingFactory(indicator=IndicatorFactory(plan=plan, doel=8, eenheid="organisaties"), waarde=5)
    OordeelFactory(plan=plan, toelichting="Wij zagen weinig mensen.")
    VraagFactory(plan=plan, tekst="Mag de zaal open?")
    BestuurlijkeReactieFactory(cyclus=plan.cyclus, plan=plan, tekst="Mooi werk.")
    AgendapuntFactory(cyclus=plan.cyclus)
    tekst = als(gemeente).get(punt.get_absolute_url()).text
    for woorden in (
        "Punt 1 van 2",
        "Gevraagd besluit: Doorgaan of aanpassen?",
        "Verschil tussen de stemmen",
        "Beoogd: Elke week een maaltijd.",
        "5 van 8 organisaties",
        "Wij zagen weinig mensen.",
        "Mag de zaal open?",
        "Mooi werk.",
    ):
        assert woorden in tekst


def test_een_punt_over_een_advies_toont_het_advies(als, gemeente, cyclus):
    AdviesFactory(tekst="Na zes uur is er geen tolk.")
    als(gemeente).post("/jaren/2026/bespreking/vernieuwen/")
    assert "Na zes uur is er geen tolk." in als(gemeente).get(Agendapunt.objects.get().get_absolute_url()).text


def test_een_punt_toont_wat_vorig_jaar_is_afgesproken(als, gemeente, punt, plan):
    oud = BesluitFactory(cyclus=JaarcyclusFactory(jaar=2025, fase="afgesloten"))
    BesluitFactory(cyclus=plan.cyclus, plan=plan, volgt_op=oud, tekst="Een sleutel voor de zaal.")
    assert "Een sleutel voor de zaal." in als(gemeente).get(punt.get_absolute_url()).text


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_bladzijde_vraagt_altijd_evenveel(als, gemeente, punt, plan, aantal, django_assert_num_queries):
    for _ in range(aantal):
        AgendapuntFactory(cyclus=plan.cyclus)
        VraagFactory(plan=plan)
        MetingFactory(indicator=IndicatorFactory(plan=plan))
        BesluitFactory(cyclus=plan.cyclus, plan=plan, agendapunt=punt)
    browser = als(gemeente)
    with django_assert_num_queries(17):
        browser.get(punt.get_absolute_url())


# Recording


def test_vastleggen_maakt_het_besluit_en_gaat_naar_het_volgende(stuur, punt, plan, gemeente, stadspunt):
    assert stuur(punt, soort="aanpassen", afspraak=AFSPRAAK).url == stadspunt.get_absolute_url()
    besluit = Besluit.objects.get()
    assert (besluit.soort, besluit.tekst, besluit.wie, besluit.zijde, besluit.datum.isoformat()) == (
        "aanpassen",
        *AFSPRAAK.values(),
    )
    assert (besluit.plan, besluit.agendapunt, besluit.functie) == (plan, punt, "beleidsambtenaar gemeente")
    assert (Plan.objects.get().status, bool(Agendapunt.objects.first().afgehandeld_op)) == ("besproken", True)


def test_de_gemeente_noteert_namens_de_wethouder(stuur, punt):
    stuur(punt, soort="doorgaan")
    regels = Gebeurtenis.objects.values_list("soort", "namens")
    assert (Besluit.objects.get().namens, {namens for _, namens in regels}) == ("wethouder", {"wethouder"})
    assert {soort for soort, _ in regels} == {"besluit_genomen", "plan_status", "agendapunt_afgehandeld"}


def test_de_wethouder_noteert_zelf(stuur, punt, wethouder):
    stuur(punt, soort="stoppen", door=wethouder)
    assert (Besluit.objects.get().namens, Besluit.objects.get().functie) == ("", "wethouder")


def test_na_het_laatste_punt_volgt_de_agenda(stuur, punt):
    assert stuur(punt, soort="doorgaan").url == "/jaren/2026/bespreking/"


def test_een_besluit_zonder_afspraak_is_een_rij(stuur, punt):
    stuur(punt, soort="doorgaan")
    assert afspraken(punt) == [("doorgaan", "")]


def test_een_plan_zonder_terugblik_houdt_zijn_status(stuur, punt, plan):
    Plan.objects.update(status="vastgesteld")
    stuur(punt, soort="stoppen")
    assert (Plan.objects.get().status, afspraken(punt)) == ("vastgesteld", [("stoppen", "")])


def test_nog_een_afspraak(stuur, punt):
    assert stuur(punt, soort="doorgaan", afspraak=AFSPRAAK, knop="nog_een").url.endswith(f"{punt.pk}/?nog=1")
    assert Agendapunt.objects.get().afgehandeld_op is None
    stuur(punt, rij=1, afspraak=AFSPRAAK | {"tekst": "Een folder maken."}, zoek="?nog=1")
    assert afspraken(punt) == [("doorgaan", "Kennismaken op de wijktafel."), ("doorgaan", "Een folder maken.")]


def test_een_leeggemaakte_afspraak_gaat_weg_en_blijft_in_de_geschiedenis(stuur, punt):
    BesluitFactory(cyclus=punt.cyclus, plan=punt.plan, agendapunt=punt, tekst="Eerste.")
    BesluitFactory(cyclus=punt.cyclus, plan=punt.plan, agendapunt=punt, tekst="Tweede.")
    stuur(punt, rij=0, afspraak={"tekst": "", "wie": "", "datum": ""})
    assert afspraken(punt) == [("aanpassen", "Tweede.")]
    assert Besluit.geschiedenis.filter(history_type="-").get().tekst == "Eerste."


def test_een_vastgelegd_besluit_is_te_verbeteren(stuur, punt):
    stuur(punt, soort="doorgaan", afspraak=AFSPRAAK)
    stuur(punt, soort="stoppen", afspraak={"tekst": "Kennismaken in mei."})
    assert afspraken(punt) == [("stoppen", "Kennismaken in mei.")]
    assert [versie.tekst for versie in Besluit.objects.get().geschiedenis.all()][-1] == "Kennismaken op de wijktafel."


def test_twee_keer_versturen_geeft_een_besluit(als, gemeente, punt, velden):
    data = velden(als(gemeente).get(punt.get_absolute_url()), met="notitie") | {"soort": "doorgaan"}
    data |= {f"afspraken-0-{naam}": waarde for naam, waarde in AFSPRAAK.items()}
    assert [als(gemeente).post(punt.get_absolute_url(), data).status_code for _ in range(2)] == [302, 302]
    assert Besluit.objects.count() == 1


@pytest.mark.parametrize(
    "anders, afspraak, fouten",
    [
        ({"soort": ""}, {}, ["Kies een besluit."]),
        ({}, {"wie": ""}, ["Schrijf op wie hiervoor zorgt. Een functie is genoeg."]),
        ({}, {"datum": ""}, ["Kies voor welke dag dit klaar is."]),
        ({}, {"datum": "2026-11-21"}, ["Deze dag is voorbij. Kies vandaag of later."]),
        ({}, {"tekst": ""}, ["Schrijf op wat u afspreekt, of maak alle velden leeg."]),
    ],
)
def test_wat_niet_klopt_legt_niets_vast_en_blijft_staan(stuur, punt, anders, afspraak, fouten):
    antwoord = stuur(punt, afspraak=AFSPRAAK | afspraak, **({"soort": "doorgaan", "notitie": "Rik belt."} | anders))
    formulier = antwoord.context["formulier"]
    gevonden = [
        fout for form in (formulier.kern, *formulier.afspraken) for lijst in form.errors.values() for fout in lijst
    ]
    assert (antwoord.status_code, gevonden, Besluit.objects.count()) == (200, fouten, 0)
    assert ("Rik belt." in antwoord.text, Agendapunt.objects.get().versie) == (True, 1)


# Items without a plan


def test_een_punt_zonder_plan_vraagt_geen_soort_besluit(stuur, stadspunt):
    stuur(stadspunt, afspraak=AFSPRAAK | {"zijde": "saluti"})
    besluit = Besluit.objects.get()
    assert (besluit.plan, besluit.soort, besluit.zijde) == (None, "doorgaan", "saluti")


def test_zonder_plan_is_er_geen_team_om_iets_te_doen(stuur, stadspunt):
    assert stuur(stadspunt, afspraak=AFSPRAAK).status_code == 200
    assert Besluit.objects.count() == 0


def test_over_een_punt_zonder_plan_alleen_praten(stuur, stadspunt):
    stuur(stadspunt, notitie="Iedereen is het eens.")
    stadspunt.refresh_from_db()
    assert (stadspunt.notitie, bool(stadspunt.afgehandeld_op)) == ("Iedereen is het eens.", True)
    assert Besluit.objects.count() == 0


# Kept at once


def test_htmx_bewaart_stil_de_aantekening(stuur, punt):
    antwoord = stuur(punt, htmx=True, notitie="Rik belt.")
    punt.refresh_from_db()
    assert (antwoord.status_code, punt.notitie, punt.afgehandeld_op) == (200, "Rik belt.", None)
    assert ('name="versie" value="2"' in antwoord.text, "concept-klaar" in antwoord.text) == (True, True)
    assert "<html" not in antwoord.text


def test_htmx_bewaart_een_afspraak_die_compleet_is(stuur, punt):
    stuur(punt, htmx=True, soort="doorgaan", afspraak=AFSPRAAK)
    assert (afspraken(punt), Agendapunt.objects.get().afgehandeld_op) == (
        [("doorgaan", "Kennismaken op de wijktafel.")],
        None,
    )


@pytest.mark.parametrize("half", [{"tekst": "Kennis"}, AFSPRAAK | {"wie": ""}, AFSPRAAK | {"datum": ""}])
def test_een_halve_afspraak_blijft_een_concept_van_de_browser(stuur, punt, half):
    antwoord = stuur(punt, htmx=True, soort="doorgaan", afspraak=half, notitie="Rik belt.")
    assert (antwoord.status_code, "concept-klaar" in antwoord.text, Besluit.objects.count()) == (200, False, 0)
    assert Agendapunt.objects.get().notitie == "Rik belt."


def test_stil_bewaren_haalt_niets_weg(stuur, punt):
    stuur(punt, soort="doorgaan", afspraak=AFSPRAAK)
    stuur(punt, htmx=True, afspraak={"tekst": "", "wie": "", "datum": ""})
    assert afspraken(punt) == [("doorgaan", "Kennismaken op de wijktafel.")]


def test_zonder_script_bewaart_de_knop(stuur, punt):
    assert stuur(punt, knop="bewaren", notitie="Rik belt.").url == punt.get_absolute_url()
    assert Agendapunt.objects.get().notitie == "Rik belt."


def test_zonder_script_blijft_een_halve_afspraak_op_de_bladzijde(stuur, punt):
    antwoord = stuur(punt, knop="bewaren", notitie="Rik belt.", afspraak={"tekst": "Kennis"})
    assert (antwoord.status_code, "Kennis</textarea>" in antwoord.text) == (200, True)
    assert (Agendapunt.objects.get().notitie, 'name="versie" value="2"' in antwoord.text) == ("Rik belt.", True)


# Two who note at once


@pytest.fixture
def collega(db):
    return RolFactory(soort="gemeente").gebruiker


def lees_en_haal_in(als, gemeente, punt, velden, **hun):
    """My page as it was, after a colleague saved."""
    mijn = velden(als(gemeente).get(punt.get_absolute_url()), met="notitie")
    zij = {"notitie": "", "soort": "", "afspraken": []} | hun
    bewaar_punt(punt=Agendapunt.objects.get(pk=punt.pk), versie=1, door=gemeente, **zij)
    return mijn


def test_twee_aantekeningen_tegelijk_geven_een_keuze(als, gemeente, punt, velden):
    mijn = lees_en_haal_in(als, gemeente, punt, velden, notitie="Hun tekst.") | {"notitie": "Mijn tekst."}
    antwoord = als(gemeente).post(punt.get_absolute_url(), mijn | {"soort": "doorgaan", "vastleggen": ""})
    verschillen = [(v.mijn, v.hun, v.voorkeur) for v in antwoord.context["verschillen"]]
    assert (antwoord.status_code, verschillen[-1]) == (409, ("Mijn tekst.", "Hun tekst.", "mijn"))
    assert (Agendapunt.objects.get().notitie, Besluit.objects.count()) == ("Hun tekst.", 0)


@pytest.mark.parametrize("keuze, tekst", [("mijn", "Mijn tekst."), ("hun", "Hun tekst.")])
def test_de_tweede_kiest_en_legt_daarmee_vast(als, gemeente, punt, velden, keuze, tekst):
    mijn = lees_en_haal_in(als, gemeente, punt, velden, notitie="Hun tekst.") | {"notitie": "Mijn tekst."}
    mijn |= {f"afspraken-0-{naam}": waarde for naam, waarde in AFSPRAAK.items()}
    data = velden(als(gemeente).post(punt.get_absolute_url(), mijn | {"soort": "doorgaan"}), met="basis")
    assert als(gemeente).post(punt.get_absolute_url(), data | {"keuze:punt:notitie": keuze}).status_code == 302
    punt.refresh_from_db()
    assert (punt.notitie, bool(punt.afgehandeld_op)) == (tekst, True)
    assert afspraken(punt) == [("doorgaan", "Kennismaken op de wijktafel.")]


def test_een_afspraak_van_de_ander_blijft_naast_die_van_mij(als, gemeente, punt, velden):
    hun = AFSPRAAK | {"rij": "8a9d6d1e-0000-4000-8000-000000000001", "tekst": "Een folder."}
    mijn = lees_en_haal_in(als, gemeente, punt, velden, soort="doorgaan", afspraken=[hun])
    mijn |= {f"afspraken-0-{naam}": waarde for naam, waarde in AFSPRAAK.items()} | {"soort": "doorgaan"}
    als(gemeente).post(punt.get_absolute_url(), mijn)
    assert afspraken(punt) == [("doorgaan", "Een folder."), ("doorgaan", "Kennismaken op de wijktafel.")]


def test_de_keuze_noemt_de_afspraak_die_de_ander_toevoegde(als, gemeente, punt, velden):
    hun = AFSPRAAK | {"rij": "8a9d6d1e-0000-4000-8000-000000000001", "tekst": "Een folder."}
    mijn = lees_en_haal_in(als, gemeente, punt, velden, soort="doorgaan", afspraken=[hun])
    antwoord = als(gemeente).post(punt.get_absolute_url(), mijn | {"soort": "stoppen"})
    assert (antwoord.status_code, antwoord.context["toegevoegd"]) == (409, ["Een folder."])


def test_wie_zichzelf_inhaalt_krijgt_geen_keuze(als, gemeente, punt, velden):
    """A quiet save that the server took just before the button: nothing differs."""
    mijn = lees_en_haal_in(als, gemeente, punt, velden, notitie="Mijn tekst.") | {"notitie": "Mijn tekst."}
    assert als(gemeente).post(punt.get_absolute_url(), mijn | {"soort": "doorgaan"}).status_code == 302


def test_wat_de_ander_niet_aanraakte_blijft_van_mij(als, gemeente, punt, velden):
    mijn = lees_en_haal_in(als, gemeente, punt, velden, soort="aanpassen", afspraken=[]) | {"notitie": "Mijn tekst."}
    assert als(gemeente).post(punt.get_absolute_url(), mijn | {"soort": "doorgaan"}).status_code == 302
    assert (Agendapunt.objects.get().notitie, afspraken(punt)) == ("Mijn tekst.", [("doorgaan", "")])


def test_stil_bewaren_dat_wordt_ingehaald_zegt_dat_en_bewaart_niets(als, gemeente, punt, velden):
    mijn = lees_en_haal_in(als, gemeente, punt, velden, notitie="Hun tekst.") | {"notitie": "Mijn tekst."}
    antwoord = als(gemeente).post(punt.get_absolute_url(), mijn, headers=HTMX)
    assert (antwoord.status_code, 'name="versie" value="1"' in antwoord.text) == (409, True)
    assert ("Bekijk beide teksten" in antwoord.text, Agendapunt.objects.get().notitie) == (True, "Hun tekst.")


@pytest.mark.parametrize("htmx", [{}, HTMX])
def test_precies_tegelijk_geeft_ook_een_keuze(als, gemeente, punt, velden, race, htmx):
    data = velden(als(gemeente).get(punt.get_absolute_url()), met="notitie") | {"notitie": "Mijn", "soort": "doorgaan"}
    zij = {"punt": Agendapunt.objects.get(), "versie": 1, "notitie": "Hun", "soort": "", "afspraken": []}
    with race(lambda: bewaar_punt(door=gemeente, **zij)):
        antwoord = als(gemeente).post(punt.get_absolute_url(), data, headers=htmx)
    assert (antwoord.status_code, Agendapunt.objects.get().notitie) == (409, "Hun")


@pytest.mark.parametrize("kapot", ["", "x", "[1]"])
def test_een_kapotte_rij_versie_of_telling_stuurt_niets_stuk(als, gemeente, punt, kapot):
    data = {"versie": kapot, "basis": kapot, "soort": "doorgaan", "notitie": "Rik belt."}
    rijen = {"afspraken-TOTAL_FORMS": kapot or 1, "afspraken-INITIAL_FORMS": 0, "afspraken-0-rij": kapot}
    antwoord = als(gemeente).post(punt.get_absolute_url(), data | rijen)
    assert (antwoord.status_code, Besluit.objects.count()) == (409, 0)


def test_een_sleutel_van_een_ander_besluit_raakt_dat_niet(stuur, punt, stadspunt):
    stuur(stadspunt, afspraak=AFSPRAAK | {"zijde": "gemeente"})
    sleutel = str(Besluit.objects.get().sleutel)
    stuur(punt, soort="doorgaan", afspraak=AFSPRAAK | {"rij": sleutel, "tekst": "Iets anders."})
    assert (afspraken(stadspunt), afspraken(punt)) == (
        [("doorgaan", "Kennismaken op de wijktafel.")],
        [("doorgaan", "Iets anders.")],
    )
