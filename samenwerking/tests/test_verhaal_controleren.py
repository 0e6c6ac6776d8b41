"""Rule 9: a story is shared by another person than its writer, after every find was decided on."""

import datetime

import pytest

from plannen.factories import moment
from samenwerking.acties import verhaal as acties
from samenwerking.factories import ContactpersoonFactory, VerhaalFactory, VondstFactory
from samenwerking.models import Gebeurtenis, Verhaal, Vondst

TEKST = "Het begon klein. Bel 06-12345678 of kom langs. Amina hielp ons. Daarna liep het."


@pytest.fixture
def verhaal(coordinator, team):
    """It waits for a second reader, with a telephone number and a name in it."""
    ContactpersoonFactory(naam="Amina V.")
    verhaal = VerhaalFactory(schrijver=coordinator, team=team, aanpak=TEKST)
    acties.bied_verhaal_aan(verhaal=verhaal, door=coordinator)
    return verhaal


def pad(verhaal, stap=""):
    return f"/samenwerking/verhalen/{verhaal.pk}/{stap}"


def besluiten(verhaal, besluit="mag_blijven", reden="Het nummer van het buurthuis.", **anders):
    data = {"versie": verhaal.versie}
    for vondst in verhaal.vondsten.all():
        data |= {f"vondst-{vondst.pk}-besluit": besluit, f"vondst-{vondst.pk}-reden": reden}
    return data | anders


def beslis(browser, verhaal, **velden):
    return browser.post(pad(verhaal, "controleren/"), besluiten(verhaal, **velden))


def deel(browser, verhaal):
    verhaal.refresh_from_db()
    return browser.post(pad(verhaal, "delen/"), {"versie": verhaal.versie})


def stand():
    return list(Verhaal.objects.values_list("status", "controleur"))


# To the second reader


def test_de_schrijver_laat_een_ander_lezen(als, coordinator, team):
    verhaal = VerhaalFactory(schrijver=coordinator, team=team)
    assert als(coordinator).post(pad(verhaal, "aanbieden/")).url == pad(verhaal)
    regel = Gebeurtenis.objects.get()
    assert (stand(), regel.van, regel.naar, regel.door) == (
        [("ter_controle", None)],
        "concept",
        "ter_controle",
        coordinator,
    )


def test_de_schrijver_ziet_eerst_wat_opvalt(als, coordinator, team):
    verhaal = VerhaalFactory(schrijver=coordinator, team=team, aanpak=TEKST)
    acties.werk_vondsten_bij(verhaal)
    assert "<mark>06-12345678</mark>" in als(coordinator).get(pad(verhaal, "aanbieden/")).text


@pytest.mark.parametrize("wie, code", [("teamgenoot", 403), ("coordinator_ander_team", 404), ("gemeente", 404)])
def test_een_ander_biedt_het_niet_aan(als, wie, code, coordinator, team, request):
    verhaal = VerhaalFactory(schrijver=coordinator, team=team)
    browser = als(request.getfixturevalue(wie))
    assert [
        browser.get(pad(verhaal, "aanbieden/")).status_code,
        browser.post(pad(verhaal, "aanbieden/")).status_code,
    ] == [code] * 2


def test_aanbieden_zoekt_ook_naar_namen_die_pas_nu_bekend_zijn(als, coordinator, team):
    verhaal = VerhaalFactory(schrijver=coordinator, team=team, aanpak="Wij belden met Zoleikha.")
    ContactpersoonFactory(naam="Zoleikha B.")
    als(coordinator).post(pad(verhaal, "aanbieden/"))
    assert Vondst.objects.get().fragment == "Zoleikha"


# The finds


def test_elke_vondst_staat_in_haar_zin(als, gemeente, verhaal):
    antwoord = als(gemeente).get(pad(verhaal, "controleren/"))
    zinnen = [een.zinnen for een, _ in antwoord.context["rijen"]]
    assert zinnen == [[("Bel ", "06-12345678", " of kom langs. ")], [("", "Amina", " hielp ons. ")]]
    assert "Bel <mark>06-12345678</mark> of kom langs." in antwoord.text


@pytest.mark.parametrize("wie", ["gemeente", "instelling", "teamgenoot", "coordinator_ander_team"])
def test_een_tweede_persoon_beslist_en_deelt(als, wie, verhaal, request):
    lezer = request.getfixturevalue(wie)
    assert beslis(als(lezer), verhaal).url == pad(verhaal, "delen/")
    assert deel(als(lezer), verhaal).url == pad(verhaal)
    assert stand() == [("gedeeld", lezer.pk)]
    assert {(v.besluit, v.reden, v.door) for v in Vondst.objects.all()} == {
        ("mag_blijven", "Het nummer van het buurthuis.", lezer)
    }


def test_de_schrijver_controleert_en_deelt_nooit(als, coordinator, verhaal):
    stappen = ["controleren/", "delen/", "terug/"]
    browser = als(coordinator)
    codes = [browser.post(pad(verhaal, s), besluiten(verhaal) | {"reden": "x"}).status_code for s in stappen]
    assert (codes, [browser.get(pad(verhaal, s)).status_code for s in stappen]) == ([403] * 3, [403] * 3)
    assert stand() == [("ter_controle", None)]


