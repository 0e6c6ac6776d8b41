"""How a plan came to be: the steps and every changed text, newest first."""

import pytest

from plannen import acties
from plannen.factories import PlanpartnerFactory
from plannen.geschiedenis import tijdlijn
from plannen.models import Gebeurtenis


def regels(plan):
    return [(regel.wat, regel.wie, regel.reden) for regel in tijdlijn(plan)]


def pad(plan):
    return f"/plannen/{plan.pk}/geschiedenis/"


def test_een_nieuw_plan_heeft_nog_geen_wijzigingen(plan):
    assert regels(plan) == []


def test_de_stappen_staan_er_met_reden_de_nieuwste_boven(plan, coordinator, gemeente):
    acties.bied_aan(plan=plan, door=coordinator)
    acties.stuur_terug(plan=plan, door=gemeente, reden="Met wie?")
    acties.bied_aan(plan=plan, door=coordinator)
    acties.stel_vast(plan=plan, door=gemeente)
    acties.trek_in(plan=plan, door=coordinator, reden="Geen geld.")
    assert regels(plan) == [
        ("Gaat niet door", "coördinator buurtteam", "Geen geld."),
        ("Akkoord van de gemeente", "beleidsambtenaar gemeente", ""),
        ("Ingeleverd bij de gemeente", "coördinator buurtteam", ""),
        ("Terug van de gemeente, met een vraag", "beleidsambtenaar gemeente", "Met wie?"),
        ("Ingeleverd bij de gemeente", "coördinator buurtteam", ""),
    ]


def test_een_gewijzigde_tekst_toont_was_en_is(schrijver, plan, formulierdata):
    schrijver.post(f"/plannen/{plan.pk}/bewerken/", formulierdata(plan) | {"plan-titel": "Elke dinsdag open"})
    [regel] = tijdlijn(plan)
    assert (regel.wat, regel.wie, regel.velden) == (
        "Aangepast: plan Elke dinsdag open",
        "coördinator buurtteam",
        (("titel", "Dinsdagavond open", "Elke dinsdag open"),),
    )


def test_een_keuze_staat_er_in_woorden(schrijver, plan, formulierdata):
    schrijver.post(f"/plannen/{plan.pk}/bewerken/", formulierdata(plan) | {"plan-onderdeel": "sociaal"})
    assert [regel.velden for regel in tijdlijn(plan)] == [(("geldt voor", "beide onderdelen", "sociaal"),)]


def test_ook_de_rijen_en_themas_hebben_hun_wijzigingen(schrijver, plan, formulierdata):
    wijzigingen = {
        "thema-taal-doel": "Nieuw doel",
        "indicatoren-0-doel": "25",
        "partners-0-doet": "kookt",
        "acties-0-functie": "vrijwilliger",
    }
    schrijver.post(f"/plannen/{plan.pk}/bewerken/", formulierdata(plan) | wijzigingen)
    namen = [plan.indicatoren.get(), plan.partners.get(), plan.acties.get()]
    assert {regel.wat: [is_ for _, _, is_ in regel.velden] for regel in tijdlijn(plan)} == {
        "Aangepast: thema van een plan Taal": ["Nieuw doel"],
        f"Aangepast: indicator {namen[0]}": ["25"],
        f"Aangepast: partner {namen[1]}": ["kookt"],
        f"Aangepast: actie {namen[2]}": ["vrijwilliger"],
    }


def test_een_rij_die_wegging_staat_er_met_haar_naam(schrijver, plan, formulierdata):
    titel = plan.acties.get().titel
    schrijver.post(f"/plannen/{plan.pk}/bewerken/", formulierdata(plan) | {"acties-0-DELETE": "on"})
    assert [(regel.wat, regel.wie) for regel in tijdlijn(plan)] == [(f"Weggehaald: {titel}", "coördinator buurtteam")]


def test_werk_van_een_ander_plan_staat_er_niet(plan, lopend_plan, coordinator):
    acties.trek_in(plan=lopend_plan, door=coordinator, reden="Geen geld.")
    assert (regels(plan), len(regels(lopend_plan))) == ([], 1)


