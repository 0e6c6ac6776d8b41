"""The report as tagged PDF/UA-1, by Typst. Texts go in as data: no markup is built from them."""

import json
import os
import struct
import subprocess
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path

from django.conf import settings

SJABLOON = Path(__file__).parent / "verslag.typ"
ZETTER = Path(__file__).parent / "zetter.py"
ZUINIG = {"MALLOC_ARENA_MAX": "1"}  # its threads share their memory: 143 MB in place of 155, as fast
WACHTTIJD = 60  # seconds; a full year takes less than one
LETTERTYPEN = settings.BASE_DIR / "lettertypen_gebouwd"  # made by npm run bouw
GEWOON = "NotoSans_400Regular.ttf"

# The font has no arrows and no ticks. For what is left there is one sign that says that something stood here.
IN_LETTERS = {
    "→": "->",
    "←": "<-",
    "✓": "ja",
    "✔": "ja",
    "✗": "nee",
    "✘": "nee",
    "\t": " ",
    "\u2028": "\n",
    "\u2029": "\n",
}
ONBEKEND = "\ufffd"


class PdfMislukt(Exception):
    """The fonts are not there, or Typst refused the report; the message says what it said."""


def maak_pdf(verslag):
    return zet(SJABLOON, verslag.als_data(), verslag.op)


def zet(sjabloon, gegevens, op):
    """The PDF that a template makes of data; `op` is its day, as ISO. Raises PdfMislukt."""
    if not (LETTERTYPEN / GEWOON).exists():
        raise PdfMislukt(f"{GEWOON} is missing in {LETTERTYPEN}. Run: npm run bouw")
    opdracht = {
        "sjabloon": str(sjabloon),
        "lettertypen": str(LETTERTYPEN),
        "gegevens": json.dumps(afdrukbaar(gegevens), ensure_ascii=False),
        # The day of the content and not of the download: the same content gives the same file.
        "op": op,
    }
    zetter = subprocess.run(
        [sys.executable, "-I", ZETTER],
        input=json.dumps(opdracht).encode(),
        capture_output=True,
        timeout=WACHTTIJD,
        env=os.environ | ZUINIG,
    )
    if zetter.returncode:
        raise PdfMislukt(zetter.stderr.decode(errors="replace")[-2000:])
    return zetter.stdout


# What the font cannot show: PDF/UA-1 refuses the whole report for one such sign, an emoji for example


def afdrukbaar(deel):
    if isinstance(deel, str):
        return leesbaar(deel)
    if isinstance(deel, dict):
        return {naam: afdrukbaar(waarde) for naam, waarde in deel.items()}
    return [afdrukbaar(rij) for rij in deel] if isinstance(deel, list) else deel


def leesbaar(tekst):
    if tekst.isascii() and tekst.isprintable():
        return tekst
    tekst = unicodedata.normalize("NFC", tekst.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(teken_voor(teken) for teken in tekst)


def teken_voor(teken):
    if teken == "\n" or ord(teken) in tekens():
        return teken
    # Marks that only change the sign before them, and control characters, show nothing by themselves.
    return IN_LETTERS.get(teken) or ("" if unicodedata.category(teken) in ("Mn", "Cf", "Cc") else ONBEKEND)


@lru_cache(maxsize=1)
def tekens():
    """The code points that the font has a sign for, read from its cmap table (format 12)."""
    data = (LETTERTYPEN / GEWOON).read_bytes()
    tabellen = struct.unpack(">H", data[4:6])[0]
    koppen = [struct.unpack(">4s4xII", data[12 + 16 * n : 28 + 16 * n]) for n in range(tabellen)]
    cmap = next(plek for naam, plek, _ in koppen if naam == b"cmap")
    aantal = struct.unpack(">H", data[cmap + 2 : cmap + 4])[0]
    plekken = [cmap + struct.unpack(">4xI", data[cmap + 4 + 8 * n : cmap + 12 + 8 * n])[0] for n in range(aantal)]
    tabel = next(plek for plek in plekken if data[plek : plek + 2] == b"\x00\x0c")
    groepen = struct.unpack(">I", data[tabel + 12 : tabel + 16])[0]
    gevonden = set()
    for n in range(groepen):
        eerste, laatste = struct.unpack(">II", data[tabel + 16 + 12 * n : tabel + 24 + 12 * n])
        gevonden.update(range(eerste, laatste + 1))
    return frozenset(gevonden)
