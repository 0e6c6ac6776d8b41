"""The access table against the product: every URL × state × role × method."""

import logging

import pytest
import time_machine
from django.db import transaction

from conftest import VANDAAG

from .toegang import TABEL
from .toegang_rij import ROLLEN
from .wandelaar import Wandelaar, bestaat_niet, niet_genoemd
from .wereld import Wereld

pytestmark = pytest.mark.django_db


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
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def test_elk_adres_staat_in_de_tabel():
    assert niet_genoemd(TABEL) == []


def test_de_tabel_noemt_geen_adres_dat_niet_bestaat():
    assert bestaat_niet(TABEL) == []


@pytest.mark.parametrize("rol", ROLLEN)
def test_de_tabel_klopt(wereld, rol):
    w = Wandelaar(wereld, rol)
    w.loop(TABEL)
    print("AANTAL", w.aantal)
    print("\n".join("AFW " + a for a in w.afwijkingen))
    assert w.afwijkingen == []
