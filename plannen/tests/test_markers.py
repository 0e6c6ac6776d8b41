"""Rule 8: what is known of a person appears in no page, export, feed or answer of a role that may not see it.

Every address of the access table is read once as every role, and what comes back is searched, also inside documents.
"""

import datetime
import io
import logging
import re
import zipfile

import pytest
import time_machine
from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.http import HttpResponse

from buurtteams.factories import GebruikerFactory
from buurtteams.models import Gebruiker
from conftest import VANDAAG
from plannen.factories import ActieFactory
from samenwerking.factories import (
    ContactpersoonFactory,
    OrganisatieFactory,
    SamenwerkingsafspraakFactory,
    TeamcontactFactory,
)
from samenwerking.models import Contactpersoon

from .downloads import BLADEN, FORMATEN, LIJSTEN
from .toegang import TABEL
from .toegang_rij import ROLLEN
from .uitpakken import woorden_van
from .wandelaar import Bezoeker, pad_van
from .wereld import Wereld

pytestmark = pytest.mark.django_db

STAD = {"coordinator", "coordinator_ander_team", "instelling", "gemeente", "wethouder", "saluti", "beheer"}
# Whose contact data → the roles that see them. "coordinator" is of the team; it works with De Wielewaal, with De
# Kraanvogel nobody does.
ZIET = {
    "vastcontact": STAD | {"partner", "partner_ander"},
    "vervanger": STAD | {"partner", "partner_ander"},
    "sleutelpersoon": {"coordinator", "instelling", "beheer"},
    "teamfunctionaris": {"coordinator", "instelling", "beheer"},
    "stadsfunctionaris": {"instelling", "beheer"},
    "wielewaal": {"coordinator", "instelling", "gemeente", "beheer"},
    "kraanvogel": {"instelling", "gemeente", "beheer"},
    "vertrokken": {"coordinator", "instelling", "beheer"},
}
NUMMER = {soort: f"030 555 {nummer:02}{nummer:02}" for nummer, soort in enumerate(ZIET, 11)}
REKENING = re.compile(r"Rietzanger (\d+)|rietzanger(\d+)@merk\.test")


def gegevens(soort):
    """Name, telephone and e-mail of one contact: nothing else in the product looks like it."""
    return {
        "naam": f"Merknaam{soort}",
        "telefoon": NUMMER[soort],
        "email": f"{soort}@merk.test",
        "uren": f"uren{soort}",
    }


def plant(wereld):
    team = {"team": wereld.team}
    functies = {"vastcontact": "vast_contact", "vervanger": "vervanger", "sleutelpersoon": "sleutelpersoon"}
    functies["teamfunctionaris"] = "functionaris_team"
    for soort, functie in functies.items():
        TeamcontactFactory(**team, functie=functie, **gegevens(soort))
    instelling = {"instelling": wereld.instelling, "functie": "functionaris_instelling"}
    Contactpersoon.objects.create(**instelling, **gegevens("stadsfunctionaris"), vanaf=datetime.date(2020, 1, 1))
    wielewaal, kraanvogel = OrganisatieFactory(naam="De Wielewaal"), OrganisatieFactory(naam="De Kraanvogel")
    SamenwerkingsafspraakFactory(team=wereld.team, organisatie=wielewaal)
    ContactpersoonFactory(organisatie=wielewaal, **gegevens("wielewaal"))
    ContactpersoonFactory(organisatie=kraanvogel, **gegevens("kraanvogel"))
    gestopt = {"functie": "sleutelpersoon", "gebruiker": GebruikerFactory(), "tot": datetime.date(2026, 9, 1)}
    weg = TeamcontactFactory(**team, **gestopt, **gegevens("vertrokken"))
    ActieFactory(plan=wereld.staten["vastgesteld"].plan, gebruiker=weg.gebruiker)
    nummer = Cast("pk", CharField())
    email = Concat(Value("rietzanger"), nummer, Value("@merk.test"), output_field=CharField())
    Gebruiker.objects.update(naam=Concat(Value("Rietzanger "), nummer, output_field=CharField()), email=email)