def test_elke_soort_gebeurtenis_heeft_woorden(plan, coordinator):
    for soort in ("plan_gemaakt", "meting"):
        Gebeurtenis.leg_vast(soort, plan, plan=plan, door=coordinator)
    for naar in ("klaar", "open"):
        Gebeurtenis.leg_vast("actie_stand", plan.acties.get(), plan=plan, naar=naar, door=coordinator)
    titel = plan.acties.get().titel
    assert sorted(wat for wat, _, _ in regels(plan)) == [
        f"Actie klaar: {titel}",
        f"Actie weer open: {titel}",
        "Geteld",
        "Plan begonnen",
    ]


def test_een_bericht_noemt_zijn_thema_en_de_stand_ervoor_en_erna(planthema, bericht, coordinator):
    acties.meld_voortgang(voortgang=acties.niets_veranderd(planthema, door=coordinator), door=coordinator)
    acties.trek_voortgang_in(voortgang=planthema.voortgang.first(), door=coordinator)
    assert [(regel.wat, regel.velden) for regel in tijdlijn(planthema.plan)] == [
        ("Bericht ingetrokken: Taal", (("Stand", "Gaat goed", "Gaat goed"),)),
        ("Bericht over voortgang: Taal", (("Stand", "Gaat goed", "Gaat goed"),)),
        ("Bericht over voortgang: Taal", (("Stand", "", "Gaat goed"),)),
    ]


def test_een_verschoven_datum_toont_beide_dagen_en_de_reden(schrijver, lopend_plan, formulierdata):
    data = formulierdata(lopend_plan) | {"acties-0-datum": "2027-01-20", "acties-0-reden": "De zaal is dicht."}
    schrijver.post(f"/plannen/{lopend_plan.pk}/bewerken/", data)
    [regel] = tijdlijn(lopend_plan)
    assert (regel.wat, regel.velden, regel.reden) == (
        f"Datum van een actie verschoven: {lopend_plan.acties.get()}",
        (("Datum", "15 december 2026", "20 januari 2027"),),
        "De zaal is dicht.",
    )


def test_de_bladzijde_toont_de_tijdlijn(als, gemeente, coordinator, plan):
    acties.bied_aan(plan=plan, door=coordinator)
    antwoord = als(gemeente).get(pad(plan))
    assert [regel.wat for regel in antwoord.context["bladzijde"]] == ["Ingeleverd bij de gemeente"]


def test_een_lange_geschiedenis_heeft_bladzijden(schrijver, plan, coordinator):
    for _ in range(51):
        Gebeurtenis.leg_vast("meting", plan, plan=plan, door=coordinator)
    assert [len(schrijver.get(f"{pad(plan)}?bladzijde={n}").context["bladzijde"]) for n in (1, 2, "x")] == [50, 1, 50]


@pytest.mark.parametrize("wie", ["coordinator_ander_team", "gemeente", "partner"])
def test_wie_het_plan_niet_ziet_ziet_de_geschiedenis_niet(als, wie, plan, request):
    assert als(request.getfixturevalue(wie)).get(pad(plan)).status_code == 404


def test_de_bladzijde_noemt_geen_namen_van_personen(als, gemeente, coordinator, plan):
    acties.bied_aan(plan=plan, door=coordinator)
    assert coordinator.naam not in als(gemeente).get(pad(plan)).text


def test_wat_een_partner_antwoordt_staat_er_met_wie_en_wat(plan):
    partner = PlanpartnerFactory(plan=plan)
    antwoord = partner.antwoorden.create(vraag="klopt", antwoord="nee", toelichting="Het is woensdag.")
    Gebeurtenis.leg_vast("partner_klopt", antwoord, plan=plan, naar="nee", door=None, functie="partner")
    regel = tijdlijn(plan)[0]
    assert regel.wat == f"Een partner antwoordt op 'Klopt dit?': {partner.organisatie}"
    assert regel.velden == (("Antwoord", "", "Nee, dit klopt niet"),)
