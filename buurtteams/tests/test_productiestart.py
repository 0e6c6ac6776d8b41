"""Production starts with a complete environment and a clean database, or not at all."""

import os
import subprocess
import sys

import environ
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from buurtteams.controles import database_klaar_voor_productie, statische_bestanden_verzameld
from buurtteams.factories import GebruikerFactory
from buurtteams.omgeving import eigen_sleutel, eis_productie, map_van_huisstijl

COMPLEET = {
    "SECRET_KEY": "x" * 50,
    "ALLOWED_HOSTS": "rondetafel.example",
    "DATABASE_URL": "postgres://rondetafel@db.example/rondetafel",
    "EMAIL_URL": "smtp+tls://naam:geheim@mail.example:587",
    "DEFAULT_FROM_EMAIL": "rondetafel@mail.example",
}


def omgeving(waarden):
    env = environ.Env()
    env.ENVIRON = waarden
    return env


@pytest.fixture
def productie(settings):
    settings.PRODUCTIE = True


def test_complete_omgeving_start():
    assert eis_productie(omgeving(COMPLEET)) is None


@pytest.mark.parametrize("naam", COMPLEET)
def test_ontbrekende_instelling_start_niet(naam):
    with pytest.raises(ImproperlyConfigured, match=naam):
        eis_productie(omgeving({k: v for k, v in COMPLEET.items() if k != naam}))


@pytest.mark.parametrize(("naam", "waarde"), [("SECRET_KEY", "x" * 49), ("DATABASE_URL", "sqlite:////tmp/x")])
def test_ongeschikte_instelling_start_niet(naam, waarde):
    with pytest.raises(ImproperlyConfigured, match=naam):
        eis_productie(omgeving(COMPLEET | {naam: waarde}))


def test_weigering_is_een_regel():
    van_django = ("DJANGO_SETTINGS_MODULE", "DEBUG", "DEMO", *COMPLEET)
    schoon = {k: v for k, v in os.environ.items() if k not in van_django}
    uitkomst = subprocess.run(
        [sys.executable, "-c", "import buurtteams.wsgi"],
        cwd=settings.BASE_DIR,
        env=schoon,
        capture_output=True,
        text=True,
    )
    assert (uitkomst.returncode, uitkomst.stderr.count("\n")) == (1, 1)
    assert uitkomst.stderr.startswith("Rondetafel does not start in production: ALLOWED_HOSTS is missing")


def test_voorbeeldaccounts_houden_de_start_tegen(db, productie):
    GebruikerFactory(email="Beheer@Voorbeeld.NL")
    assert [fout.id for fout in database_klaar_voor_productie(None, databases=["default"])] == ["rondetafel.E002"]


def test_schone_database_start(db, productie):
    GebruikerFactory(email="beheer@rondetafel.example")
    assert database_klaar_voor_productie(None, databases=["default"]) == []


def test_demo_mag_voorbeeldaccounts_hebben(db):
    GebruikerFactory(email="beheer@voorbeeld.nl")
    assert database_klaar_voor_productie(None, databases=["default"]) == []


def test_zonder_statische_bestanden_start_niet(productie, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    assert [fout.id for fout in statische_bestanden_verzameld()] == ["rondetafel.E003"]
    (tmp_path / "staticfiles.json").touch()
    assert statische_bestanden_verzameld() == []


def test_eigen_sleutel_blijft_dezelfde(tmp_path):
    sleutel = eigen_sleutel(tmp_path)
    assert len(sleutel) >= 50
    assert eigen_sleutel(tmp_path) == sleutel
    assert (tmp_path / "sleutel.txt").stat().st_mode & 0o077 == 0


def test_huisstijl_die_er_niet_is_start_niet(tmp_path):
    (tmp_path / "stad.css").touch()
    assert map_van_huisstijl(tmp_path / "stad.css") == tmp_path
    with pytest.raises(ImproperlyConfigured, match="HUISSTIJL"):
        map_van_huisstijl(tmp_path / "weg.css")