@pytest.mark.parametrize("stap", ["controleren/", "delen/", "terug/"])
@pytest.mark.parametrize("wie", ["partner", "saluti", "wethouder", "beheer"])
def test_wie_niet_controleert_vindt_het_niet(als, wie, stap, verhaal, request):
    assert als(request.getfixturevalue(wie)).post(pad(verhaal, stap), {"reden": "x"}).status_code == 404


def test_zonder_besluit_over_elke_vondst_wordt_niets_bewaard(als, gemeente, verhaal):
    data = besluiten(verhaal)
    weg = next(naam for naam in data if naam.endswith("besluit"))
    antwoord = als(gemeente).post(pad(verhaal, "controleren/"), data | {weg: ""})
    assert ["besluit" in form.errors for form in antwoord.context["forms"]] == [True, False]
    assert ("Het nummer van het buurthuis." in antwoord.text, Vondst.objects.exclude(besluit="").count()) == (True, 0)


def test_mag_blijven_vraagt_een_reden(als, gemeente, verhaal):
    antwoord = beslis(als(gemeente), verhaal, reden="")
    assert [form.errors for form in antwoord.context["forms"]] == [
        {"reden": ["Schrijf op waarom dit mag blijven."]}
    ] * 2


def test_wat_weg_moet_stuurt_het_verhaal_terug_met_die_reden(als, gemeente, coordinator, verhaal):
    antwoord = beslis(als(gemeente), verhaal, besluit="moet_weg")
    assert (antwoord.url, stand()) == ("/samenwerking/verhalen/", [("concept", None)])
    bladzijde = als(coordinator).get(pad(verhaal)).text
    reden = "Dit moet weg: telefoonnummer bij “wat is er gedaan?”, naam van een bekende contactpersoon"
    assert reden in bladzijde


def test_het_logboek_noemt_niet_wat_weg_moest(als, gemeente, verhaal):
    beslis(als(gemeente), verhaal, besluit="moet_weg")
    teksten = " ".join(f"{regel.van} {regel.naar} {regel.reden}" for regel in Gebeurtenis.objects.all())
    assert ("06-12345678" in teksten, "Amina" in teksten) == (False, False)


def test_wat_weg_moest_en_er_nog_staat_vraagt_opnieuw_een_besluit(als, gemeente, coordinator, verhaal):
    beslis(als(gemeente), verhaal, besluit="moet_weg")
    als(coordinator).post(pad(verhaal, "aanbieden/"))
    assert {v.besluit for v in Vondst.objects.all()} == {""}
    assert deel(als(gemeente), verhaal).status_code == 422


# Sharing


def test_delen_wordt_geweigerd_zolang_er_iets_open_staat(als, gemeente, verhaal):
    antwoord = deel(als(gemeente), verhaal)
    assert (antwoord.status_code, len(antwoord.context["open_vondsten"]), stand()) == (422, 2, [("ter_controle", None)])


def test_een_naam_die_intussen_bekend_werd_houdt_het_delen_tegen(als, gemeente, verhaal):
    beslis(als(gemeente), verhaal)
    ContactpersoonFactory(naam="Klein Duimpje")
    antwoord = deel(als(gemeente), verhaal)
    assert (antwoord.url, stand()) == (pad(verhaal, "controleren/"), [("ter_controle", None)])
    assert Vondst.objects.get(besluit="").fragment == "klein"


def test_een_wijziging_tussendoor_glipt_er_niet_door(als, gemeente, verhaal, race):
    beslis(als(gemeente), verhaal)
    browser = als(gemeente)
    with race(lambda: Verhaal.objects.update(tip="Bel 030 286 0009.", versie=9)):
        deel(browser, verhaal)
    assert stand() == [("ter_controle", None)]


def test_ook_zonder_nieuwe_versie_telt_de_tekst_van_nu(gemeente, verhaal):
    verhaal.vondsten.update(besluit="mag_blijven", reden="x", door=gemeente, op=moment(11, 3))
    Verhaal.objects.update(tip="Bel 030 286 0009.")
    with pytest.raises(acties.NietBeslist):
        acties.deel_verhaal(verhaal=verhaal, versie=verhaal.versie, door=gemeente)
    assert stand() == [("ter_controle", None)]


def test_een_besluit_over_iets_dat_er_niet_meer_staat_houdt_het_delen_tegen(gemeente, verhaal):
    verhaal.vondsten.update(besluit="mag_blijven", reden="x", door=gemeente, op=moment(11, 3))
    Verhaal.objects.update(aanpak="Niets bijzonders.")
    with pytest.raises(acties.NietBeslist):
        acties.deel_verhaal(verhaal=verhaal, versie=verhaal.versie, door=gemeente)


