"""Where residents can walk in: times with exceptions, kept up to date by the team, confirmed at least every 90 days."""

import datetime

import pytest

from buurtteams.factories import BuurtteamFactory
from jaren.taken.samen_inloop import taken
from samenwerking import rechten
from samenwerking.factories import InloopFactory, InlooptijdFactory, InloopuitzonderingFactory
from samenwerking.models import Gebeurtenis, Inloop
from samenwerking.openingstijden import eerstvolgende, openingstijden
from samenwerking.overzicht.inlopen import van_team
from samenwerking.tests.tafel.inloop import LEEG

LIJST = "/samenwerking/inloop/"
TIJD = {"tijden-TOTAL_FORMS": 1, "tijden-0-dag": 1, "tijden-0-van": "18:30", "tijden-0-tot": "20:30"}
WIE = ("coordinator", "coordinator_ander_team", "instelling", "gemeente", "wethouder", "saluti", "partner", "beheer")


@pytest.fixture
def inloop(team):
    inloop = InloopFactory(team=team, naam="Dinsdagavond open", bevestigd_op=datetime.date(2026, 11, 1))
    InlooptijdFactory(inloop=inloop)
    return inloop


def pad(inloop, stap=""):
    return f"{LIJST}{inloop.pk}/{stap}"


def velden(inloop, **anders):
    vast = {"naam": inloop.naam, "wijk": inloop.wijk_id, "plek": inloop.plek, "fase": inloop.fase}
    return LEEG | vast | {"bijhouder": "gezinswerker", "versie": inloop.versie} | anders


# Opening times


def dagen(inloop, van, tot):
    van, tot = datetime.date.fromisoformat(van), datetime.date.fromisoformat(tot)
    return [(str(o.dag), f"{o.van:%H.%M}-{o.tot:%H.%M}") for o in openingstijden(inloop, van, tot)]


def test_elke_week_op_dezelfde_tijd_ook_over_de_zomertijd_heen(inloop):
    assert dagen(inloop, "2027-03-23", "2027-03-31") == [
        ("2027-03-23", "18.30-20.30"),
        ("2027-03-30", "18.30-20.30"),
    ]


def test_een_dag_dicht_en_een_dag_andere_tijden(inloop):
    InloopuitzonderingFactory(inloop=inloop)
    InloopuitzonderingFactory(
        inloop=inloop, datum=datetime.date(2027, 1, 5), van=datetime.time(10), tot=datetime.time(12)
    )
    InloopuitzonderingFactory(
        inloop=inloop, datum=datetime.date(2027, 1, 6), van=datetime.time(9), tot=datetime.time(10)
    )
    assert dagen(inloop, "2026-12-22", "2027-01-12") == [
        ("2026-12-22", "18.30-20.30"),
        ("2027-01-05", "10.00-12.00"),
        ("2027-01-06", "09.00-10.00"),
        ("2027-01-12", "18.30-20.30"),
    ]


def test_de_eerstvolgende_drie_en_geen_als_hij_gestopt_is(inloop, vandaag):
    assert [str(o.dag) for o in eerstvolgende(inloop, vandaag)] == ["2026-11-24", "2026-12-01", "2026-12-08"]
    inloop.gestopt_op = vandaag
    assert eerstvolgende(inloop, vandaag) == []


# Keeping it up to date


def test_een_coordinator_voegt_een_inloop_met_tijden_toe(als, coordinator, team):
    data = LEEG | TIJD | {"naam": "Koffie", "team": team.pk, "wijk": team.wijk_id, "fase": "proef", "plek": "De Zaal"}
    als(coordinator).post(f"{LIJST}nieuw/", data | {"bijhouder": "gezinswerker"})
    inloop = Inloop.objects.get()
    assert [str(tijd) for tijd in inloop.tijden.all()] == ["dinsdag 18.30-20.30 uur"]
    assert (inloop.team, str(inloop.bevestigd_op)) == (team, "2026-11-22")


