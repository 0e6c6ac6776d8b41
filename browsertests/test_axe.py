"""No accessibility violation on any page of any role, filled and empty. After a refused form: test_axe_fouten.py."""

import pytest

from plannen.tests.wereld import Wereld

from .keuring import Keuring
from .paginas import LegeWereld, bezoeken, bezoeken_leeg, clients

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def gezien():
    """The skeletons that were checked, shared by the two cities."""
    return set()


def loop(meld_aan, wereld, gezien, bezoeken, *, leeg=False):
    """Ask every page of every role; open in the browser what has a skeleton that was not seen before."""
    keuring, paginas, van_rol = Keuring(gezien), {}, clients(wereld)
    for bezoek in bezoeken(wereld):
        antwoord = van_rol[bezoek.rol].get(bezoek.pad)
        if not antwoord.headers["Content-Type"].startswith("text/html") or not antwoord.content:
            continue
        if not leeg:
            assert antwoord.status_code == bezoek.status, str(bezoek)
        if keuring.is_nieuw(antwoord.text):
            if bezoek.rol not in paginas:
                paginas[bezoek.rol] = meld_aan(wereld.rollen.get(bezoek.rol))
            paginas[bezoek.rol].goto(bezoek.pad)
            keuring.keur(paginas[bezoek.rol], bezoek)
    return keuring


def test_gevulde_stad(meld_aan, gezien, transactional_db):
    keuring = loop(meld_aan, Wereld(), gezien, bezoeken)
    assert keuring.bevindingen == []
    assert keuring.bezocht >= 600
    assert len(keuring.gezien) >= 150  # each at two widths


def test_lege_stad(meld_aan, gezien, transactional_db):
    keuring = loop(meld_aan, LegeWereld(), gezien, bezoeken_leeg, leeg=True)
    assert keuring.bevindingen == []
    assert keuring.bezocht >= 120
