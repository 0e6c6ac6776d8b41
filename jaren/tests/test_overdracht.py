"""A contact leaves, and the next one takes over: what hangs on the person, in one step."""

import datetime

import pytest

from buurtteams.factories import GebruikerFactory
from jaren.acties.overdracht import draag_over
from jaren.acties.werk_van import werk_van
from jaren.factories import BesluitFactory
from plannen.acties import VersieVerouderd, werk_actie_bij
from plannen.factories import ActieFactory, PlanFactory, VraagFactory
from plannen.models import Actie, Gebeurtenis, Jaarcyclus
from samenwerking.factories import (
    BehoefteFactory,
    BijeenkomstFactory,
    ContactpersoonFactory,
    InloopFactory,
    SamenwerkingsafspraakFactory,
    TeamcontactFactory,
)
from samenwerking.models import Contactpersoon
from samenwerking.models import Gebeurtenis as Logregel

NIEUW = {"opvolger": "nieuw", "naam": "Bo", "functie": "vast_contact", "vanaf": "2026-12-01"}


@pytest.fixture
def contact(team):
    """The vast contact of Noordoost (sociaal), with an account."""
    return TeamcontactFactory(team=team, gebruiker=GebruikerFactory(), naam="Amina")


@pytest.fixture
def plan(cyclus, team):
    return PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")


@pytest.fixture
def werk(contact, plan, team):
    """One row of each kind that hangs on the contact."""
    return {
        "account": ActieFactory(plan=plan, titel="Bellen", gebruiker=contact.gebruiker, functie="gezinswerker"),
        "functie": ActieFactory(plan=plan, titel="Langsgaan", functie="Vast contact"),
        "bijeenkomst": BijeenkomstFactory(teams=[team], gespreksleider="vast contact"),
        "inloop": InloopFactory(team=team, bijhouder="vast contact"),
        "besluit": BesluitFactory(cyclus=plan.cyclus, plan=plan, zijde="team", wie="vast contact"),
    }


def pad(contact, stap="overdragen"):
    return f"/samenwerking/contactpersonen/{contact.pk}/{stap}/"


def verstuur(browser, contact, **anders):
    sleutels = [stuk.sleutel for stuk in werk_van(contact)]
    return browser.post(pad(contact), NIEUW | {"versie": contact.versie, "werk": sleutels} | anders)


def titels(contact, gebruiker=None):
    return [str(stuk.object) for stuk in werk_van(contact, gebruiker=gebruiker)]


# What hangs on a person


def test_alles_wat_aan_account_of_functie_hangt(contact, werk):
    assert {stuk.object for stuk in werk_van(contact)} == set(werk.values())


@pytest.mark.parametrize(
    "velden", [{"klaar_op": datetime.date(2026, 11, 1)}, {"plan__status": "ingetrokken"}, {"plan__status": "besproken"}]
)
def test_werk_dat_niet_loopt_hangt_aan_niemand(contact, velden):
    ActieFactory(gebruiker=contact.gebruiker, **velden)
    assert titels(contact) == []


def test_aan_een_gesloten_jaar_wordt_niet_geraakt(contact, werk, cyclus):
    Jaarcyclus.objects.filter(pk=cyclus.pk).update(fase=Jaarcyclus.Fase.AFGESLOTEN)
    assert {stuk.soort for stuk in werk_van(contact)} == {"bijeenkomst", "inloop"}


def test_met_een_tweede_vast_contact_zegt_de_functie_niets(contact, werk, team):
    TeamcontactFactory(team=team)
    assert titels(contact) == ["Bellen"]


# The handover


def test_alles_gaat_naar_een_nieuwe_opvolger(als, coordinator, contact, werk):
    antwoord = verstuur(als(coordinator), contact, functie="vervanger")
    contact.refresh_from_db()
    opvolger = Contactpersoon.objects.get(naam="Bo")
    assert (antwoord.url, contact.tot, contact.versie) == (pad(contact, "overgedragen"), datetime.date(2026, 11, 30), 2)
    assert (opvolger.onderdeel, opvolger.vanaf, opvolger.functie) == (
        contact.onderdeel, datetime.date(2026, 12, 1), "vervanger",
    )  # fmt: skip
    for rij in werk.values():
        rij.refresh_from_db()
    assert [werk["account"].gebruiker, werk["account"].functie, werk["functie"].functie] == [
        None, "gezinswerker", "vervanger",
    ]  # fmt: skip
    assert [werk["bijeenkomst"].gespreksleider, werk["inloop"].bijhouder, werk["besluit"].wie] == ["vervanger"] * 3


def test_een_bestaande_opvolger_krijgt_het_op_het_eigen_account(als, coordinator, contact, werk, team):
    vervanger = TeamcontactFactory(team=team, functie="vervanger", gebruiker=GebruikerFactory())
    verstuur(als(coordinator), contact, opvolger=vervanger.pk, naam="")
    assert {actie.gebruiker for actie in Actie.objects.all()} == {vervanger.gebruiker}
    assert Contactpersoon.objects.count() == 2