def test_twee_keer_versturen_maakt_een_inloop(als, coordinator, team):
    data = LEEG | {"naam": "Koffie", "team": team.pk, "wijk": team.wijk_id, "fase": "verkenning", "bijhouder": "x"}
    for _ in range(2):
        als(coordinator).post(f"{LIJST}nieuw/", data | {"sleutel": "0d1c2f3e-5a76-4f6d-9c0a-1d2e3f405162"})
    assert Inloop.objects.count() == 1


@pytest.mark.parametrize(
    "anders, fout",
    [
        ({"plek": ""}, "Schrijf op waar de inloop is."),
        ({"bijhouder": ""}, "Schrijf op wie dit bijhoudt."),
        (TIJD | {"tijden-0-tot": "18:00"}, "sluit voordat zij opent"),
        (TIJD | {"tijden-0-van": "half zeven"}, "Vul een tijd in"),
    ],
)
def test_wat_niet_klopt_wordt_geweigerd_en_de_rest_blijft(als, coordinator, inloop, anders, fout):
    antwoord = als(coordinator).post(pad(inloop, "bewerken/"), velden(inloop, talen="Turks", **anders))
    assert fout in antwoord.text and 'value="Turks"' in antwoord.text
    inloop.refresh_from_db()
    assert (inloop.versie, inloop.talen) == (1, "Nederlands, Turks")


@pytest.mark.parametrize(
    "rijen, rij",
    [
        ("tijden", {"tijden-0-dag": "2", "tijden-0-van": "18:30", "tijden-0-tot": "18:00"}),
        ("uitzonderingen", {"uitzonderingen-0-van": "18:30", "uitzonderingen-0-tot": "18:00"}),
        ("uitzonderingen", {"uitzonderingen-0-van": "18:30", "uitzonderingen-0-tot": ""}),
    ],
)
def test_een_verkeerde_tijd_staat_bij_het_veld(als, coordinator, inloop, rijen, rij):
    dag = {"uitzonderingen-0-datum": "2026-12-25", "uitzonderingen-0-toelichting": "kerst"}
    aantal = {f"{rijen}-TOTAL_FORMS": "1"} | (dag if rijen == "uitzonderingen" else {})
    antwoord = als(coordinator).post(pad(inloop, "bewerken/"), velden(inloop, **aantal | rij))
    assert f'href="#id_{rijen}-0-tot"' in antwoord.text  # from the error summary
    inloop.refresh_from_db()
    assert inloop.versie == 1


def test_bewerken_telt_als_nagekeken_en_de_fase_staat_in_het_logboek(als, coordinator, inloop):
    als(coordinator).post(pad(inloop, "bewerken/"), velden(inloop, fase="structureel"))
    inloop.refresh_from_db()
    assert (inloop.fase, str(inloop.bevestigd_op), inloop.versie) == ("structureel", "2026-11-22", 2)
    assert [(r.van, r.naar) for r in Gebeurtenis.objects.order_by("pk")] == [
        ("", "fase, talen, tijden"),
        ("proef", "structureel"),
    ]


def test_de_tweede_die_opslaat_ziet_beide_teksten(als, coordinator, inloop):
    data = velden(inloop, naam="Mijn naam")
    Inloop.objects.update(versie=2, naam="Hun naam")
    antwoord = als(coordinator).post(pad(inloop, "bewerken/"), data)
    assert antwoord.status_code == 409 and "Mijn naam" in antwoord.text and "Hun naam" in antwoord.text


def test_alles_klopt_nog(als, coordinator, inloop):
    als(coordinator).post(pad(inloop, "bevestigen/"))
    inloop.refresh_from_db()
    assert str(inloop.bevestigd_op) == "2026-11-22"


def test_stoppen_met_een_reden(als, coordinator, saluti, inloop):
    assert "Schrijf op waarom" in als(coordinator).post(pad(inloop, "stoppen/"), {"versie": 1}).text
    als(coordinator).post(pad(inloop, "stoppen/"), {"reden": "Geen plek meer.", "versie": 1})
    assert "Geen plek meer." in als(saluti).get(pad(inloop)).text
    assert list(Inloop.objects.lopend()) == []