@pytest.fixture(scope="module")
def wereld(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(VANDAAG):
            wereld = Wereld()
            plant(wereld)
            for gebruiker in wereld.rollen.values():
                gebruiker.refresh_from_db()
        yield wereld
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def stil():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def rijen_voor(rol):
    """One row per address that this role can read; of a file each format."""
    eerste = {}
    for rij in TABEL:
        if rij.verwacht(rol, "GET") == 200:
            eerste.setdefault((rij.naam, rij.van if "bestand" in rij.naam else ""), rij)
    return list(eerste.values())


def paden_voor(wereld, rol):
    """Every address that this role can read; of a list also the file in each format."""
    for rij in rijen_voor(rol):
        pad = pad_van(rij, wereld)
        yield pad
        if rij.naam in [*LIJSTEN, *BLADEN]:
            yield from (als_bestand(pad, formaat) for formaat in FORMATEN)


def als_bestand(pad, formaat):
    return f"{pad}{'&' if '?' in pad else '?'}als={formaat}"


def gelezen(wereld, rol):
    """(address, its words) of everything that this role can read."""
    bezoeker = Bezoeker(wereld.rollen.get(rol))
    for pad in paden_voor(wereld, rol):
        with transaction.atomic():
            antwoord = bezoeker.get(pad)
            woorden = woorden_van(antwoord)  # inside: a file asks its rows while it is read
            transaction.set_rollback(True)
        assert (antwoord.status_code, pad) == (200, pad)
        yield pad, woorden


def soorten_in(woorden):
    """Whose data stand in it."""
    return {soort for soort in ZIET if any(waarde in woorden for waarde in gegevens(soort).values())}


def accounts_in(woorden):
    return {int(een or ander) for een, ander in REKENING.findall(woorden)}


@pytest.mark.parametrize("rol", ROLLEN)
def test_een_rol_leest_alleen_wat_zij_mag_lezen(wereld, rol):
    mag = {soort for soort, rollen in ZIET.items() if rol in rollen}
    eigen = {wereld.rollen[rol].pk} if rol in wereld.rollen else set()
    gezien, te_veel = set(), []
    for pad, woorden in gelezen(wereld, rol):
        soorten, accounts = soorten_in(woorden), accounts_in(woorden)
        gezien |= soorten
        te_veel += [(pad, soort) for soort in sorted(soorten - mag)]
        te_veel += [(pad, "account") for _ in accounts - eigen if rol != "beheer"]
    assert te_veel == []
    assert mag - gezien - {"vertrokken"} == set()


def test_beheer_leest_de_accounts(wereld):
    gezien = set()
    for _, woorden in gelezen(wereld, "beheer"):
        gezien |= accounts_in(woorden)
    assert {gebruiker.pk for gebruiker in wereld.rollen.values()} <= gezien


def test_elke_lijst_die_een_bestand_geeft_is_hierboven_gevraagd(wereld):
    """Of everything that one may read, what answers to `?als=csv` with a file."""
    gevonden = set()
    for rol in ("beheer", "gemeente"):
        bezoeker = Bezoeker(wereld.rollen[rol])
        for rij in rijen_voor(rol):
            with transaction.atomic():
                antwoord = bezoeker.get(als_bestand(pad_van(rij, wereld), "csv"))
                transaction.set_rollback(True)
            if antwoord.headers.get("Content-Type") == "text/csv; charset=utf-8":
                gevonden.add(rij.naam)
    assert gevonden == {*LIJSTEN, *BLADEN}


@pytest.mark.parametrize("rol", ["partner", "gemeente"])
@pytest.mark.parametrize("formaat", FORMATEN)
def test_contactpersonen_als_bestand_zijn_die_van_de_bladzijde(wereld, rol, formaat):
    mag = {soort for soort, rollen in ZIET.items() if rol in rollen}
    pad = als_bestand("/samenwerking/contactpersonen/", formaat)
    assert soorten_in(woorden_van(Bezoeker(wereld.rollen[rol]).get(pad))) == mag


@pytest.mark.parametrize("formaat", ["pdf", "docx", "xlsx", "ods"])
def test_een_verslag_noemt_niemand(wereld, formaat):
    """The table reads a report as JSON alone; here are its other formats, for the role with the widest view."""
    antwoord = Bezoeker(wereld.rollen["beheer"]).get(f"/jaren/2026/verslag/{formaat}/")
    woorden = woorden_van(antwoord)
    assert (antwoord.status_code, "Noordoost" in woorden) == (200, True)
    assert (soorten_in(woorden), accounts_in(woorden)) == (set(), set())


def in_een_doos(tekst):
    doos = io.BytesIO()
    with zipfile.ZipFile(doos, "w", zipfile.ZIP_DEFLATED) as bestand:
        bestand.writestr("content.xml", tekst)
    return doos.getvalue()


@pytest.mark.parametrize("verpakt", [str.encode, in_een_doos])
def test_controle_een_marker_valt_op_in_een_pagina_en_in_een_document(verpakt):
    for waarde in gegevens("kraanvogel").values():
        assert soorten_in(woorden_van(HttpResponse(verpakt(f"<p>{waarde}</p>")))) == {"kraanvogel"}
    assert accounts_in("<p>Rietzanger 12</p> rietzanger7@merk.test") == {12, 7}
