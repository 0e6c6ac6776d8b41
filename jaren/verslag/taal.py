"""Dates and counts in words."""

import datetime
from functools import lru_cache

from django.utils.formats import date_format


@lru_cache(maxsize=4096)
def datum(iso, *, kort=False):
    """ "9 februari 2027" from ISO text; without the year where that goes without saying. Empty stays empty."""
    return date_format(datetime.date.fromisoformat(iso), "j F" if kort else "j F Y") if iso else ""


def telwoord(aantal, een, meer):
    """ "1 plan", "3 plannen"."""
    return f"{aantal} {een if aantal == 1 else meer}"


def opsomming(delen):
    """ "a", "a en b", "a, b en c"."""
    delen = list(delen)
    return " en ".join(filter(None, [", ".join(delen[:-1]), *delen[-1:]]))


def met_punt(tekst):
    tekst = tekst.strip()
    return tekst if not tekst or tekst[-1] in ".!?…" else f"{tekst}."


def regel(*delen):
    """Small facts beside each other; what is empty falls out."""
    return " · ".join(str(deel) for deel in delen if deel)


def hoofdletter(tekst):
    return tekst[:1].upper() + tekst[1:]


def door_wie(deel):
    """ "Coördinator buurtteam, namens Buurtteam West, 11 januari 2027"."""
    namens = f", namens {deel['namens']}" if deel.get("namens") else ""
    return f"{hoofdletter(deel['functie'])}{namens}, {datum(deel['op'])}"
