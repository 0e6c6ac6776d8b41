"""E-mail addresses, addresses, names of people who are known here, and where a sentence begins and ends."""

import re

from .effen import strijk_glad

APENSTAARTJE = r"(?:@|[(\[] ?(?:at|apenstaartje) ?[)\]])"


def _emailvorm(wit):
    deel = r"[\w-]{1,63}"
    return rf"[\w.+'-]{{1,64}}{wit}{APENSTAARTJE}{wit}{deel}(?:{wit}\.{wit}{deel}){{0,5}}{wit}\.{wit}[a-z]{{2,24}}\b"


# In one piece first: the word after a full stop is the next sentence, not part of the address.
EMAIL = re.compile(f"{_emailvorm('')}|{_emailvorm(' ?')}", re.IGNORECASE)
# Small letters only when they stand against the digits: "2026 en 14" is no postcode.
POSTCODE = r"(?<!\d)[1-9]\d{3}(?: ?(?!SA|SD|SS)[A-Z]{2}|(?!sa|sd|ss)[a-z]{2})\b"
HUISNUMMER = r"\d{1,5}(?:[ -]?[a-zA-Z])?\b"
SOORTEN_STRAAT = "straat|laan|weg|plein|kade|gracht|dreef|singel|pad|hof|steeg|baan|plantsoen|dijk"
ADRES = re.compile(
    rf"{POSTCODE}[\s,]{{1,3}}(?:[A-Z]\w{{2,30}}[\s,]{{1,3}})?(?:(?:huis)?n(?:umme)?r\.? ?)?{HUISNUMMER}"
    rf"|\b{HUISNUMMER}[\s,]{{1,3}}{POSTCODE}"
    rf"|\b[A-Z][\w']{{0,40}}(?:{SOORTEN_STRAAT}) {HUISNUMMER}"
)
WOORD = re.compile(r"[^\W\d_]+")
ZINSEINDE = re.compile(r"[.!?][\"')”’]*\s+|\n+")
LANGSTE_ZIN = 300
KORTSTE_NAAM = 3

# In the names of people and functions, and in every other text as well.
FUNCTIEWOORDEN = """
    aan adviseur alle applicatiebeheer beheer beheerder beleidsambtenaar bij buurtteam contact contactpersoon
    coordinator dan dat den der des die een eerste familie functionaris gemeente gezin gezinswerker groep het hij
    instelling jeugd kring medewerker meneer met mevrouw mnu netwerk niet onder onderdeel ons ook organisatie over
    partner plaats saluti sleutelpersoon sociaal stichting team teamleider tegen ten ter test tot tweede uit
    utrecht van vast vereniging vervanger voor vrijwilliger was wethouder wij wijk zij zonder
"""
GEEN_NAAM = frozenset(WOORD.findall(FUNCTIEWOORDEN))


def emailadressen(tekst):
    """Spaces round a dot hide an address; but what is one already ends where the next sentence begins."""
    begin = 0
    while gevonden := EMAIL.search(tekst, begin):
        zonder_vervolg = EMAIL.fullmatch(tekst, gevonden.start(), gevonden.start() + len(gevonden[0].split(". ")[0]))
        span = (zonder_vervolg or gevonden).span()
        yield span
        begin = span[1]


def adressen(tekst):
    return [m.span() for m in ADRES.finditer(tekst)]


def namen(tekst, bekend):
    return [m.span() for m in WOORD.finditer(tekst) if m[0].casefold() in bekend]


def naamwoorden(namen, behalve=()):
    """The words by which these people are known. `behalve`: names of which the words give nobody away, as of teams."""
    geen = GEEN_NAAM | {woord for naam in behalve for woord in _losse_woorden(naam)}
    return frozenset(w for naam in namen for w in _losse_woorden(naam) if len(w) >= KORTSTE_NAAM) - geen


def _losse_woorden(naam):
    return [woord.casefold() for woord in WOORD.findall(strijk_glad(naam).tekst)]


def zinsgrenzen(tekst, begin, eind):
    """Where the sentence around this part begins and ends; never far away."""
    einden = [m.end() for m in ZINSEINDE.finditer(tekst)]
    van = max((plaats for plaats in einden if plaats <= begin), default=0)
    tot = min((plaats for plaats in einden if plaats >= eind), default=len(tekst))
    return max(van, begin - LANGSTE_ZIN), min(tot, eind + LANGSTE_ZIN)
