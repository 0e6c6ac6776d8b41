"""Contact persons on both sides: they begin, change and end."""

import datetime

import pytest

from buurtteams.models import Onderdeel
from samenwerking.acties import contact as acties
from samenwerking.factories import ContactpersoonFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon, Gebeurtenis

LIJST = "/samenwerking/contactpersonen/"


def pad(contact, stap=""):
    return f"{LIJST}{contact.pk}/{stap}"


@pytest.fixture
def onderdeel(team):
    return Onderdeel.objects.get_or_create(buurtteam=team, soort="sociaal")[0]


@pytest.fixture
def contact(team):
    return TeamcontactFactory(team=team, naam="Amina V.")


VELDEN = {"functie": "vast_contact", "naam": "Amina V.", "telefoon": "030 286 0001", "vanaf": "2026-11-22"}


def test_een_coordinator_voegt_iemand_toe(als, coordinator, onderdeel):
    als(coordinator).post(f"{LIJST}nieuw/?onderdeel={onderdeel.pk}", VELDEN)
    contact = Contactpersoon.objects.get()
    assert (contact.onderdeel, contact.naam, contact.functie) == (onderdeel, "Amina V.", "vast_contact")


def test_het_logboek_noemt_de_functie_en_geen_naam(als, coordinator, onderdeel):
    als(coordinator).post(f"{LIJST}nieuw/?onderdeel={onderdeel.pk}", VELDEN)
    regel = Gebeurtenis.objects.get()
    assert regel.naar == "vast contact, Noordoost (sociaal)"


def test_twee_keer_versturen_maakt_een_contact(als, coordinator, onderdeel):
    data = VELDEN | {"sleutel": "0d1c2f3e-5a76-4f6d-9c0a-1d2e3f405162"}
    for _ in range(2):
        als(coordinator).post(f"{LIJST}nieuw/?onderdeel={onderdeel.pk}", data)
    assert Contactpersoon.objects.count() == 1


@pytest.mark.parametrize(
    "anders, fout",
    [
        ({"naam": ""}, "Vul de naam in."),
        ({"email": "geen adres"}, "Vul een e-mailadres in"),
        ({"vanaf": ""}, "Kies vanaf wanneer"),
        ({"functie": "functionaris_instelling"}, "geldige keuze"),
        ({"overeenkomst": "on"}, "hoort alleen bij een sleutelpersoon"),
    ],
)
def test_wat_niet_klopt_wordt_geweigerd_en_de_rest_blijft(als, coordinator, onderdeel, anders, fout):
    antwoord = als(coordinator).post(f"{LIJST}nieuw/?onderdeel={onderdeel.pk}", VELDEN | anders)
    assert fout in antwoord.text and "030 286 0001" in antwoord.text
    assert not Contactpersoon.objects.exists()


@pytest.mark.parametrize("zoek", ["", "?onderdeel=nee", "?onderdeel=²", "?onderdeel=999999", "?organisatie=999999"])
def test_zonder_kant_is_er_geen_pagina(als, coordinator, zoek):
    assert als(coordinator).get(f"{LIJST}nieuw/{zoek}").status_code == 404


def test_een_instelling_houdt_alleen_haar_eigen_onderdeel_bij(als, instelling, team):
    jeugd = Onderdeel.objects.get_or_create(buurtteam=team, soort="jeugd_en_gezin")[0]
    antwoord = als(instelling).post(f"{LIJST}nieuw/?onderdeel={jeugd.pk}", VELDEN)
    assert antwoord.status_code == 403 and not Contactpersoon.objects.exists()


def test_een_partner_voegt_een_vervanger_van_de_eigen_organisatie_toe(als, partner, organisatie):
    als(partner).post(f"{LIJST}nieuw/?organisatie={organisatie.pk}", VELDEN | {"functie": "vervanger"})
    assert Contactpersoon.objects.filter(organisatie=organisatie, functie="vervanger").count() == 1


