"""Withdrawing a report (rule 4): the latest, by its author, within a day; it stays visible."""

import datetime

import pytest
import time_machine

from plannen import acties
from plannen.factories import VoortgangFactory, moment
from plannen.models import Gebeurtenis, Voortgang, Vraag


@pytest.fixture
def bericht(planthema, coordinator):
    """Sent an hour ago, after an older one."""
    VoortgangFactory(planthema=planthema, koers="deels", op=moment(11, 2))
    return VoortgangFactory(planthema=planthema, door=coordinator, op=moment(11, 22, 11))


def pad(bericht):
    return f"/voortgang/{bericht.pk}/intrekken/"


def ingetrokken():
    return Voortgang.objects.exclude(ingetrokken_op=None).count()


def test_de_schrijver_trekt_het_laatste_bericht_in(schrijver, planthema, bericht):
    assert schrijver.post(pad(bericht)).url == planthema.get_absolute_url()
    bericht.refresh_from_db()
    assert (bericht.ingetrokken_op is None, bericht.wat_gebeurd) == (False, "Er kwamen tien bewoners.")


def test_daarna_geldt_het_vorige_bericht_weer(schrijver, planthema, bericht):
    schrijver.post(pad(bericht))
    planthema.refresh_from_db()
    assert (planthema.koers, planthema.gemeld_op, planthema.laatste) == (
        "deels",
        moment(11, 2),
        Voortgang.objects.last(),
    )


def test_zonder_vorig_bericht_is_er_geen_stand_meer(schrijver, planthema, bericht):
    Voortgang.objects.exclude(pk=bericht.pk).delete()
    schrijver.post(pad(bericht))
    planthema.refresh_from_db()
    assert (planthema.koers, planthema.gemeld_op, planthema.laatste) == ("", None, None)


def test_het_intrekken_staat_in_het_logboek(schrijver, coordinator, bericht):
    schrijver.post(pad(bericht))
    regel = Gebeurtenis.objects.first()
    assert (regel.soort, regel.van, regel.naar, regel.door) == (
        "voortgang_ingetrokken",
        "volgens_planning",
        "deels",
        coordinator,
    )


def test_het_bericht_blijft_zichtbaar_als_ingetrokken(schrijver, bericht):
    schrijver.post(pad(bericht))
    antwoord = schrijver.get(bericht.planthema.plan.get_absolute_url())
    assert (f'id="bericht-{bericht.pk}"' in antwoord.text, "Dit bericht telt niet mee." in antwoord.text) == (
        True,
        True,
    )


@pytest.mark.parametrize("uren, code", [(0, 302), (23, 302), (24, 302), (25, 403), (24 * 30, 403)])
def test_intrekken_kan_tot_een_dag_na_het_melden(als, coordinator, bericht, uren, code):
    with time_machine.travel(bericht.gemeld_op + datetime.timedelta(hours=uren), tick=False):
        assert (als(coordinator).post(pad(bericht)).status_code, ingetrokken()) == (code, int(code == 302))


@pytest.mark.parametrize("wie", ["teamgenoot", "instelling", "gemeente", "coordinator_ander_team"])
def test_een_ander_trekt_het_niet_in(als, wie, bericht, request):
    assert (als(request.getfixturevalue(wie)).post(pad(bericht)).status_code, ingetrokken()) == (403, 0)


def test_wie_het_plan_niet_ziet_krijgt_404(als, partner, bericht):
    assert (als(partner).post(pad(bericht)).status_code, ingetrokken()) == (404, 0)


def test_alleen_het_laatste_bericht_is_in_te_trekken(schrijver, bericht, teamgenoot):
    VoortgangFactory(
        planthema=bericht.planthema, door=teamgenoot, op=moment(11, 22, 11) + datetime.timedelta(minutes=5)
    )
    assert (schrijver.post(pad(bericht)).status_code, ingetrokken()) == (403, 0)


def test_twee_keer_intrekken_kan_niet(schrijver, bericht):
    assert [schrijver.post(pad(bericht)).status_code for _ in range(2)] == [302, 403]


def test_in_een_gesloten_jaar_trekt_niemand_iets_in(schrijver, bericht, gesloten_jaar):
    gesloten_jaar()
    assert (schrijver.post(pad(bericht)).status_code, ingetrokken()) == (403, 0)


def test_lezen_van_de_knop_kan_niet(schrijver, bericht):
    assert (schrijver.get(pad(bericht)).status_code, ingetrokken()) == (405, 0)


def test_een_vraag_bij_het_bericht_blijft_staan(schrijver, coordinator, planthema):
    vraag = Vraag(aan="gemeente", tekst="Mag de zaal open?", antwoord_voor=datetime.date(2026, 12, 1))
    bericht = Voortgang(planthema=planthema, koers="volgens_planning")
    acties.meld_voortgang(voortgang=bericht, door=coordinator, hulp=vraag)
    schrijver.post(pad(bericht))
    assert [vraag.voortgang.ingetrokken_op is None for vraag in Vraag.objects.all()] == [False]


def test_de_knop_staat_alleen_bij_de_schrijver(als, coordinator, teamgenoot, bericht):
    adres = bericht.planthema.plan.get_absolute_url()
    knoppen = [pad(bericht) in als(wie).get(adres).text for wie in (coordinator, teamgenoot)]
    assert knoppen == [True, False]
