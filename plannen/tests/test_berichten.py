"""The list of reports: whose reports somebody reads, what it can be narrowed to, and the same as a file."""

import pytest

from buurtteams.factories import BuurtteamFactory
from buurtteams.tests.rekenblad import lees_csv
from plannen import acties
from plannen.factories import (
    JaarcyclusFactory,
    PlanFactory,
    PlanpartnerFactory,
    PlanThemaFactory,
    PrioriteitswijkFactory,
    VoortgangFactory,
    moment,
)
from plannen.models import Partnerantwoord, Voortgang
from plannen.overzicht import berichten as overzicht
from plannen.views import berichten as view

from .stad import JUNI, tekst, thema
from .uitpakken import inhoud_van

PAD = "/plannen/berichten/"


def bericht(wat, team=None, *, over="taal", plan=None, **velden):
    plan = plan or PlanFactory(cyclus=JaarcyclusFactory(), team=team or BuurtteamFactory(), status="vastgesteld")
    planthema = PlanThemaFactory(plan=plan, thema=thema(over))
    return VoortgangFactory(planthema=planthema, wat_gebeurd=wat, **velden)


@pytest.fixture
def gezien(als, instelling):
    """`gezien(koers="deels")`: what happened, of the reports that the list shows; the file must hold the same."""

    def lees(gebruiker=instelling, **keuze):
        browser = als(gebruiker)
        op_pagina = [rij.wat_gebeurd for rij in browser.get(PAD, keuze).context["bladzijde"]]
        assert [rij[7] for rij in rijen(browser, **keuze)] == op_pagina
        return op_pagina

    return lees


def rijen(browser, **keuze):
    return lees_csv(inhoud_van(browser.get(PAD, {"als": "csv", **keuze})))[1:]


# Whose reports


@pytest.mark.parametrize(
    ("wie", "ziet"),
    [
        ("coordinator", ["verantwoord", "akkoord", "terug"]),
        ("coordinator_ander_team", ["verantwoord", "akkoord"]),
        ("instelling", ["verantwoord", "akkoord", "terug"]),
        ("gemeente", ["verantwoord", "akkoord"]),
        ("wethouder", ["verantwoord", "akkoord"]),
        ("saluti", ["verantwoord", "akkoord"]),
        ("partner", ["akkoord"]),
        ("beheer", ["verantwoord", "akkoord", "terug"]),
    ],
)
def test_wie_het_plan_ziet_leest_de_berichten(gezien, cyclus, team, organisatie, wie, ziet, request):
    """ "terug" was never offered, so it is seen as a draft (rule 7)."""
    akkoord = PlanFactory(cyclus=cyclus, team=team, status="vastgesteld")
    PlanpartnerFactory(plan=akkoord, organisatie=organisatie)
    bericht("terug", plan=PlanFactory(cyclus=cyclus, team=team), op=moment(11, 3))
    bericht("akkoord", plan=akkoord, op=moment(11, 4))
    bericht("verantwoord", plan=PlanFactory(cyclus=cyclus, team=team, status="verantwoord"), op=moment(11, 5))
    assert gezien(request.getfixturevalue(wie)) == ziet


def test_het_nieuwste_bericht_staat_bovenaan_en_het_lopende_jaar_is_gekozen(gezien, cyclus):
    bericht("oud", op=JUNI)
    bericht("nieuw")
    oud_jaar = JaarcyclusFactory(jaar=2025)
    bericht("vorig jaar", plan=PlanFactory(cyclus=oud_jaar, status="vastgesteld"))
    assert (gezien(), gezien(jaar="2025")) == (["nieuw", "oud"], ["vorig jaar"])


# Filters


def test_filter_op_team_en_wijk_is_dat_van_het_plan(gezien, team):
    bericht("eigen", team)
    bericht("ander")
    assert gezien(team="noordoost") == gezien(wijk=team.wijk.slug) == ["eigen"]


def test_filter_op_koers_thema_en_onderdeel_is_dat_van_het_bericht(gezien, team):
    """A report of one theme of a plan, and not those of its other themes."""
    plan = PlanFactory(cyclus=JaarcyclusFactory(), team=team, status="vastgesteld")
    bericht("taal", plan=plan, koers="deels", onderdeel="sociaal", op=moment(11, 5))
    bericht("werving", plan=plan, over="werving", onderdeel="jeugd_en_gezin", op=moment(11, 4))
    bericht("beide", plan=plan, over="scholing", op=moment(11, 3))
    assert gezien(koers="deels") == gezien(thema="taal") == ["taal"]
    assert gezien(onderdeel="sociaal") == ["taal", "beide"]


def test_filter_op_prioriteitswijken(gezien, cyclus, team):
    PrioriteitswijkFactory(cyclus=cyclus, wijk=team.wijk)
    bericht("voorrang", team)
    bericht("ander")
    assert gezien(prioriteit="1") == ["voorrang"]


@pytest.mark.parametrize("naam", ["jaar", "wijk", "team", "thema", "koers", "onderdeel", "bladzijde"])
def test_onzin_in_het_adres_toont_alles(gezien, naam):
    bericht("alles")
    assert gezien(**{naam: "bestaat-niet"}) == ["alles"]


