"""Rule 8: what is known of a person appears in no page, export, feed or answer of a role that may not see it.

Every row of the access table is read as every role, and so is every page about the planted contacts; to every address
something is sent that its form refuses. What comes back is searched, also inside documents.
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
from .invoer import GETYPT
from .toegang import TABEL
from .toegang_rij import INLOGGEN, ROLLEN
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
STAPPEN = ("", "bewerken/", "beeindigen/", "uitnodigen/", "overdragen/", "overgedragen/")  # of a contact
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


def adressen_voor(wereld, rol):
    """(method, address) of all that this role can ask: what it can read, what it can send, and what is of a contact."""
    gestuurd = set()
    for rij in TABEL:
        if rij.verwacht(rol, "GET") == 200:
            yield "GET", pad_van(rij, wereld)
            if rij.naam in [*LIJSTEN, *BLADEN]:
                yield from (("GET", als_bestand(pad_van(rij, wereld), formaat)) for formaat in FORMATEN)
        if rij.post and rij.verwacht(rol, "POST") not in (404, INLOGGEN) and rij.naam not in gestuurd:
            gestuurd.add(rij.naam)  # one of each address: what no form takes brings its page back
            yield "POST", pad_van(rij, wereld)
    for contact in Contactpersoon.objects.filter(email__endswith="@merk.test"):
        yield from (("GET", f"{contact.get_absolute_url()}{stap}") for stap in STAPPEN)
        if contact.organisatie:
            yield "GET", contact.organisatie.get_absolute_url()


def als_bestand(pad, formaat):
    return f"{pad}{'&' if '?' in pad else '?'}als={formaat}"


def gelezen(wereld, rol):
    """(address, its words) of every answer to this role."""
    bezoeker = Bezoeker(wereld.rollen.get(rol))
    for methode, pad in dict.fromkeys(adressen_voor(wereld, rol)):
        with transaction.atomic():
            antwoord = bezoeker.vraag(methode, pad, GETYPT)
            woorden = woorden_van(antwoord)  # inside: a file asks its rows while it is read
            transaction.set_rollback(True)
        yield f"{methode} {pad}", woorden


def soorten_in(woorden):
    """Whose data stand in it."""
    return {soort for soort in ZIET if any(waarde in woorden for waarde in gegevens(soort).values())}


def geheel_in(woorden):
    """Whose data stand in it complete: who has the name alone reaches nobody."""
    return {soort for soort in ZIET if all(waarde in woorden for waarde in gegevens(soort).values())}


def accounts_in(woorden):
    return {int(een or ander) for een, ander in REKENING.findall(woorden)}


@pytest.mark.parametrize("rol", ROLLEN)
def test_een_rol_leest_alleen_wat_zij_mag_lezen(wereld, rol):
    mag = {soort for soort, rollen in ZIET.items() if rol in rollen}
    eigen = {wereld.rollen[rol].pk} if rol in wereld.rollen else set()
    gezien, te_veel = set(), []
    for pad, woorden in gelezen(wereld, rol):
        soorten, accounts = soorten_in(woorden), accounts_in(woorden)
        gezien |= geheel_in(woorden)
        te_veel += [(pad, soort) for soort in sorted(soorten - mag)]
        te_veel += [(pad, "account") for _ in accounts - eigen if rol != "beheer"]
    assert te_veel == []
    assert gezien == mag


def test_beheer_leest_de_accounts(wereld):
    woorden = woorden_van(Bezoeker(wereld.rollen["beheer"]).get("/beheer/buurtteams/gebruiker/?all="))
    assert {gebruiker.pk for gebruiker in wereld.rollen.values()} <= accounts_in(woorden)


def test_elke_lijst_die_een_bestand_geeft_is_hierboven_gevraagd(wereld):
    """Of everything that one may read, what answers to `?als=csv` with a file."""
    gevonden = set()
    for rol in ("beheer", "gemeente"):
        bezoeker = Bezoeker(wereld.rollen[rol])
        for rij in {rij.naam: rij for rij in TABEL if rij.verwacht(rol, "GET") == 200}.values():
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