@pytest.mark.parametrize("wie", ["gemeente", "wethouder", "saluti", "partner", "beheer", "coordinator_ander_team"])
def test_wie_er_niet_over_gaat_wijzigt_niets(als, wie, inloop, request):
    browser = als(request.getfixturevalue(wie))
    for stap in ("bewerken/", "stoppen/", "bevestigen/"):
        assert browser.post(pad(inloop, stap), velden(inloop, reden="X")).status_code == 403
    assert browser.get(pad(inloop)).status_code == 200
    inloop.refresh_from_db()
    assert (inloop.versie, str(inloop.bevestigd_op)) == (1, "2026-11-01")


def test_wie_mag_wat(inloop, request):
    mensen = {wie: request.getfixturevalue(wie) for wie in WIE}
    maken = {wie for wie, gebruiker in mensen.items() if rechten.mag_inlopen_maken(gebruiker)}
    bewerken = {wie for wie, gebruiker in mensen.items() if rechten.mag_inloop_bewerken(gebruiker, inloop)}
    assert maken == {"coordinator", "coordinator_ander_team", "instelling"}
    assert bewerken == {"coordinator", "instelling"}
    inloop.gestopt_op = datetime.date(2026, 11, 1)
    assert not rechten.mag_inloop_bewerken(mensen["coordinator"], inloop)


def test_zonder_rol_is_er_geen_inloop(als, coordinator, inloop):
    coordinator.rol_set.update(tot="2026-11-21")
    assert als(coordinator).get(pad(inloop)).status_code == 404


# The list, and what is stale


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_vraagt_altijd_evenveel(als, gemeente, aantal, django_assert_num_queries):
    for _ in range(aantal):
        InlooptijdFactory()
    browser = als(gemeente)
    with django_assert_num_queries(8):
        assert len(browser.get(LIJST).context["inlopen"]) == aantal


@pytest.mark.parametrize(
    "zoek, verwacht", [("?dag=1", 1), ("?dag=3", 0), ("?taal=turks", 2), ("?fase=structureel", 1), ("?wijk=nergens", 2)]
)
def test_de_lijst_is_te_beperken(als, partner, inloop, zoek, verwacht):
    InloopFactory(fase="structureel")
    InloopFactory(gestopt_op=datetime.date(2026, 1, 1), stopreden="Weg.")
    assert len(als(partner).get(f"{LIJST}{zoek}").context["inlopen"]) == verwacht


@pytest.mark.parametrize("dag, verouderd", [("2027-01-30", False), ("2027-01-31", True)])
def test_na_negentig_dagen_is_hij_verouderd(inloop, dag, verouderd):
    assert inloop.is_verouderd(datetime.date.fromisoformat(dag)) is verouderd


def test_de_coordinator_hoort_dat_een_inloop_lang_niet_is_nagekeken(coordinator, gemeente, inloop, team):
    InloopFactory(team=BuurtteamFactory(), bevestigd_op=datetime.date(2026, 1, 1))
    Inloop.objects.filter(pk=inloop.pk).update(bevestigd_op="2026-08-01")
    op = datetime.date(2026, 11, 22)
    [taak] = taken(coordinator, op)
    assert (taak.titel, str(taak.dag), taak.te_laat) == ("Dinsdagavond open", "2026-10-31", True)
    assert list(taken(gemeente, op)) == []


def test_een_verkenning_zonder_plek_zegt_dat_er_nog_geen_plek_is(als, partner, team):
    inloop = InloopFactory(team=team, fase="verkenning", plek="")
    assert ["nog geen plek" in als(partner).get(adres).text for adres in (LIJST, pad(inloop))] == [True, True]


def test_wat_gestopt_is_staat_alleen_in_de_lijst_als_u_erom_vraagt(als, saluti, inloop):
    weg = InloopFactory(gestopt_op=datetime.date(2026, 1, 1), stopreden="Weg.")
    gevonden = [als(saluti).get(f"{LIJST}{zoek}").context["inlopen"] for zoek in ("", "?fase=gestopt")]
    assert [[rij for rij, _, _ in lijst] for lijst in gevonden] == [[inloop], [weg]]


