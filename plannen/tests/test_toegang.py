import pytest

from .toegang import TABEL
from .toegang_rij import ROLLEN
from .wandelaar import Wandelaar, bestaat_niet, niet_genoemd, patronen
from .wereld import Wereld


@pytest.fixture
def wereld(db):
    return Wereld()


def test_elk_adres_staat_in_de_tabel():
    assert niet_genoemd(TABEL) == []


def test_de_tabel_noemt_geen_adres_dat_niet_bestaat():
    assert bestaat_niet(TABEL) == []


@pytest.mark.parametrize("rol", ROLLEN)
def test_de_tabel_klopt(wereld, rol):
    w = Wandelaar(wereld, rol)
    w.loop(TABEL)
    print(w.aantal)
    assert w.afwijkingen == []