def test_wat_geen_vinkje_heeft_blijft(als, coordinator, contact, werk):
    verstuur(als(coordinator), contact, werk=[f"actie-{werk['functie'].pk}"])
    werk["account"].refresh_from_db()
    assert werk["account"].gebruiker == contact.gebruiker
    assert [log.object_id for log in Gebeurtenis.objects.all()] == [werk["functie"].pk]


def test_het_logboek_zegt_wat_overging_zonder_namen(als, coordinator, contact, werk, plan):
    verstuur(als(coordinator), contact)
    soorten = ["actie_overgedragen", "actie_overgedragen", "besluit_overgedragen"]
    assert sorted(plan.gebeurtenissen.values_list("soort", flat=True)) == soorten
    regels = {log.soort: (log.van, log.naar) for log in Logregel.objects.all()}
    wie = "vast contact van Noordoost (sociaal)"
    assert regels["contact_overgedragen"] == (wie, wie)
    assert set(regels) == {
        "contact_overgedragen",
        "contact_begonnen",
        "bijeenkomst_overgedragen",
        "inloop_overgedragen",
    }
    assert werk["account"].geschiedenis.first().history_change_reason == coordinator.functie


def test_de_geschiedenis_van_het_plan_noemt_de_overdracht_en_geen_naam(als, coordinator, contact, werk, plan):
    verstuur(als(coordinator), contact)
    tekst = als(coordinator).get(f"/plannen/{plan.pk}/geschiedenis/").text
    assert "Actie overgedragen: Bellen" in tekst
    assert contact.gebruiker.naam not in tekst


def test_na_afloop_staat_er_van_wie_het_werk_kwam(als, coordinator, contact, werk):
    verstuur(als(coordinator), contact)
    zin = "Van vast contact van Noordoost (sociaal) (<b>Amina</b>) naar een ander met dezelfde functie."
    assert zin in als(coordinator).get(pad(contact, "overgedragen")).text


def test_wie_eerder_vertrok_houdt_de_eigen_laatste_dag(als, coordinator, contact, werk):
    Contactpersoon.objects.filter(pk=contact.pk).update(tot=datetime.date(2026, 9, 1))
    verstuur(als(coordinator), contact)
    contact.refresh_from_db()
    assert contact.tot == datetime.date(2026, 9, 1)


def test_de_gegevens_van_een_ander_staan_open_als_u_die_kiest_of_als_er_iets_mis_is(als, coordinator, contact, team):
    browser = als(coordinator)
    assert browser.get(pad(contact)).context["form"].vraagt_nieuw
    TeamcontactFactory(team=team, functie="vervanger")
    assert not browser.get(pad(contact)).context["form"].vraagt_nieuw
    assert verstuur(browser, contact, opvolger="", email="geen adres").context["form"].vraagt_nieuw


def test_de_pagina_zegt_of_iemand_al_weg_is(als, coordinator, contact):
    teksten = []
    for tot in (datetime.date(2026, 11, 22), datetime.date(2026, 11, 21)):
        Contactpersoon.objects.filter(pk=contact.pk).update(tot=tot)
        teksten.append("gestopt op" in als(coordinator).get(pad(contact)).text)
    assert teksten == [False, True]


def test_daarna_staat_er_wat_overging(als, coordinator, contact, werk):
    verstuur(als(coordinator), contact)
    overdracht = als(coordinator).get(pad(contact, "overgedragen")).context["overdracht"]
    gezien = {(rij.soort, rij.titel) for rij in overdracht.verplaatst}
    soorten = {"Actie": ["account", "functie"], "Bijeenkomst": ["bijeenkomst"], "Inloop": ["inloop"]}
    soorten["Besluit"] = ["besluit"]
    assert gezien == {(soort, str(werk[naam])) for soort, namen in soorten.items() for naam in namen}


def test_daarna_ziet_u_geen_werk_uit_plannen_die_u_niet_ziet(als, instelling, gemeente, contact, cyclus, team):
    concept = ActieFactory(plan=PlanFactory(cyclus=cyclus, team=team), gebruiker=contact.gebruiker)
    besluit = BesluitFactory(cyclus=cyclus, plan=concept.plan, zijde="team", wie="vast contact")
    organisatiecontact = ContactpersoonFactory(gebruiker=contact.gebruiker)
    verstuur(als(instelling), organisatiecontact, werk=[f"actie-{concept.pk}"])
    verstuur(als(instelling), contact, werk=[f"besluit-{besluit.pk}"])
    rijen = als(gemeente).get(pad(organisatiecontact, "overgedragen")).context["overdracht"].verplaatst
    assert rijen == []
    assert len(als(instelling).get(pad(contact, "overgedragen")).context["overdracht"].verplaatst) == 1


