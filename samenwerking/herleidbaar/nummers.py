"""BSN, IBAN and telephone numbers, and what only looks like one. All functions give (begin, end) in an even text."""

import re

from stdnum import iban
from stdnum.nl import bsn

TUSSEN = r"[ .\-/()]{0,3}"
TELEFOON = re.compile(
    rf"(?<!\d)(?:(?:\+|00){TUSSEN}31{TUSSEN}(?:0{TUSSEN})?|0{TUSSEN})[1-9](?:{TUSSEN}\d){{8}}(?!\d)"
    r"|(?<!\d)(?:\+ ?|00)[1-9](?:[ .\-()]{0,2}\d){7,14}(?!\d)"  # from abroad
)
REEKS = re.compile(r"\d+(?:[ .\-/_]{1,2}\d+)*")
IBANBEGIN = re.compile(r"[a-z]{2}[ .\-]?\d[ .\-]?\d", re.IGNORECASE)
LANGSTE_IBAN, KORTSTE_IBAN = 34, 15

TIJDEN = r"(?<!\d)\d{1,2}[.:]\d{2} ?- ?\d{1,2}[.:]\d{2}(?!\d)"
JAREN = r"(?<!\d)(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d(?!\d)"
DUIZENDEN = r"\d{1,3}(?:[. ]\d{3})+"
BEDRAGEN = rf"(?:€|\beuro?\b) ?{DUIZENDEN}(?!\d)|(?<!\d){DUIZENDEN}(?:,\d\d|,-)? ?(?:€|euro\b)"
ONSCHULDIG = re.compile(f"{TIJDEN}|{JAREN}|{BEDRAGEN}", re.IGNORECASE)


def onschuldig(tekst):
    """Spans of times, of years, and amounts."""
    return [gevonden.span() for gevonden in ONSCHULDIG.finditer(tekst)]


def raakt(span, andere):
    return any(begin < span[1] and span[0] < eind for begin, eind in andere)


def telefoonnummers(tekst, niet):
    return [m.span() for m in TELEFOON.finditer(tekst) if not raakt(m.span(), niet)]


def bsns(tekst, niet):
    """Eight or nine digits that pass the eleven-test, in one piece or in groups."""
    return [
        span
        for reeks in REEKS.finditer(tekst)
        for span, cijfers in _stukken(reeks)
        if len(cijfers) >= 8 and bsn.is_valid(cijfers) and not raakt(span, niet)
    ]


def _stukken(reeks):
    """Every row of whole groups of digits within a series, of nine digits at most."""
    groepen = [(m.start(), m.end(), m[0]) for m in re.finditer(r"\d+", reeks[0])]
    for eerste, (begin, _, _) in enumerate(groepen):
        cijfers = ""
        for _, eind, groep in groepen[eerste:]:
            cijfers += groep
            if len(cijfers) > 9:
                break
            yield (reeks.start() + begin, reeks.start() + eind), cijfers


def ibans(tekst):
    spannen = ((m.start(), _ibaneind(tekst, m.start())) for m in IBANBEGIN.finditer(tekst))
    return [(begin, eind) for begin, eind in spannen if eind]


def _ibaneind(tekst, begin):
    """Where the first row of characters ends of which the check digits are right; None when none does."""
    tekens = ""
    for plaats in range(begin, min(begin + 3 * LANGSTE_IBAN, len(tekst))):
        if tekst[plaats].isalnum():
            tekens += tekst[plaats].upper()
            if KORTSTE_IBAN <= len(tekens) <= LANGSTE_IBAN and iban.is_valid(tekens):
                return plaats + 1
        elif tekst[plaats] not in " .-":
            return None
    return None
