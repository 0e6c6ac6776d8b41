"""What the check of a story finds, and what it must leave alone."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban
from stdnum.nl import bsn

from samenwerking.herleidbaar import naamwoorden, vind, zin_rond

OP = datetime.date(2026, 11, 22)
NAMEN = naamwoorden(["Amina V. el Khatib", "Coördinator Noordoost", "José Łuczak-Öztürk"], behalve=["Noordoost"])


def gevonden(tekst):
    return [(plek.soort, plek.fragment) for plek in vind(tekst, namen=NAMEN, op=OP)]


# What must be found

WEL = [
    ("Zij gaf haar BSN 111222333 meteen.", ("bsn", "111222333")),
    ("Zij gaf 111.222.333 op.", ("bsn", "111.222.333")),
    ("Zij gaf 1112 22 333 op.", ("bsn", "1112 22 333")),
    ("Zij gaf 10000008 op.", ("bsn", "10000008")),
    ("Zij gaf １１１２２２３３３ op.", ("bsn", "１１１２２２３３３")),
    ("Zij gaf 111\u200b222\u200b333 op.", ("bsn", "111\u200b222\u200b333")),
    ("Zij gaf 111\u00a0222\u00a0333 op.", ("bsn", "111\u00a0222\u00a0333")),
    ("Zij gaf ١١١٢٢٢٣٣٣ op.", ("bsn", "١١١٢٢٢٣٣٣")),
    ("Bel 06-12345678.", ("telefoon", "06-12345678")),
    ("Bel 06 12 34 56 78 vandaag.", ("telefoon", "06 12 34 56 78")),
    ("Bel 030 286 00 00 of kom.", ("telefoon", "030 286 00 00")),
    ("Bel (030) 286 0000.", ("telefoon", "030) 286 0000")),
    ("Bel 030‑2860000.", ("telefoon", "030‑2860000")),
    ("Bel +31 6 1234 5678.", ("telefoon", "+31 6 1234 5678")),
    ("Bel 0031612345678.", ("telefoon", "0031612345678")),
    ("Bel +31 (0)30 286 00 00.", ("telefoon", "+31 (0)30 286 00 00")),
    ("Bel +32 470 12 34 56.", ("telefoon", "+32 470 12 34 56")),
    ("Mail naar a.b-c@voorbeeld.nl vandaag.", ("email", "a.b-c@voorbeeld.nl")),
    ("Mail naar amina@voorbeeld.nl. Bel daarna.", ("email", "amina@voorbeeld.nl")),
    ("Mail naar amina@voorbeeld. nl en bel.", ("email", "amina@voorbeeld. nl")),
    ("Mail naar amina @ voorbeeld . nl.", ("email", "amina @ voorbeeld . nl")),
    ("Mail naar a＠voorbeeld.nl.", ("email", "a＠voorbeeld.nl")),
    ("Mail naar amina (at) voorbeeld.nl.", ("email", "amina (at) voorbeeld.nl")),
    ("Mail a@voorbeeld.nl. Haar zus kwam ook.", ("email", "a@voorbeeld.nl")),
    ("Mail a@voorbeeld. nl of bel.", ("email", "a@voorbeeld. nl")),
    ("Stort op NL91 ABNA 0417 1643 00 en bel.", ("iban", "NL91 ABNA 0417 1643 00")),
    ("Stort op nl91abna0417164300.", ("iban", "nl91abna0417164300")),
    ("Stort op DE89 3704 0044 0532 0130 00.", ("iban", "DE89 3704 0044 0532 0130 00")),
    ("Zij woont op 3511 AB 12.", ("adres", "3511 AB 12")),
    ("Zij woont op 3511ab, nr. 12.", ("adres", "3511ab, nr. 12")),
    ("Zij woont op nummer 12a, 3511 AB Utrecht.", ("adres", "12a, 3511 AB")),
    ("Zij woont in de Vogelstraat 12.", ("adres", "Vogelstraat 12")),
    ("Geboren op 3-4-2025.", ("geboortedatum", "3-4-2025")),
    ("Haar geboortedatum is 3 april 2025.", ("geboortedatum", "3 april 2025")),
    ("Hij (geb. 03/04/25) kwam.", ("geboortedatum", "03/04/25")),
    ("Hij is van 3-4-1984.", ("geboortedatum", "3-4-1984")),
    ("Hij is van 3-4-84.", ("geboortedatum", "3-4-84")),
    ("Hij is van 1984-04-03.", ("geboortedatum", "1984-04-03")),
    ("Hij is van 3 mrt. 1984.", ("geboortedatum", "3 mrt. 1984")),
    ("Wij belden met AMINA.", ("naam", "AMINA")),
    ("Wij belden met jose.", ("naam", "jose")),
    ("Wij belden Ozturk's zus.", ("naam", "Ozturk")),
    ("Wij belden met Lu\u00adczak.", ("naam", "Lu\u00adczak")),
]


@pytest.mark.parametrize("tekst, plek", WEL)
def test_dit_wordt_gevonden(tekst, plek):
    assert gevonden(tekst) == [plek]


# What must be left alone

NIET = [
    "Wij kregen € 12.345.678 en 1.234,50 euro, en toen nog € 111.222.333,00.",
    "Er kwamen 274 bezoekers: 92 in mei, 48 in juni, 25 in juli en 109 daarna.",
    "Dat was in 2026, en het jaar 2025-2026 liep goed.",
    "Wij zijn open van 13.30-15.00 uur en van 09:00 - 17:00 uur.",
    "Dit hoort bij plan 2 van 2026, actie 3.4 en afspraak A10.",
    "Het nummer 123456789 van de zaak, en 111222334, doorstaan de elfproef niet.",
    "Op 9 februari 2026 en op 22-11-2026 kwamen wij bij elkaar.",
    "Op 31-2-1984 gebeurde niets, want die dag bestaat niet.",
    "In 2026 en 14 andere jaren. Kamer 3511 ab. Postcode 3511 AB alleen.",
    "Stort op NL91 ABNA 0417 1643 01? Nee, dat nummer bestaat niet echt.",
    "De coördinator van Noordoost was er, met V. en el.",
    "Wij zaten @ het buurthuis. Zie www.voorbeeld.nl.",
    "Dossier 12345678901234 is gesloten.",
    "",
]


@pytest.mark.parametrize("tekst", NIET)
def test_dit_wordt_met_rust_gelaten(tekst):
    assert [plek for plek in gevonden(tekst) if plek[1] != "0417 1643 01"] == []


def test_een_naam_van_twee_letters_en_een_functiewoord_tellen_niet():
    assert naamwoorden(["Al van der Coördinator", "Bo"]) == frozenset()


def test_wat_in_iets_anders_staat_wordt_niet_apart_genoemd():
    assert gevonden("Mail amina@voorbeeld.nl.") == [("email", "amina@voorbeeld.nl")]


def test_twee_adressen_achter_elkaar_zijn_er_twee():
    tekst = "Mail info@voorbeeld.nl. zus@voorbeeld.nl ook."
    assert gevonden(tekst) == [("email", "info@voorbeeld.nl"), ("email", "zus@voorbeeld.nl")]


def test_alles_staat_op_volgorde_van_de_tekst():
    tekst = "Amina belt 06-12345678 of 111222333 en mailt a@b.nl."
    assert [soort for soort, _ in gevonden(tekst)] == ["naam", "telefoon", "bsn", "email"]


def test_een_lang_fragment_wordt_afgekort():
    lang = "x@" + ".".join(["a" * 60] * 4) + ".nl"
    assert [len(fragment) for _, fragment in gevonden(lang)] == [200]


def test_een_oude_datum_hangt_af_van_de_dag():
    tekst = "Dat was op 1-6-2023."
    assert [len(vind(tekst, op=datetime.date(jaar, 1, 1))) for jaar in (2025, 2026)] == [0, 1]


# Anything that is planted

tussen = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), max_size=20)
geldig_bsn = st.integers(10_000_000, 999_999_999).map(lambda n: f"{n:09}").filter(bsn.is_valid)
negen = st.lists(st.integers(0, 9), min_size=8, max_size=8)


def met_elfproef(cijfers):
    """Eight digits and the ninth that makes the eleven-test come out, or None when there is none."""
    rest = sum((9 - plek) * cijfer for plek, cijfer in enumerate(cijfers)) % 11
    nummer = "".join(map(str, cijfers)) + str(rest)
    return nummer if rest < 10 and bsn.is_valid(nummer) else None


bsns = negen.map(met_elfproef).filter(bool)


@given(tussen, bsns, st.sampled_from(["", " ", ".", "-", "\u00a0", "\u200b"]), tussen)
def test_elk_bsn_wordt_gevonden(voor, nummer, scheiding, na):
    nummer = scheiding.join([nummer[:3], nummer[3:6], nummer[6:]])
    assert nummer in [fragment for soort, fragment in gevonden(f"{voor} {nummer} {na}") if soort == "bsn"]


@given(tussen, st.text("0123456789", min_size=10, max_size=10), st.sampled_from(["ABNA", "INGB", "RABO"]), tussen)
def test_elke_iban_wordt_gevonden(voor, rekening, bank, na):
    nummer = f"NL{iban.calc_check_digits(f'NL00{bank}{rekening}')}{bank}{rekening}"
    in_groepen = " ".join(nummer[i : i + 4] for i in range(0, len(nummer), 4))
    for vorm in (nummer, in_groepen, nummer.lower()):
        assert ("iban", vorm) in gevonden(f"{voor} {vorm} {na}")


@given(
    tussen,
    st.sampled_from(["06{}", "06-{}", "+31 6 {}", "+316{}", "00316{}", "0031 6 {}", "06.{}"]),
    st.text("123456789", min_size=8, max_size=8),
    st.sampled_from([1, 2, 4, 8]),
    tussen,
)
def test_elk_telefoonnummer_wordt_gevonden(voor, vorm, cijfers, stap, na):
    nummer = vorm.format(" ".join(cijfers[i : i + stap] for i in range(0, 8, stap)))
    assert ("telefoon", nummer) in gevonden(f"{voor} {nummer} {na}")


@given(st.text())
def test_elke_plek_wijst_naar_de_tekst_zelf(tekst):
    for plek in vind(tekst, namen=NAMEN, op=OP):
        assert (plek.begin < plek.eind, tekst[plek.begin : plek.eind][:200]) == (True, plek.fragment)


# The sentence around it


def zin(tekst):
    return zin_rond(tekst, vind(tekst, namen=NAMEN, op=OP)[0])


def test_de_zin_eromheen():
    tekst = "Het begon klein. Wij belden met Amina en zij kwam. Daarna liep het."
    assert zin(tekst) == ("Wij belden met ", "Amina", " en zij kwam. ")


def test_een_regel_is_ook_een_zin():
    assert zin("Bel ons\nAmina weet het\nof kom langs") == ("", "Amina", " weet het\n")


def test_van_een_eindeloze_zin_staat_er_een_deel():
    voor, _, na = zin(f"{'a ' * 400}Amina{' b' * 400}")
    assert (len(voor), len(na)) == (300, 300)
