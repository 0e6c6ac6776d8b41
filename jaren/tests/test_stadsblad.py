"""The dashboard on one sheet: always one, tagged, with the figures of the page at the same address."""

import io
import re

import pikepdf
import pytest

from buurtteams.factories import BuurtteamFactory
from plannen.factories import JaarcyclusFactory, PlanThemaFactory, PrioriteitswijkFactory, VoortgangFactory, moment
from plannen.models.stand import WOORDEN
from plannen.tests.stad import meld, tekst, thema

from .test_verslag_pdf import tags, tekst_van

PAD = "/dashboard/pdf/"


@pytest.fixture
def lezer(als, saluti):
    return als(saluti)


@pytest.fixture
def stad(cyclus, team):
    meld(team, "volgens_planning", titel="Samen eten")
    ander = BuurtteamFactory(naam="Zuilen")
    meld(ander, "loopt_vast", titel="Samen koken")
    PrioriteitswijkFactory(cyclus=cyclus, wijk=ander.wijk, reden="Hier is veel te winnen.")


def woorden(antwoord):
    assert antwoord.headers["Content-Type"] == "application/pdf"
    return " ".join(tekst_van(antwoord.content).split())


def bladen(antwoord):
    with pikepdf.open(io.BytesIO(antwoord.content)) as document:
        return len(document.pages)


def test_de_cijfers_zijn_die_van_de_pagina(lezer, stad):
    pagina, blad = lezer.get("/dashboard/"), woorden(lezer.get(PAD))
    zin = tekst(pagina.context["zin"])
    assert " ".join(zin.split()) in blad
    for code, aantal, _ in pagina.context["legenda"]:
        assert f"{WOORDEN[code]}: {aantal}" in blad
    assert "Zuilen: Samen koken." in blad
    assert "Zuilen *" in blad


def test_dag_en_filters_staan_erop(lezer, stad, team):
    antwoord = lezer.get(PAD, {"op": "2026-10-01", "wijk": team.wijk.slug, "thema": "taal"})
    blad = woorden(antwoord)
    assert "Stand van 1 oktober 2026. Zoals het toen bekend was." in blad
    assert f"Wijk: {team.wijk}" in blad
    assert "Thema: Taal" in blad
    assert "Zuilen" not in blad
    assert "Wat aandacht vraagt" not in blad
    naam = 'filename="rondetafel-stad-2026-2026-10-01-keuze.pdf"'
    assert naam in antwoord.headers["Content-Disposition"]


def test_het_blad_is_gemerkt_en_de_grafiek_heeft_woorden(lezer, stad):
    with pikepdf.open(io.BytesIO(lezer.get(PAD).content)) as document:
        soorten = {soort for soort, _ in tags(document)}
        assert document.Root.MarkInfo.Marked
        inhoud = repr(document.Root.StructTreeRoot) + "".join(str(obj.get("/Alt", "")) for obj in figuren(document))
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= soorten
    assert "Plannen die goed gaan of klaar zijn" in inhoud


def figuren(document):
    return [obj for obj in document.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == "/Figure"]


def test_achttien_teams_met_lange_namen_passen_op_een_blad(lezer, cyclus):
    lang = "Een naam die veel langer is dan een team ooit heeft gehad "
    for nummer in range(18):
        eerste = meld(BuurtteamFactory(naam=f"{lang}{nummer}"), "loopt_vast", titel=f"{lang}{nummer}"[:80])
        for over in ("werkwijze", "deskundigheid", "personeel", "samenwerking", "procesbegeleiding"):
            planthema = PlanThemaFactory(plan=eerste.plan, thema=thema(over))
            VoortgangFactory(planthema=planthema, koers="nog_niet_begonnen", op=moment(11, 3))
    antwoord = lezer.get(PAD)
    assert bladen(antwoord) == 1
    gevonden = {int(nummer) for nummer in re.findall(r"gehad (\d+)", woorden(antwoord))}
    assert gevonden == set(range(18))


def test_een_jaar_zonder_plannen_geeft_ook_een_blad(lezer, cyclus):
    assert bladen(lezer.get(PAD)) == 1
    assert "nog geen plannen met akkoord" in woorden(lezer.get(PAD))


def test_zonder_jaar_is_er_geen_blad(lezer):
    assert lezer.get(PAD).status_code == 404


def test_partner_krijgt_het_blad_niet(als, partner, stad):
    assert als(partner).get(PAD).status_code == 404


def test_het_dashboard_wijst_naar_het_blad_met_dezelfde_keuze(lezer, stad):
    JaarcyclusFactory(jaar=2025)
    assert 'href="/dashboard/pdf/?jaar=2026&amp;thema=taal"' in lezer.get("/dashboard/?jaar=2026&thema=taal").text
