"""On the account page everyone chooses: a reminder on the day itself, or all of them once a week."""

import pytest

from buurtteams.models import Gebruiker

ADRES = "/account/herinneringen/"


def per_week(gebruiker):
    return Gebruiker.objects.get(pk=gebruiker.pk).herinneringen_per_week


def test_de_accountpagina_laat_de_keuze_zien(als, coordinator):
    browser = als(coordinator)
    assert browser.get("/account/").context["form"].initial == {"herinneringen_per_week": False}
    assert f'action="{ADRES}"' in browser.get("/account/").text


@pytest.mark.parametrize("data, uitkomst", [({"herinneringen_per_week": "on"}, True), ({}, False)])
def test_de_keuze_wordt_opgeslagen(als, coordinator, data, uitkomst):
    Gebruiker.objects.filter(pk=coordinator.pk).update(herinneringen_per_week=not uitkomst)
    antwoord = als(coordinator).post(ADRES, data, follow=True)
    assert (per_week(coordinator), antwoord.redirect_chain) == (uitkomst, [("/account/", 302)])
    assert [str(bericht) for bericht in antwoord.context["messages"]] == ["Uw keuze is opgeslagen."]


def test_een_ander_merkt_er_niets_van(als, coordinator, teamgenoot):
    als(coordinator).post(ADRES, {"herinneringen_per_week": "on"})
    assert per_week(teamgenoot) is False


def test_iets_anders_van_het_account_verandert_niet(als, coordinator):
    als(coordinator).post(ADRES, {"herinneringen_per_week": "on", "email": "x@voorbeeld.test", "is_active": ""})
    gebruiker = Gebruiker.objects.get(pk=coordinator.pk)
    assert (gebruiker.email, gebruiker.is_active) == (coordinator.email, True)


def test_met_get_verandert_er_niets(als, coordinator):
    assert als(coordinator).get(ADRES).status_code == 405
