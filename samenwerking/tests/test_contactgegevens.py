"""Rule 8: of whom each role may know the contact data, and that nothing of the others is in any page."""

import datetime

import pytest

from buurtteams.factories import FunctionarisFactory
from samenwerking.factories import ContactpersoonFactory, SamenwerkingsafspraakFactory, TeamcontactFactory
from samenwerking.models import Contactpersoon

IEDEREEN = {
    "coordinator",
    "coordinator_ander_team",
    "instelling",
    "gemeente",
    "wethouder",
    "saluti",
    "partner",
    "beheer",
}
MERK = "030 286 9999"


@pytest.fixture
def jeugdinstelling(db):
    return FunctionarisFactory(instelling__onderdeel="jeugd_en_gezin").gebruiker


def van_team(team, **velden):
    return TeamcontactFactory(team=team, telefoon=MERK, **velden)


SOORTEN = {
    "vast_contact": (lambda t, o, i: van_team(t), IEDEREEN | {"jeugdinstelling"}),
    "vervanger": (lambda t, o, i: van_team(t, functie="vervanger"), IEDEREEN | {"jeugdinstelling"}),
    "functionaris_team": (
        lambda t, o, i: van_team(t, functie="functionaris_team"),
        {"coordinator", "instelling", "beheer"},
    ),
    "sleutelpersoon": (
        lambda t, o, i: van_team(t, functie="sleutelpersoon"),
        {"coordinator", "instelling", "beheer"},
    ),
    "sleutelpersoon_jeugd": (
        lambda t, o, i: van_team(t, functie="sleutelpersoon", soort="jeugd_en_gezin"),
        {"coordinator", "jeugdinstelling", "beheer"},
    ),
    "vast_contact_vertrokken": (
        lambda t, o, i: van_team(t, tot=datetime.date(2026, 11, 21)),
        {"coordinator", "instelling", "beheer"},
    ),
    "functionaris_instelling": (
        lambda t, o, i: Contactpersoon.objects.create(
            instelling=i, functie="functionaris_instelling", naam="F", telefoon=MERK
        ),
        {"instelling", "beheer"},
    ),
    "organisatie": (
        lambda t, o, i: ContactpersoonFactory(organisatie=o, naam="O", telefoon=MERK),
        {"coordinator", "instelling", "jeugdinstelling", "gemeente", "partner", "beheer"},
    ),
    "organisatie_sleutelpersoon": (
        lambda t, o, i: ContactpersoonFactory(organisatie=o, functie="sleutelpersoon", telefoon=MERK),
        {"coordinator", "instelling", "jeugdinstelling", "gemeente", "partner", "beheer"},
    ),
    "vast_contact_straks": (
        lambda t, o, i: van_team(t, vanaf=datetime.date(2026, 11, 23)),
        {"coordinator", "instelling", "beheer"},
    ),
    "organisatie_vertrokken": (
        lambda t, o, i: ContactpersoonFactory(organisatie=o, naam="O", telefoon=MERK, tot=datetime.date(2026, 11, 21)),
        {"partner", "beheer"},
    ),
}


@pytest.fixture
def kant_en_mensen(team, organisatie, instelling, jeugdinstelling, partner, request):
    """`kant_en_mensen(soort)`: a contact of this kind, and everyone who might know the number."""

    def maak(soort):
        SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
        contact = SOORTEN[soort][0](team, organisatie, instelling.rollen[0].instelling)
        return contact, {wie: request.getfixturevalue(wie) for wie in [*IEDEREEN, "jeugdinstelling"]}

    return maak


@pytest.mark.parametrize("soort", SOORTEN)
def test_wie_de_gegevens_kent(soort, kant_en_mensen):
    contact, mensen = kant_en_mensen(soort)
    kent = {wie for wie, gebruiker in mensen.items() if contact in Contactpersoon.objects.met_gegevens_voor(gebruiker)}
    assert kent == SOORTEN[soort][1]


