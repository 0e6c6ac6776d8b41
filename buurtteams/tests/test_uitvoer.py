"""Lists as files: what a spreadsheet would work out stays text, everything else stays what it is, memory stays flat."""

import csv
import datetime
import io
import tracemalloc
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurtteams.uitvoer import Blad, Over, csv_delen, maak_ods, maak_xlsx
from buurtteams.uitvoer.csvbestand import BEGIN, PER_DEEL, leesbaar, veilig

from .rekenblad import door_libreoffice, lees_csv, lees_csv_cellen, lees_ods, lees_xlsx

OP = datetime.date(2026, 11, 22)
OVER = Over("Alle dingen", OP, (("Wijk", "Zuilen"), ("Thema", "Taal")))
FORMULES = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "- eerst dit",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=2+2",
    "\r=2+2",
    "\n=2+2",
    "  =2+2",
    "＝1+1",
    "'=1+1",
]
ONGEMOEID = [
    "+31 6 12345678",
    "+31612345678",
    "+31 (0)30 286 00 00",
    "+31-30-2860000",
    "030 286 00 00",
    "-5",
    "-12,50",
    "+3%",
    "007",
    "1e3",
    "https://voorbeeld.nl",
    "'s avonds open",
    "'",
    'zij zei: "ja"; hij niet',
    "twee\nregels",
    "  ruimte  hier",
    "Çağla & <Ömer>",
]
WAARDEN = (-5, 0, Decimal("-12.50"), OP, datetime.datetime(2026, 11, 22, 19, 30), True, False, None, "")


def bytes_van(als, blad, over=OVER):
    if als == "csv":
        return b"".join(csv_delen(blad, over))
    uit = io.BytesIO()
    (maak_xlsx if als == "xlsx" else maak_ods)(uit, [blad], titel=over.titel, op=over.op, over=over)
    return uit.getvalue()


def teksten(lijst):
    return Blad("Dingen", ("Wat", "Nog iets"), [(tekst, "x") for tekst in lijst])


# Text stays text


@pytest.mark.parametrize("tekst", FORMULES)
def test_in_csv_begint_geen_cel_als_formule(tekst):
    [cel] = [rij[0] for rij in lees_csv_cellen(bytes_van("csv", teksten([tekst])))[1:]]
    assert cel == f"'{tekst}"


@pytest.mark.parametrize("tekst", ONGEMOEID)
def test_een_telefoonnummer_een_getal_en_gewone_tekst_blijven_in_csv_wat_zij_zijn(tekst):
    [cel] = [rij[0] for rij in lees_csv_cellen(bytes_van("csv", teksten([tekst])))[1:]]
    assert cel == tekst


@pytest.mark.parametrize("als, lees, soort", [("xlsx", lees_xlsx, "inlineStr"), ("ods", lees_ods, "string")])
def test_in_xlsx_en_ods_is_elke_tekst_een_tekst_zonder_iets_ervoor(als, lees, soort):
    lijst = [tekst for tekst in FORMULES + ONGEMOEID if "\r" not in tekst]
    assert [rij[0] for rij in lees(bytes_van(als, teksten(lijst)))["Dingen"][1:]] == [(soort, t) for t in lijst]


def test_ook_een_kop_en_een_filter_worden_geen_formule():
    blad = Blad("Dingen", ("=1+1",), [("x",)])
    kop, rij = lees_csv_cellen(bytes_van("csv", blad, Over("=1", OP, (("=Zoek", "=2+2"),))))
    assert (kop[0], rij[2]) == ("'=1+1", "'=Zoek: =2+2")


@given(st.text())
def test_wat_ervoor_kwam_gaat_er_weer_af(tekst):
    assert leesbaar(veilig(tekst)) == tekst
    assert veilig(tekst)[:1] not in BEGIN or veilig(tekst)[1:].strip(" 0123456789.,()/%-") == ""


@given(st.lists(st.tuples(st.text(), st.integers()), max_size=5))
def test_csv_terug_gelezen_is_wat_erin_ging(rijen):
    gelezen = lees_csv(bytes_van("csv", Blad("Dingen", ("Wat", "Hoeveel"), rijen)))[1:]
    assert [(tekst, int(getal)) for tekst, getal, *_ in gelezen] == rijen


# In CSV there is no text: a program takes for a number what looks like one, unless it is told that quotes mean text.
CSV_ALS_GETAL = [
    ("+31612345678", "31612345678"),
    ("-12,50", "-12.5"),
    ("+3%", "3%"),
    ("007", "7"),
    ("1e3", "1000"),
]
ALS_STANDAARD, QUOTES_ZIJN_TEKST = "CSV:59,34,76,1,,1043,false,true", "CSV:59,34,76,1,,1043,true,true"
WEER_ALS_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,false,false,false,-1"


@pytest.mark.parametrize(
    "als, invoer",
    [("csv", ALS_STANDAARD), ("csv", QUOTES_ZIJN_TEKST), ("xlsx", ""), ("ods", "")],
)
def test_libreoffice_rekent_niets_uit(als, invoer, tmp_path):
    """Opened by a spreadsheet, and written out as CSV by it."""
    lijst = [tekst for tekst in FORMULES + ONGEMOEID if not set("\r\n\t") & set(tekst)]
    pad = tmp_path / f"dingen.{als}"
    pad.write_bytes(bytes_van(als, teksten(lijst)))
    uit = door_libreoffice([pad], tmp_path, invoer=invoer, naar=WEER_ALS_CSV)
    [bestand] = [bestand for bestand in uit.iterdir() if "Over" not in bestand.name]
    rijen = list(csv.reader(io.StringIO(bestand.read_text(encoding="utf-8")), delimiter=";"))[1:]
    gelezen = [leesbaar(rij[0]) if als == "csv" else rij[0] for rij in rijen]
    assert anders(lijst, gelezen) == (CSV_ALS_GETAL if invoer == ALS_STANDAARD else [])