def test_wat_bij_het_team_hoort_gaat_vanzelf_mee(als, coordinator, contact, plan, team):
    afspraak = SamenwerkingsafspraakFactory(team=team)
    SamenwerkingsafspraakFactory(team=team, gestopt_op=datetime.date(2026, 10, 1), stopreden="klaar")
    vraag = VraagFactory(plan=plan, aan="team")
    behoefte = BehoefteFactory(team=team)
    BehoefteFactory(team=team, status="vervuld", hoe="Geregeld.")
    assert als(coordinator).get(pad(contact)).context["blijft"] == [
        ("Afspraken", [(str(afspraak), afspraak.evaluatie_op, afspraak.get_absolute_url())]),
        ("Vragen die wachten op antwoord", [(vraag.tekst, vraag.antwoord_voor, vraag.get_absolute_url())]),
        ("Behoeften", [(behoefte.tekst, None, behoefte.get_absolute_url())]),
    ]


def test_een_vraag_bij_een_plan_dat_u_niet_ziet_blijft_weg(als, coordinator, organisatie, cyclus):
    VraagFactory(plan=PlanFactory(cyclus=cyclus), aan="organisatie", organisatie=organisatie)
    contact = ContactpersoonFactory(organisatie=organisatie, tot=datetime.date(2026, 9, 1))
    assert als(coordinator).get(pad(contact)).context["blijft"] == []


# Twice, at once, and wrong


def test_twee_keer_versturen_geeft_een_opvolger(als, coordinator, contact, werk, velden):
    data = velden(als(coordinator).get(pad(contact)), met="opvolger") | NIEUW
    antwoorden = [als(coordinator).post(pad(contact), data) for _ in range(2)]
    assert [antwoord.url for antwoord in antwoorden] == [pad(contact, "overgedragen")] * 2
    assert (Contactpersoon.objects.count(), Logregel.objects.filter(soort="contact_overgedragen").count()) == (2, 1)


def test_een_ander_was_eerder(als, coordinator, contact, werk):
    Contactpersoon.objects.filter(pk=contact.pk).update(versie=2)
    antwoord = verstuur(als(coordinator), contact)
    assert "Er is nog niets overgedragen." in antwoord.text
    assert 'value="Bo"' in antwoord.text
    assert (Contactpersoon.objects.count(), Gebeurtenis.objects.count()) == (1, 0)


def test_een_ander_droeg_eerder_over(als, coordinator, instelling, contact, werk):
    verstuur(als(instelling), contact)
    antwoord = verstuur(als(coordinator), contact)
    assert (antwoord.status_code, Contactpersoon.objects.count()) == (200, 2)


def test_een_ander_wint_op_het_laatste_moment(als, coordinator, contact, werk, race):
    browser = als(coordinator)
    with race(lambda: Contactpersoon.objects.filter(pk=contact.pk).update(versie=2)):
        antwoord = verstuur(browser, contact)
    assert "Er is nog niets overgedragen." in antwoord.text
    assert Contactpersoon.objects.get().tot is None


def test_een_actie_die_intussen_wijzigde_houdt_alles_tegen(coordinator, contact, werk, monkeypatch):
    def intussen(*args, **kwargs):
        stukken = werk_van(*args, **kwargs)
        werk_actie_bij(actie=werk["account"], versie=1, door=coordinator)
        return stukken

    monkeypatch.setattr("jaren.acties.overdracht.werk_van", intussen)
    opvolger = Contactpersoon(onderdeel=contact.onderdeel, vanaf=datetime.date(2026, 12, 1))
    with pytest.raises(VersieVerouderd):
        draag_over(
            contactpersoon=contact, versie=1, opvolger=opvolger, tot=datetime.date(2026, 11, 30), door=coordinator,
            sleutels=[f"actie-{werk['account'].pk}"],
        )  # fmt: skip
    assert Contactpersoon.objects.count() == 1


@pytest.mark.parametrize(
    "anders",
    [{"opvolger": ""}, {"naam": ""}, {"vanaf": ""}, {"vanaf": "2020-01-01"}, {"opvolger": "999"}, {"werk": ["actie-0"]},
     {"functie": "functionaris_instelling"}, {"email": "geen adres"}],
)  # fmt: skip
def test_wat_niet_klopt_verandert_niets_en_blijft_staan(als, coordinator, contact, werk, anders):
    antwoord = verstuur(als(coordinator), contact, talen="Turks en Arabisch", **anders)
    assert (list(antwoord.context["form"].errors), Contactpersoon.objects.count()) == (list(anders), 1)
    assert "Turks en Arabisch" in antwoord.text
    assert Gebeurtenis.objects.count() == 0


# The queries


@pytest.mark.parametrize("aantal", [1, 3])
def test_het_aantal_vragen_groeit_niet(als, coordinator, contact, plan, aantal, django_assert_num_queries):
    ActieFactory.create_batch(aantal, plan=plan, gebruiker=contact.gebruiker)
    ActieFactory.create_batch(aantal, plan=plan, functie="vast contact")
    browser = als(coordinator)
    with django_assert_num_queries(15):
        browser.get(pad(contact))
    verstuur(browser, contact)
    with django_assert_num_queries(10):
        browser.get(pad(contact, "overgedragen"))
