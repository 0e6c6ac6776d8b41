"""One walk over every page of every role, filled and empty: no accessibility violation, and the watch on every page

(bewaking.py) sees no breach of the content security policy and no request to elsewhere. A browser opens each address
and each skeleton at least once; of every other answer the policy is read. After a refused form: test_axe_fouten.py.
"""

import pytest

from plannen.tests.wereld import Wereld

from .bewaking import BELEID, beleid_van
from .keuring import Keuring
from .paginas import LegeWereld, bezoeken, bezoeken_leeg, clients

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def gezien():
    """The skeletons that were checked, shared by the two cities."""
    return set()


class Wandeling:
    """Asks every page of every role, and opens in the browser what was not seen before."""

    def __init__(self, meld_aan, wereld, gezien):
        self.meld_aan, self.wereld = meld_aan, wereld
        self.keuring, self.van_rol = Keuring(gezien), clients(wereld)
        self.paginas, self.adressen = {}, set()

    def loop(self, bezoeken, *, leeg=False):
        for bezoek in bezoeken(self.wereld):
            antwoord = self.van_rol[bezoek.rol].get(bezoek.pad)
            assert beleid_van(antwoord) == BELEID, str(bezoek)
            if not antwoord.headers["Content-Type"].startswith("text/html") or not antwoord.content:
                continue
            if not leeg:
                assert antwoord.status_code == bezoek.status, str(bezoek)
            self.bezie(bezoek, antwoord.text)
        return self.keuring

    def bezie(self, bezoek, html):
        adres_is_nieuw = bezoek.naam not in self.adressen
        self.adressen.add(bezoek.naam)
        if self.keuring.is_nieuw(html):
            self.keuring.keur(self.open(bezoek), bezoek)
        elif adres_is_nieuw:  # its skeleton was checked elsewhere; the watch sees this address too
            self.open(bezoek)

    def open(self, bezoek):
        if bezoek.rol not in self.paginas:
            self.paginas[bezoek.rol] = self.meld_aan(self.wereld.rollen.get(bezoek.rol))
        self.paginas[bezoek.rol].goto(bezoek.pad)
        return self.paginas[bezoek.rol]


def test_gevulde_stad(meld_aan, gezien, transactional_db):
    wandeling = Wandeling(meld_aan, Wereld(), gezien)
    keuring = wandeling.loop(bezoeken)
    assert keuring.bevindingen == []
    assert keuring.bezocht >= 600
    assert len(wandeling.adressen) >= 150
    assert len(keuring.gezien) >= 150  # each at two widths


def test_lege_stad(meld_aan, gezien, transactional_db):
    keuring = Wandeling(meld_aan, LegeWereld(), gezien).loop(bezoeken_leeg, leeg=True)
    assert keuring.bevindingen == []
    assert keuring.bezocht >= 120
