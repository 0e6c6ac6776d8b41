"""The pages of parts of the city are kept under their stamps: read again from memory, and right after every write."""

import pytest

from buurtteams.factories import BuurtteamFactory, InstellingFactory, UitvoeringFactory
from plannen.factories import ActieFactory, JaarcyclusFactory, VoortgangFactory, VraagFactory, moment
from plannen.models import Jaarcyclus
from samenwerking.factories import OrganisatieFactory

from .stad import meld

pytestmark = pytest.mark.django_db(transaction=True)

PADEN = [
    "/dashboard/wijk/binnen/",
    "/dashboard/instelling/incluzio/",
    "/dashboard/thema/taal/",
    "/dashboard/naast/2026/",
]


@pytest.fixture
def planthema(cyclus):
    JaarcyclusFactory(jaar=2025)
    team = BuurtteamFactory(naam="Noordoost", wijk__slug="binnen", wijk__naam="Binnen")
    incluzio = InstellingFactory(naam="Incluzio", slug="incluzio")
    UitvoeringFactory(instelling=incluzio, onderdeel=team.onderdelen.get(soort="sociaal"))
    return meld(team, "deels", titel="Samen eten")


@pytest.fixture
def lezer(als, saluti, planthema):
    return als(saluti)


def stuk(lezer, pad):
    """The page without its frame, in which every request has a token of its own."""
    return lezer.get(pad).context["stuk"].html


@pytest.mark.parametrize("pad", PADEN)
def test_de_tweede_keer_uit_het_geheugen(lezer, pad, django_assert_max_num_queries):
    eerst = stuk(lezer, pad)
    with django_assert_max_num_queries(6):
        assert stuk(lezer, pad) == eerst


@pytest.mark.parametrize("pad", PADEN)
def test_na_een_bericht_staat_het_nieuwe_cijfer_er(lezer, pad, planthema):
    voor = stuk(lezer, pad)
    VoortgangFactory(planthema=planthema, koers="loopt_vast", wat_gebeurd="Het stokt.")
    assert stuk(lezer, pad) != voor


@pytest.mark.parametrize("pad", ["/dashboard/wijk/binnen/", "/dashboard/naast/2026/"])
def test_na_een_bericht_over_het_jaar_ervoor_ook(lezer, pad, planthema):
    voor = stuk(lezer, pad)
    toen, akkoord = Jaarcyclus.objects.get(jaar=2025), moment(3, 30, jaar=2025)
    meld(planthema.plan.team, "deels", cyclus=toen, vastgesteld_op=akkoord, op=moment(11, 11, jaar=2025))
    assert stuk(lezer, pad) != voor


def test_een_ander_jaar_erbij_staat_meteen_in_het_filter(lezer):
    assert '<option value="2027">' not in lezer.get(PADEN[0]).text
    JaarcyclusFactory(jaar=2027, fase="voorbereiding")
    assert '<option value="2027">2027</option>' in lezer.get(PADEN[0]).text


def test_wat_bij_een_deel_hoort_ververst_ook(lezer, planthema):
    lezer.get(PADEN[0]), lezer.get(PADEN[1])
    OrganisatieFactory(naam="De Granaatappel").wijken.add(planthema.plan.team.wijk)
    ActieFactory(plan=planthema.plan, titel="Rooster maken", zijde="instelling")
    VraagFactory(plan=planthema.plan, aan="instelling", tekst="Helpt u?")
    assert "De Granaatappel" in lezer.get(PADEN[0]).text
    html = lezer.get(PADEN[1]).text
    assert ("Rooster maken" in html, "Helpt u?" in html) == (True, True)