def anders(lijst, gelezen):
    assert len(lijst) == len(gelezen)
    return [(was, werd) for was, werd in zip(lijst, gelezen, strict=True) if was != werd]


# Numbers, days and yes or no


def test_csv_schrijft_getallen_en_datums_zoals_een_nederlandse_excel_ze_leest():
    blad = Blad("Dingen", tuple("abcdefghi"), [WAARDEN])
    [rij] = lees_csv(bytes_van("csv", blad))[1:]
    assert rij == [
        *("-5", "0", "-12,50", "2026-11-22", "2026-11-22 19:30", "ja", "nee", "", ""),
        *("2026-11-22", "Wijk: Zuilen · Thema: Taal"),
    ]


def test_xlsx_kent_getallen_en_datums():
    [rij] = lees_xlsx(bytes_van("xlsx", Blad("Dingen", tuple("abcdefghi"), [WAARDEN])))["Dingen"][1:]
    getallen = [(None, getal) for getal in ("-5", "0", "-12.50", "46348", "46348.8125")]
    assert rij == [*getallen, ("inlineStr", "ja"), ("inlineStr", "nee")]


def test_ods_kent_getallen_en_datums():
    [rij] = lees_ods(bytes_van("ods", Blad("Dingen", tuple("abcdefghi"), [WAARDEN])))["Dingen"][1:]
    assert rij == [
        *[("float", getal) for getal in ("-5", "0", "-12.50")],
        *[("date", datum) for datum in ("2026-11-22", "2026-11-22 19:30:00")],
        *[("string", "ja"), ("string", "nee"), (None, ""), (None, "")],
    ]


# What the file says of itself


@pytest.mark.parametrize("als, lees", [("xlsx", lees_xlsx), ("ods", lees_ods)])
def test_het_eerste_blad_zegt_wat_het_is_van_wanneer_en_hoeveel(als, lees):
    bladen = lees(bytes_van(als, teksten(["a", "b", "c"])))
    assert list(bladen) == ["Over dit bestand", "Dingen"]
    datum = "46348" if als == "xlsx" else "2026-11-22"
    assert [(wat[1], waarde[1]) for wat, waarde in bladen["Over dit bestand"]] == [
        ("Wat", "Waarde"),
        ("Titel", "Alle dingen"),
        ("Stand van", datum),
        ("Filter: Wijk", "Zuilen"),
        ("Filter: Thema", "Taal"),
        ("Aantal rijen", "3"),
    ]


@pytest.mark.parametrize("als, lees", [("xlsx", lees_xlsx), ("ods", lees_ods)])
def test_zonder_filter_staat_dat_er_ook(als, lees):
    over = lees(bytes_van(als, teksten([]), Over("Alle dingen", OP)))["Over dit bestand"]
    assert [rij[1][1] for rij in over if rij[0][1] in ("Filters", "Aantal rijen")] == ["geen", "0"]


def test_elke_regel_van_csv_draagt_dag_en_filters():
    kop, *rijen = lees_csv(bytes_van("csv", teksten(["a", "b"])))
    assert kop == ["Wat", "Nog iets", "Stand van", "Filters"]
    assert {tuple(rij[2:]) for rij in rijen} == {("2026-11-22", "Wijk: Zuilen · Thema: Taal")}


@pytest.mark.parametrize("als", ["csv", "xlsx", "ods"])
def test_een_lege_lijst_is_een_goed_bestand(als):
    inhoud = bytes_van(als, teksten([]))
    rijen = {"csv": lees_csv, "xlsx": lees_xlsx, "ods": lees_ods}[als](inhoud)
    assert len(rijen if als == "csv" else rijen["Dingen"][:1]) == 1


# Streaming


def test_csv_gaat_weg_terwijl_de_rijen_nog_komen():
    gelezen = []

    def rijen():
        for nummer in range(10 * PER_DEEL):
            gelezen.append(nummer)
            yield (f"rij {nummer}", nummer)

    delen = csv_delen(Blad("Dingen", ("Wat", "Hoeveel"), rijen()), OVER)
    next(delen), next(delen)
    assert len(gelezen) == PER_DEEL


def hoogste_geheugen(als, aantal, map_):
    blad = Blad("Dingen", ("Wat", "Hoeveel"), (("tekst " * 20 + str(n), n) for n in range(aantal)))
    tracemalloc.start()
    try:
        if als == "csv":
            for _ in csv_delen(blad, OVER):
                pass
        else:
            with (map_ / f"{aantal}.{als}").open("wb") as uit:
                (maak_xlsx if als == "xlsx" else maak_ods)(uit, [blad], titel="Dingen", op=OP, over=OVER)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("als", ["csv", "xlsx", "ods"])
def test_het_geheugen_groeit_niet_met_het_aantal_rijen(als, tmp_path):
    hoogste_geheugen(als, 10, tmp_path)
    klein, groot = hoogste_geheugen(als, 2000, tmp_path), hoogste_geheugen(als, 20_000, tmp_path)
    assert groot < 1.2 * klein