def test_bewerken_en_de_tweede_ziet_beide_teksten(als, coordinator, contact):
    als(coordinator).post(pad(contact, "bewerken/"), VELDEN | {"uren": "op dinsdag", "versie": 1})
    contact.refresh_from_db()
    assert (contact.uren, contact.versie) == ("op dinsdag", 2)
    antwoord = als(coordinator).post(pad(contact, "bewerken/"), VELDEN | {"uren": "op vrijdag", "versie": 1})
    assert antwoord.status_code == 409 and "op dinsdag" in antwoord.text and "op vrijdag" in antwoord.text


def test_een_contact_eindigt_met_een_datum_en_blijft_staan(als, coordinator, contact):
    als(coordinator).post(pad(contact, "beeindigen/"), {"tot": "2026-12-31", "versie": 1})
    contact.refresh_from_db()
    assert contact.tot == datetime.date(2026, 12, 31)
    assert [contact.is_geldig(datetime.date(2026, 12, 31)), contact.is_geldig(datetime.date(2027, 1, 1))] == [
        True,
        False,
    ]


def test_eindigen_voor_het_begin_kan_niet(als, coordinator, contact):
    antwoord = als(coordinator).post(pad(contact, "beeindigen/"), {"tot": "2019-12-31", "versie": 1})
    assert "ligt voor het begin" in antwoord.text
    contact.refresh_from_db()
    assert contact.tot is None


@pytest.mark.parametrize("wie", ["wethouder", "saluti", "gemeente", "coordinator_ander_team", "partner"])
def test_wie_er_niet_over_gaat_wijzigt_niets(als, wie, contact, request):
    browser = als(request.getfixturevalue(wie))
    data = VELDEN | {"naam": "Anders", "tot": "2026-12-31", "versie": 1}
    assert {browser.post(pad(contact, stap), data).status_code for stap in ("bewerken/", "beeindigen/")} == {403}
    contact.refresh_from_db()
    assert (contact.naam, contact.tot) == ("Amina V.", None)


def test_een_instelling_voegt_haar_functionaris_toe(als, instelling):
    eigen = instelling.rollen[0].instelling
    antwoord = als(instelling).get(f"{LIJST}nieuw/?instelling={eigen.pk}")
    assert [keuze for keuze, _ in antwoord.context["form"].fields["functie"].choices] == ["functionaris_instelling"]
    assert not {"overeenkomst", "begeleiding", "gebruiker"} & set(antwoord.context["form"].fields)
    als(instelling).post(f"{LIJST}nieuw/?instelling={eigen.pk}", VELDEN | {"functie": "functionaris_instelling"})
    assert Contactpersoon.objects.get().instelling == eigen


def test_een_organisatie_heeft_geen_functionaris_van_het_team(als, gemeente, organisatie):
    adres = f"{LIJST}nieuw/?organisatie={organisatie.pk}"
    antwoord = als(gemeente).post(adres, VELDEN | {"functie": "functionaris_team"})
    assert (list(antwoord.context["form"].errors), Contactpersoon.objects.count()) == (["functie"], 0)


def test_een_sleutelpersoon_heeft_een_overeenkomst_en_begeleiding(als, coordinator, onderdeel):
    data = VELDEN | {"functie": "sleutelpersoon", "overeenkomst": "on", "begeleiding": "on"}
    als(coordinator).post(f"{LIJST}nieuw/?onderdeel={onderdeel.pk}", data)
    contact = Contactpersoon.objects.get()
    assert (contact.overeenkomst, contact.begeleiding) == (True, True)


def test_na_toevoegen_staat_u_weer_bij_het_team(als, coordinator, onderdeel, organisatie):
    van_team = als(coordinator).post(f"{LIJST}nieuw/?onderdeel={onderdeel.pk}", VELDEN)
    van_organisatie = als(coordinator).post(f"{LIJST}nieuw/?organisatie={organisatie.pk}", VELDEN)
    assert (van_team.url, van_organisatie.url) == ("/teams/noordoost/", organisatie.get_absolute_url())


def test_een_teamgenoot_werkt_het_bij(als, teamgenoot, contact):
    als(teamgenoot).post(pad(contact, "bewerken/"), VELDEN | {"talen": "Turks", "versie": 1})
    contact.refresh_from_db()
    assert contact.talen == "Turks"


