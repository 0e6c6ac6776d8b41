"""What in a text could lead to a person: numbers, addresses, dates of birth and names of people who are known here.

It finds what has a form, not everything: whoever shares a story still reads all of it. Rather a find too many than one
too few, since a second reader decides on each; only what has check digits (BSN, IBAN) is told by those.
"""

from dataclasses import dataclass

from . import datums, nummers, woorden
from .effen import strijk_glad
from .woorden import naamwoorden

__all__ = ["Plek", "naamwoorden", "vind", "zin_rond"]

BSN, TELEFOON, EMAIL, IBAN = "bsn", "telefoon", "email", "iban"
ADRES, GEBOORTEDATUM, NAAM = "adres", "geboortedatum", "naam"
# Of two finds on the same spot the first soort stays.
SOORTEN = (IBAN, EMAIL, BSN, TELEFOON, GEBOORTEDATUM, ADRES, NAAM)
LANGSTE_FRAGMENT = 200


@dataclass(frozen=True)
class Plek:
    """One find: where it stands in the text, and what stands there."""

    soort: str
    begin: int
    eind: int
    fragment: str


def vind(tekst, *, namen=frozenset(), op):
    """Every Plek in this text, in its order. `namen`: from `naamwoorden`; `op`: the day from which dates are old.

    What stands wholly inside another find (a name in an e-mail address) is not named apart.
    """
    effen = strijk_glad(tekst)
    spannen = [(soort, *effen.span(begin, eind)) for soort, begin, eind in _alle(effen.tekst, namen, op)]
    gevonden = []
    for soort, begin, eind in sorted(spannen, key=lambda span: (span[1] - span[2], SOORTEN.index(span[0]), span[1])):
        if not any(plek.begin <= begin and eind <= plek.eind for plek in gevonden):
            gevonden.append(Plek(soort, begin, eind, tekst[begin:eind][:LANGSTE_FRAGMENT]))
    return sorted(gevonden, key=lambda plek: (plek.begin, plek.eind))


def _alle(tekst, namen, op):
    datum = list(datums.datums(tekst, op))
    onschuldig = [(begin, eind) for begin, eind, _ in datum] + nummers.onschuldig(tekst)
    per_soort = {
        IBAN: nummers.ibans(tekst),
        EMAIL: woorden.emailadressen(tekst),
        BSN: nummers.bsns(tekst, onschuldig),
        TELEFOON: nummers.telefoonnummers(tekst, onschuldig),
        GEBOORTEDATUM: datums.geboortedatums(tekst, datum, op),
        ADRES: woorden.adressen(tekst),
        NAAM: woorden.namen(tekst, namen),
    }
    return [(soort, begin, eind) for soort, spannen in per_soort.items() for begin, eind in spannen]


def zin_rond(tekst, plek):
    """The sentence in which a find stands, in three: before it, the find itself, and after it."""
    begin, eind = woorden.zinsgrenzen(tekst, plek.begin, plek.eind)
    return tekst[begin : plek.begin], tekst[plek.begin : plek.eind], tekst[plek.eind : eind]