def test_moet_weg_wordt_nooit_gedeeld(gemeente, coordinator):
    verhaal = VerhaalFactory(schrijver=coordinator, status="ter_controle")
    VondstFactory(verhaal=verhaal, besluit="moet_weg", door=gemeente, op=moment(11, 3))
    with pytest.raises(acties.NietBeslist):
        acties.deel_verhaal(verhaal=verhaal, versie=1, door=gemeente)


def test_een_oude_bladzijde_deelt_niet(als, gemeente, verhaal):
    beslis(als(gemeente), verhaal)
    assert als(gemeente).post(pad(verhaal, "delen/"), {"versie": "1"}).url == pad(verhaal, "controleren/")
    assert stand() == [("ter_controle", None)]


def test_een_oude_bladzijde_beslist_niet_en_houdt_wat_getypt_is(als, gemeente, verhaal):
    antwoord = beslis(als(gemeente), verhaal, versie=1, reden="Getypte reden.")
    assert (antwoord.status_code, "Getypte reden." in antwoord.text) == (409, True)
    assert Vondst.objects.exclude(besluit="").count() == 0


def test_precies_tegelijk_beslissen(als, gemeente, verhaal, race):
    browser = als(gemeente)
    with race(lambda: Verhaal.objects.update(versie=9)):
        antwoord = beslis(browser, verhaal)
    assert (antwoord.url, Vondst.objects.exclude(besluit="").count()) == (pad(verhaal, "controleren/"), 0)


def test_wat_eruit_moest_blijft_ook_niet_in_oude_versies(als, gemeente, coordinator, verhaal):
    beslis(als(gemeente), verhaal)
    deel(als(gemeente), verhaal)
    assert Verhaal.objects.get().geschiedenis.count() == 1


def test_een_verhaal_zonder_vondst_gaat_zo_door(als, gemeente, coordinator):
    verhaal = VerhaalFactory(schrijver=coordinator, status="ter_controle")
    assert beslis(als(gemeente), verhaal).url == pad(verhaal, "delen/")
    assert deel(als(gemeente), verhaal).url == pad(verhaal)
    assert Verhaal.objects.get().gedeeld_op.date() == datetime.date(2026, 11, 22)


# Back, and withdrawn


def test_de_lezer_stuurt_terug_met_een_reden(als, gemeente, coordinator, verhaal):
    assert als(gemeente).post(pad(verhaal, "terug/"), {"reden": "Te herkenbaar."}).url == "/samenwerking/verhalen/"
    assert stand() == [("concept", None)]
    assert "Te herkenbaar." in als(coordinator).get(pad(verhaal)).text


@pytest.mark.parametrize("stap, wie", [("terug/", "gemeente"), ("intrekken/", "coordinator")])
def test_zonder_reden_gebeurt_er_niets(als, stap, wie, verhaal, request):
    antwoord = als(request.getfixturevalue(wie)).post(pad(verhaal, stap), {"reden": " "})
    assert (list(antwoord.context["form"].errors), stand()) == (["reden"], [("ter_controle", None)])


def test_de_schrijver_trekt_het_terug(als, coordinator, verhaal):
    als(coordinator).post(pad(verhaal, "intrekken/"), {"reden": "Het klopte niet."})
    assert stand() == [("ingetrokken", None)]
    assert als(coordinator).post(pad(verhaal, "intrekken/"), {"reden": "Nog eens."}).status_code == 403


def test_een_teamgenoot_trekt_terug_wat_gedeeld_is_en_een_lezer_niet(als, teamgenoot, gemeente, saluti, verhaal):
    assert als(teamgenoot).get(pad(verhaal, "intrekken/")).status_code == 403
    beslis(als(gemeente), verhaal)
    deel(als(gemeente), verhaal)
    assert als(saluti).post(pad(verhaal, "intrekken/"), {"reden": "x"}).status_code == 403
    als(teamgenoot).post(pad(verhaal, "intrekken/"), {"reden": "Toch te herkenbaar."})
    assert stand() == [("ingetrokken", gemeente.pk)]
    assert als(saluti).get(pad(verhaal)).status_code == 404


def test_wie_te_laat_is_met_een_stap_hoort_dat(als, coordinator, verhaal, race):
    browser = als(coordinator)
    with race(lambda: Verhaal.objects.update(versie=9)):
        antwoord = browser.post(pad(verhaal, "intrekken/"), {"reden": "Weg."}, follow=True)
    assert ("Iemand anders heeft dit verhaal net veranderd" in antwoord.text, stand()) == (
        True,
        [("ter_controle", None)],
    )


def test_lezen_verandert_niets(als, gemeente, verhaal):
    stappen = ["controleren/", "delen/", "terug/"]
    voor = Gebeurtenis.objects.count()
    assert [als(gemeente).get(pad(verhaal, stap)).status_code for stap in stappen] == [200] * 3
    assert [als(gemeente).put(pad(verhaal, stap)).status_code for stap in stappen] == [405] * 3
    assert (stand(), Gebeurtenis.objects.count()) == ([("ter_controle", None)], voor)