def test_gestopt_of_acht_weken_dicht_is_iets_anders_dan_nog_geen_tijden(als, saluti, inloop):
    weg = InlooptijdFactory(inloop=InloopFactory(gestopt_op=datetime.date(2026, 1, 1), stopreden="Weg.")).inloop
    for week in range(9):
        InloopuitzonderingFactory(inloop=inloop, datum=datetime.date(2026, 11, 24) + datetime.timedelta(weeks=week))
    browser = als(saluti)
    teksten = [browser.get(adres).text for adres in (LIJST, pad(inloop), f"{LIJST}?fase=gestopt", pad(weg))]
    assert ["nog geen tijden" in tekst for tekst in teksten] == [False] * 4
    assert "de komende acht weken dicht" in teksten[0] and "De komende acht weken is het hier dicht" in teksten[1]
    assert "gestopt op 1 januari 2026" in teksten[2]


def test_de_pagina_toont_uitzonderingen_van_acht_weken_en_dat_niemand_keek(als, partner, inloop):
    for dag, uitleg in (("2026-12-29", "tussen kerst en nieuwjaar"), ("2027-01-18", "te ver weg")):
        InloopuitzonderingFactory(inloop=inloop, datum=datetime.date.fromisoformat(dag), toelichting=uitleg)
    Inloop.objects.update(bevestigd_op="2026-08-01")
    antwoord = als(partner).get(pad(inloop))
    assert [rij.toelichting for rij in antwoord.context["uitzonderingen"]] == ["tussen kerst en nieuwjaar"]
    assert "Niet nagekeken sinds 1 augustus 2026" in antwoord.text and "29 december 2026: dicht" in antwoord.text


@pytest.mark.parametrize("stap", ["bevestigen/"])
def test_nakijken_gaat_niet_met_een_link(als, coordinator, inloop, stap):
    assert als(coordinator).get(pad(inloop, stap)).status_code == 405


def test_wat_een_instelling_doet_staat_op_naam_van_het_team(als, instelling, inloop):
    als(instelling).post(pad(inloop, "bevestigen/"))
    assert Gebeurtenis.objects.get().namens == "buurtteam Noordoost"


def test_een_maand_met_31_dagen_en_de_wintertijd(inloop):
    inloop.tijden.update(dag=6)
    assert [dag for dag, _ in dagen(inloop, "2026-10-25", "2026-11-01")] == ["2026-10-25", "2026-11-01"]
    assert dagen(inloop, "2027-02-28", "2027-02-28") == [("2027-02-28", "18.30-20.30")]


def test_inlopen_op_de_pagina_van_een_team_met_een_knop_voor_wie_mag(
    coordinator, gemeente, instelling, inloop, vandaag
):
    InloopFactory(gestopt_op=vandaag, stopreden="Weg.", team=inloop.team)
    InloopFactory()
    delen = [van_team(inloop.team, wie, vandaag) for wie in (coordinator, instelling, gemeente)]
    assert [deel["mag_maken"] for deel in delen] == [True, True, False]
    assert [rij for rij, _, _ in delen[2]["lijst"]] == [inloop]


def test_maken_voor_een_team_mag_alleen_voor_het_eigen(coordinator, coordinator_ander_team, instelling, gemeente, team):
    mensen = (coordinator, coordinator_ander_team, instelling, gemeente)
    assert [rechten.mag_inloop_maken_voor(wie, team) for wie in mensen] == [True, False, True, False]


def test_de_lijst_zegt_hoeveel_er_open_zijn_en_waar_niemand_keek(als, wethouder, inloop):
    InloopFactory(fase="verkenning", plek="", bevestigd_op=datetime.date(2026, 8, 1))
    antwoord = als(wethouder).get(LIJST)
    assert (antwoord.context["open"], antwoord.context["verouderd"]) == (1, 1)
    assert "niet nagekeken sinds 1 augustus 2026" in antwoord.text