@pytest.mark.parametrize("stap", ["", "bewerken/", "beeindigen/"])
def test_een_andere_organisatie_bestaat_voor_een_partner_niet(als, partner, stap):
    assert als(partner).get(pad(ContactpersoonFactory(), stap)).status_code == 404


@pytest.mark.parametrize("stap", ["", "bewerken/", "beeindigen/"])
def test_andere_methoden_worden_geweigerd(als, coordinator, contact, stap):
    assert als(coordinator).put(pad(contact, stap)).status_code == 405


def test_beginnen_na_de_laatste_dag_kan_niet(als, coordinator, team):
    contact = TeamcontactFactory(team=team, tot=datetime.date(2026, 12, 1))
    data = VELDEN | {"uren": "op dinsdag", "vanaf": "2026-12-02", "versie": 1}
    antwoord = als(coordinator).post(pad(contact, "bewerken/"), data)
    assert "De laatste dag is 1 december 2026." in antwoord.text and "op dinsdag" in antwoord.text
    contact.refresh_from_db()
    assert contact.versie == 1


@pytest.mark.parametrize("stap", ["bewerken/", "beeindigen/"])
def test_wie_gewist_is_wordt_niet_opnieuw_ingevuld(als, coordinator, team, stap):
    leeg = dict.fromkeys(Contactpersoon.PERSOONLIJK, "")
    contact = TeamcontactFactory(team=team, **leeg, gewist_op=datetime.date(2026, 11, 1))
    data = VELDEN | {"tot": "2026-12-31", "versie": 1}
    assert als(coordinator).post(pad(contact, stap), data).status_code == 403
    contact.refresh_from_db()
    assert (contact.naam, contact.tot) == ("", None)


def test_precies_tegelijk_bewerken_geeft_een_keuze(als, coordinator, contact, race):
    browser = als(coordinator)
    with race(lambda: Contactpersoon.objects.filter(pk=contact.pk).update(uren="op dinsdag", versie=2)):
        antwoord = browser.post(pad(contact, "bewerken/"), VELDEN | {"uren": "op vrijdag", "versie": 1})
    contact.refresh_from_db()
    assert (antwoord.status_code, contact.uren) == (409, "op dinsdag")


def test_precies_tegelijk_eindigen_geeft_een_keuze(als, coordinator, contact, race):
    browser = als(coordinator)
    with race(lambda: Contactpersoon.objects.filter(pk=contact.pk).update(tot="2026-11-30", versie=2)):
        antwoord = browser.post(pad(contact, "beeindigen/"), {"tot": "2026-12-31", "versie": 1})
    contact.refresh_from_db()
    assert (antwoord.status_code, str(contact.tot)) == (409, "2026-11-30")


def test_het_einde_is_terug_te_nemen(als, coordinator, team):
    contact = TeamcontactFactory(team=team, tot=datetime.date(2026, 11, 1))
    als(coordinator).post(pad(contact, "beeindigen/"), {"tot": "", "versie": 1})
    contact.refresh_from_db()
    regel = Gebeurtenis.objects.get()
    assert (contact.tot, regel.soort, regel.van, regel.naar) == (None, "contact_hervat", "2026-11-01", "")


def test_zonder_einde_is_een_lege_dag_een_fout(als, coordinator, contact):
    antwoord = als(coordinator).post(pad(contact, "beeindigen/"), {"tot": "", "versie": 1})
    assert "Kies de laatste dag." in antwoord.text and not Gebeurtenis.objects.exists()


def test_het_logboek_noemt_nergens_een_naam(contact, coordinator, vandaag):
    acties.beeindig_contact(contact=contact, versie=1, tot=vandaag, door=coordinator)
    regel = Gebeurtenis.objects.get()
    velden = (regel.soort, regel.van, regel.naar, regel.reden)
    assert velden == ("contact_beeindigd", "", "2026-11-22", "vast contact, Noordoost (sociaal)")


def test_wie_stopt_wordt_naar_de_overdracht_gewezen(als, coordinator, contact):
    for stap in ("", "beeindigen/"):
        assert pad(contact, "overdragen/") in als(coordinator).get(pad(contact, stap)).text
