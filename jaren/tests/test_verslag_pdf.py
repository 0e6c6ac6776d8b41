"""The report as PDF: its tags are read back, and no text can break it."""

import io
import subprocess

import pikepdf
import pytest
import time_machine
from django.db import transaction

from conftest import VANDAAG
from jaren.factories import AdviesFactory
from jaren.momentopname import stel_samen
from jaren.verslag import maak_bestand, pdf, verslag

from .vol_jaar import maak_vol_jaar

RAAR = "Emoji 😀, Arabisch سلام, pijl → klaar ✓, haakjes [#x] *vet* $1$ \\ // @a `b`, regel\r\ntwee\x0b, los e\u0301."


@pytest.fixture(scope="module")
def gemaakt(django_db_setup, django_db_blocker):
    """The PDF of one full year, made once: the content in one transaction that is undone."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(VANDAAG):
        AdviesFactory(titel=RAAR, tekst=RAAR)
        inhoud = stel_samen(maak_vol_jaar(plannen=2))
        transaction.set_rollback(True)
    return maak_bestand(inhoud, "pdf").inhoud


@pytest.fixture
def document(gemaakt):
    with pikepdf.open(io.BytesIO(gemaakt)) as document:
        yield document


def tags(document):
    """Every structure element, in order: its kind and its parent's."""
    gevonden, stapel = [], [(document.Root.StructTreeRoot, "")]
    while stapel:
        element, ouder = stapel.pop(0)
        if not isinstance(element, pikepdf.Dictionary):
            continue
        soort = str(element.get("/S", ""))
        if soort:
            gevonden.append((soort, ouder))
        kinderen = element.get("/K", [])
        kinderen = list(kinderen) if isinstance(kinderen, pikepdf.Array) else [kinderen]
        stapel = [(kind, soort) for kind in kinderen] + stapel
    return gevonden


def tekst_van(inhoud):
    """What is read aloud, page after page."""
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=inhoud, capture_output=True, check=True
    ).stdout.decode()


def test_het_document_is_gemerkt_als_pdf_ua_1(document):
    assert (bool(document.Root.MarkInfo.Marked), str(document.Root.Lang)) == (True, "nl-NL")
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_de_titel_staat_in_het_document_en_in_het_venster(document):
    with document.open_metadata() as metadata:
        assert metadata["dc:title"] == "Verslag over 2026 - Concept van 22 november 2026"
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)


def test_koppen_tabellen_en_lijsten_hebben_hun_eigen_merk(document):
    soorten = {soort for soort, _ in tags(document)}
    assert {"/H1", "/H2", "/H3", "/H4", "/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/P", "/TOC", "/TOCI"} <= soorten


def test_elke_tabel_heeft_koppen_en_elke_cel_staat_in_een_rij(document):
    gevonden = tags(document)
    assert {ouder for soort, ouder in gevonden if soort in ("/TH", "/TD")} == {"/TR"}
    assert [soort for soort, ouder in gevonden if ouder == "/Table"].count("/THead") == gevonden.count(
        next(paar for paar in gevonden if paar[0] == "/Table")
    )


def test_geen_kop_slaat_een_niveau_over(document):
    niveaus = [int(soort[2:]) for soort, _ in tags(document) if soort[:2] == "/H" and soort[2:].isdigit()]
    assert max(later - eerder for eerder, later in zip(niveaus, niveaus[1:], strict=False)) == 1


def test_de_bladwijzers_zijn_de_hoofdstukken(document):
    with document.open_outline() as overzicht:
        titels = [punt.title for punt in overzicht.root]
    assert titels[:3] == ["Het jaar op één bladzijde", "De cijfers van het jaar", "Plan voor plan"]


def test_elk_lettertype_is_het_onze_en_zit_erin(document):
    lettertypen = [obj for obj in document.objects if isinstance(obj, pikepdf.Dictionary) and "/FontName" in obj]
    assert {str(obj.FontName).partition("+")[2].partition("-")[0] for obj in lettertypen} == {"NotoSans"}
    assert all("/FontFile2" in obj or "/FontFile3" in obj for obj in lettertypen)


def test_elke_bladzijde_van_een_concept_zegt_concept(gemaakt):
    bladzijden = tekst_van(gemaakt).strip("\f\n").split("\f")
    assert [nummer for nummer, tekst in enumerate(bladzijden, 1) if "Concept" not in tekst] == []


def test_tekst_van_mensen_is_nooit_opmaak(gemaakt):
    tekst = tekst_van(gemaakt)
    assert "haakjes [#x] *vet* $1$ \\ // @a `b`" in tekst


def test_een_teken_dat_het_lettertype_niet_heeft_maakt_het_verslag_niet_stuk():
    assert pdf.leesbaar("😀 سلام → ✓ é") == "\ufffd \ufffd\ufffd\ufffd\ufffd -> ja é"
    assert pdf.leesbaar("a\r\nb\x0bc e\u0301\ufe0f") == "a\nbc é"


def test_dezelfde_inhoud_geeft_hetzelfde_bestand(db):
    inhoud = stel_samen(maak_vol_jaar())
    assert maak_bestand(inhoud, "pdf") == maak_bestand(inhoud, "pdf")


def test_zonder_lettertype_zegt_de_fout_wat_te_doen(db, cyclus, monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "LETTERTYPEN", tmp_path)
    with pytest.raises(pdf.PdfMislukt, match="npm run bouw"):
        pdf.maak_pdf(verslag(stel_samen(cyclus)))