# What a row says


def test_een_rij_in_het_bestand_zegt_alles_van_het_bericht(als, instelling, team):
    plan = PlanFactory(cyclus=JaarcyclusFactory(), team=team, titel="Samen eten", status="vastgesteld")
    velden = {"koers": "loopt_vast", "volgende_stap": "Wij bellen.", "bewijs": "geteld", "bewijs_toelichting": "lijst"}
    bericht("=Niets", plan=plan, **velden, onderdeel="sociaal", namens="Buurtteam Noordoost", op=moment(11, 11, 23))
    [rij] = rijen(als(instelling))
    naam = PlanThemaFactory._meta.model.objects.get().thema.naam
    assert rij == [
        *("2026", "Buurtteam Noordoost", "1", "Samen eten", naam, "Loopt vast", "", "=Niets", "Wij belden."),
        *("Wij bellen.", "Er is geteld", "lijst", "", "sociaal", "coördinator buurtteam", "Buurtteam Noordoost"),
        *(f"{moment(11, 11, 23):%Y-%m-%d}", "", "2026-11-22", "geen"),
    ]


def test_een_ingetrokken_bericht_blijft_staan_en_zegt_dat(als, instelling, coordinator):
    weg = bericht("fout", door=coordinator, op=moment(11, 22, 8))
    acties.trek_voortgang_in(voortgang=weg, door=coordinator)
    browser = als(instelling)
    assert "Ingetrokken op 22 november 2026. Dit bericht telt niet mee." in tekst(browser.get(PAD).text)
    assert [rij[17] for rij in rijen(browser)] == ["2026-11-22"]


@pytest.mark.parametrize(
    ("woorden", "bevestigd"),
    [
        ([], False),
        ([("een", "ja")], True),
        ([("een", "ja"), ("twee", "deels")], False),
        ([("een", "nee"), ("een", "ja")], True),
        ([("een", "ja"), ("een", "nee")], False),
    ],
)
def test_de_partner_bevestigt_het_in_bestand_en_model_gelijk(als, instelling, woorden, bevestigd):
    """The last word of each partner counts."""
    gemeld = bericht("klaar", koers="gereed")
    partners = {naam: PlanpartnerFactory(plan=gemeld.planthema.plan) for naam in ("een", "twee")}
    for uur, (naam, antwoord) in enumerate(woorden, 9):
        velden = {"voortgang": gemeld, "vraag": "gebeurd", "antwoord": antwoord, "op": moment(11, 12, uur)}
        Partnerantwoord.objects.create(planpartner=partners[naam], **velden)
    [rij] = rijen(als(instelling))
    assert (rij[10] == overzicht.BEVESTIGD) == Voortgang.objects.get().partner_bevestigt == bevestigd
    assert rij[10] == Voortgang.objects.get().bewijswoord


# The page


def test_leeg_zegt_wat_er_komt(als, instelling, cyclus):
    browser = als(instelling)
    assert "Hier komt wat teams melden over de voortgang van hun plannen." in browser.get(PAD).text
    assert "Geen bericht past bij deze keuze." in browser.get(PAD, {"koers": "deels"}).text
    assert rijen(browser) == []


def test_zonder_jaar(als, instelling):
    assert "Er is nog geen jaar begonnen." in als(instelling).get(PAD).text


def test_bladeren_en_toch_alles_in_het_bestand(als, instelling, cyclus, monkeypatch):
    monkeypatch.setattr(view, "PER_PAGINA", 2)
    for nummer in range(3):
        bericht(f"bericht {nummer}", op=moment(11, nummer + 1))
    browser = als(instelling)
    assert [rij.wat_gebeurd for rij in browser.get(PAD, {"bladzijde": "2"}).context["bladzijde"]] == ["bericht 0"]
    assert len(rijen(browser, bladzijde="2")) == 3


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("keuze", [{}, {"koers": "deels", "jaar": "2026"}])
def test_aantal_query_s(als, partner, organisatie, cyclus, aantal, keuze, django_assert_num_queries):
    for _ in range(aantal):
        gemeld = bericht("x", koers="deels")
        wie = PlanpartnerFactory(plan=gemeld.planthema.plan, organisatie=organisatie)
        Partnerantwoord.objects.create(planpartner=wie, voortgang=gemeld, vraag="gebeurd", antwoord="ja")
    browser = als(partner)
    with django_assert_num_queries(9):
        assert len(browser.get(PAD, keuze).context["bladzijde"].object_list) == aantal
    with django_assert_num_queries(9):
        assert len(rijen(browser, **keuze)) == aantal


def test_de_berichten_worden_pas_gelezen_terwijl_het_bestand_weggaat(als, instelling, django_assert_num_queries):
    bericht("x")
    browser = als(instelling)
    with django_assert_num_queries(5):
        antwoord = browser.get(PAD, {"als": "csv"})
    with django_assert_num_queries(3):
        inhoud_van(antwoord)