def test_tot_en_met_de_laatste_dag_van_de_afspraak_kent_het_team_het_contact(coordinator, team, organisatie):
    contact = ContactpersoonFactory(organisatie=organisatie)
    dag = datetime.date(2026, 12, 31)
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie, gestopt_op=dag, stopreden="Klaar.")
    kent = [contact in Contactpersoon.objects.met_gegevens_voor(coordinator, op=op) for op in (None, dag)]
    assert kent == [True, False]


def test_een_andere_afspraak_van_een_ander_team_telt_niet(coordinator, team, organisatie):
    """A stopped agreement of this team beside a running one of another."""
    contact = ContactpersoonFactory(organisatie=organisatie)
    gestopt = {"gestopt_op": datetime.date(2026, 11, 1), "stopreden": "Klaar."}
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie, **gestopt)
    SamenwerkingsafspraakFactory(organisatie=organisatie)
    assert contact not in Contactpersoon.objects.met_gegevens_voor(coordinator)


def test_na_de_afspraak_kent_het_team_het_contact_niet_meer(coordinator, team, organisatie):
    contact = ContactpersoonFactory(organisatie=organisatie)
    SamenwerkingsafspraakFactory(
        team=team, organisatie=organisatie, gestopt_op=datetime.date(2026, 11, 1), stopreden="Klaar."
    )
    assert contact not in Contactpersoon.objects.met_gegevens_voor(coordinator)


def test_zonder_rol_kent_niemand_iets(coordinator, team):
    TeamcontactFactory(team=team)
    coordinator.rol_set.update(tot=datetime.date(2026, 11, 21))
    assert not Contactpersoon.objects.met_gegevens_voor(coordinator).exists()


PAGINAS = [
    "/samenwerking/contactpersonen/",
    "/samenwerking/contactpersonen/{contact}/",
    "/teams/noordoost/",
    "/samenwerking/organisaties/{organisatie}/",
    "/samenwerking/contactpersonen/{contact}/bewerken/",
    "/samenwerking/contactpersonen/{contact}/beeindigen/",
    "/samenwerking/contactpersonen/?wanneer=eerder",
    "/samenwerking/contactpersonen/?wanneer=straks",
]


def in_een_pagina(browser, contact, organisatie):
    """Whether the number is in a page that this person can open: as text, or in a link to call it."""
    paden = [pagina.format(contact=contact.pk, organisatie=organisatie.pk) for pagina in PAGINAS]
    tekst = "".join(browser.get(pad).text for pad in paden)
    return MERK in tekst or MERK.replace(" ", "") in tekst


@pytest.mark.parametrize("soort", SOORTEN)
def test_precies_wie_het_nummer_mag_kennen_leest_het(als, soort, kant_en_mensen, organisatie):
    contact, mensen = kant_en_mensen(soort)
    leest = {wie for wie, gebruiker in mensen.items() if in_een_pagina(als(gebruiker), contact, organisatie)}
    assert leest == SOORTEN[soort][1]


def test_wie_het_mag_zien_ziet_het_op_elke_pagina(als, team, organisatie, coordinator):
    SamenwerkingsafspraakFactory(team=team, organisatie=organisatie)
    contact = ContactpersoonFactory(organisatie=organisatie, naam="O", telefoon=MERK)
    van_team(team)
    for pagina in PAGINAS[:4]:
        assert MERK in als(coordinator).get(pagina.format(contact=contact.pk, organisatie=organisatie.pk)).text


def test_een_ander_team_zonder_afspraak_krijgt_het_formulier_niet(als, coordinator_ander_team, organisatie):
    contact = ContactpersoonFactory(organisatie=organisatie, telefoon=MERK)
    pad = f"/samenwerking/contactpersonen/{contact.pk}/bewerken/"
    assert als(coordinator_ander_team).get(pad).status_code == 403
