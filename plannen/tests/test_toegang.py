"""The access table against the product: every URL × state × role × method."""

import datetime
import logging
import re
from types import ModuleType

import pytest
import time_machine
from django.conf import settings as instellingen
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.urls import path

from buurtteams import urls
from buurtteams.models import Gebruiker, Rol
from conftest import VANDAAG
from samenwerking.models import Organisatie

from .toegang import TABEL, document
from .toegang_rij import GELUKT, ROLLEN, Rij
from .wandelaar import Bezoeker, Wandelaar, bestaat_niet, niet_genoemd, pad_van, patronen
from .wereld import Wereld

pytestmark = pytest.mark.django_db

GISTEREN = VANDAAG.date() - datetime.timedelta(days=1)
# These have the number of something else than of a plan, or of a part of one.
ANDERS = re.compile(
    r"uitnodiging_|samenwerking:|plannen:(organisatie|bijeenkomst|signaal|behoefte)"
    r"|jaren:(agendapunt|besluit|advies|herinnering|afspraak_voorleggen|overdracht|overgedragen|loslaten)"
)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture(scope="module")
def wereld(django_db_setup, django_db_blocker):
    """Built once, in a transaction around all tests of this file; each of them undoes what it does."""
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(VANDAAG):
            wereld = Wereld()
        yield wereld
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def stil():
    """A refusal is no news here; writing thousands of them down takes longer than asking."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


# The table itself


def test_elk_adres_staat_in_de_tabel():
    assert niet_genoemd(TABEL) == []


def test_de_tabel_noemt_geen_adres_dat_niet_bestaat():
    assert bestaat_niet(TABEL) == []


def test_geen_rij_spreekt_zichzelf_tegen():
    assert [(rij.naam, fout) for rij in TABEL for fout in rij.fouten()] == []


def test_geen_rij_staat_er_twee_keer():
    sleutels = [(rij.naam, rij.wereld, rij.van, rij.zoek) for rij in TABEL]
    assert sorted({sleutel for sleutel in sleutels if sleutels.count(sleutel) > 1}) == []


def test_elk_formulier_dat_iets_opslaat_lukt_voor_iemand():
    """So that no refusal in the walk is owed to the data."""
    lukt = {rij.data for rij in TABEL if rij.post and any(rollen for uit, rollen in rij.post.items() if uit == GELUKT)}
    assert {rij.data for rij in TABEL} - lukt == {"wachtwoord_vergeten", "beheer_delete"} - lukt


def test_het_document_is_bij():
    assert (instellingen.BASE_DIR / "docs" / "toegang.md").read_text() == document()


# The walk


@pytest.mark.parametrize("rol", ROLLEN)
def test_de_tabel_klopt(wereld, rol):
    assert Wandelaar(wereld, rol).loop(TABEL) == []


def toegestaan(rol):
    """Per URL and method one row in which this role may come in, and others may not."""
    rijen = {}
    for rij in TABEL:
        for methode in ("GET", "POST"):
            if not rij.openbaar and rij.verwacht(rol, methode) != rij.verwacht("zonder_rol", methode):
                rijen.setdefault((rij.naam, methode), rij)
    return [(rij, methode) for (_, methode), rij in rijen.items()]


@pytest.mark.parametrize("rol", ROLLEN[1:-1])
def test_een_rol_die_gisteren_ophield_telt_bij_de_volgende_vraag_niet_meer(wereld, rol):
    wandelaar = Wandelaar(wereld, rol)
    wandelaar.probeer(Rij("plannen:vragen"), "GET", verwacht=200)
    Rol.objects.filter(gebruiker=wereld.rollen[rol]).update(tot=GISTEREN)
    for rij, methode in toegestaan(rol):
        wandelaar.probeer(rij, methode, rij.verwacht("zonder_rol", methode))
    assert wandelaar.afwijkingen == []


@pytest.mark.parametrize("rol", ROLLEN[1:-1])
def test_een_account_dat_uit_staat_is_bij_de_volgende_vraag_niemand_meer(wereld, rol):
    wandelaar = Wandelaar(wereld, rol)
    wandelaar.probeer(Rij("plannen:vragen"), "GET", verwacht=200)
    Gebruiker.objects.filter(pk=wereld.rollen[rol].pk).update(is_active=False)
    for rij, methode in [*toegestaan(rol), (Rij("account"), "GET"), (Rij("jaren:start"), "GET")]:
        wandelaar.probeer(rij, methode, rij.verwacht("niemand", methode))
    assert wandelaar.afwijkingen == []


def antwoord_op(bezoeker, methode, rij, wereld):
    """All of an answer, but for what differs from one request to the next."""
    antwoord = bezoeker.vraag(methode, pad_van(rij, wereld), wereld.invoer(rij))
    koppen = {naam: waarde for naam, waarde in antwoord.items() if naam != "Content-Length"}
    return antwoord.status_code, koppen, TOKEN.sub("", antwoord.text)


@pytest.mark.parametrize("rol", ["coordinator_ander_team", "gemeente", "wethouder", "saluti", "partner"])
def test_een_plan_dat_nooit_is_ingeleverd_antwoordt_als_een_dat_er_niet_is(wereld, rol):
    bezoeker = Bezoeker(wereld.rollen[rol])
    verborgen = [rij for rij in TABEL if rij.wereld == "concept" and rij.naam.startswith(("plannen:", "jaren:"))]
    genummerd = {naam for naam, route in patronen() if "<int:pk>" in route and not ANDERS.match(naam)}
    assert {rij.naam for rij in verborgen} == genummerd
    for rij in verborgen:
        for methode in ("GET", "POST"):
            afwezig = antwoord_op(bezoeker, methode, Rij(rij.naam, "onbekend", data=rij.data), wereld)
            assert antwoord_op(bezoeker, methode, rij, wereld) == afwezig
            assert afwezig[0] in (404, 405)


# Positive controls: that the checks above can fail


@pytest.fixture
def met_adres(settings):
    """Adds an address to the site map."""

    def voeg_toe(view):
        kaart = ModuleType("kaart")
        kaart.urlpatterns = [*urls.urlpatterns, path("geheim/", view, name="geheim")]
        settings.ROOT_URLCONF = kaart

    return voeg_toe


def schrijf_toch(request):
    Organisatie.objects.create(naam="Stiekem")
    raise PermissionDenied


def stort_in(request):
    raise RuntimeError("kapot")


def test_controle_een_adres_erbij_valt_op(met_adres):
    met_adres(lambda request: HttpResponse())
    assert niet_genoemd(TABEL) == ["geheim"]


def test_controle_een_adres_te_veel_in_de_tabel_valt_op():
    assert bestaat_niet([*TABEL, Rij("plannen:weg")]) == ["plannen:weg"]


@pytest.mark.parametrize(
    "rij, methode, gezien",
    [
        (Rij("plannen:dashboard", get={404: "gemeente"}), "GET", "expected 404, got 200"),
        (Rij("uitnodigingen", get={200: "gemeente"}), "GET", "expected 200, got 404"),
        (Rij("plannen:vragen", post={200: "gemeente"}), "POST", "expected 200, got 405"),
        (
            Rij("plannen:plan_vaststellen", "aangeboden", post={403: "gemeente"}, data="reden"),
            "POST",
            "expected 403, got 302 to /plannen/{aangeboden}/, changed plannen_gebeurtenis, plannen_historicalplan, "
            "plannen_plan",
        ),
        (
            Rij("plannen:plan_vaststellen", "aangeboden", post={302: "gemeente"}, data="reden"),
            "POST",
            "expected 302, got 302 to /plannen/{aangeboden}/, changed plannen_gebeurtenis, plannen_historicalplan, "
            "plannen_plan",
        ),
        (
            Rij("plannen:plan_terugsturen", "aangeboden", post={GELUKT: "gemeente"}),
            "POST",
            "expected gelukt, got 200",
        ),
    ],
)
def test_controle_een_verkeerde_rij_valt_op(wereld, rij, methode, gezien):
    wandelaar = Wandelaar(wereld, "gemeente")
    wandelaar.probeer(rij, methode)
    wie = f"{' '.join(filter(None, [rij.naam, rij.wereld]))} {methode} {pad_van(rij, wereld)} as gemeente: "
    assert wandelaar.afwijkingen == [wie + gezien.format(aangeboden=wereld.staten["aangeboden"].plan.pk)]


@pytest.mark.parametrize(
    "view, methode, gezien",
    [
        (schrijf_toch, "POST", "expected 403, got 403, changed samenwerking_organisatie"),
        (schrijf_toch, "GET", "expected 403, got 403, changed samenwerking_organisatie"),
        (stort_in, "GET", "expected 403, got 500"),
    ],
)
def test_controle_een_weigering_die_toch_schrijft_en_een_storing_vallen_op(wereld, met_adres, view, methode, gezien):
    met_adres(view)
    wandelaar = Wandelaar(wereld, "gemeente")
    wandelaar.probeer(Rij("geheim", get={403: "gemeente"}, post={403: "gemeente"}), methode)
    assert wandelaar.afwijkingen == [f"geheim {methode} /geheim/ as gemeente: {gezien}"]


def test_controle_wie_niet_is_ingelogd_wordt_tegengehouden(wereld, met_adres):
    met_adres(lambda request: HttpResponse())
    wandelaar = Wandelaar(wereld, "niemand")
    wandelaar.probeer(Rij("geheim", get={200: "niemand"}), "GET")
    assert wandelaar.afwijkingen == [
        "geheim GET /geheim/ as niemand: expected 200, got 302 to /inloggen/?next=/geheim/"
    ]
