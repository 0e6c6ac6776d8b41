"""Dates of birth. Next to a word such as *geboren* any full date is one; elsewhere one of three years ago or more.

A later date is in these stories that of a meeting. An older one can be the birthday of somebody who was helped, and
what it really is, the second reader says.
"""

import datetime
import re

OUD_NA = 3  # years
RONDOM = 40  # characters
GEBOREN = re.compile(
    r"\bgeb(?:oren|oortedatum|oortedag|oorte|\.|\b)|\bjarig\b|\bverjaar(?:dag|t)\b|\bter wereld\b", re.IGNORECASE
)
MAANDEN = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
VOLUIT = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
KORT = "jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
DATUM = re.compile(
    r"(?<!\d)(?:(?P<d>\d{1,2})(?P<s> ?[-/.] ?)(?P<m>\d{1,2})(?P=s)(?P<j>\d{4}|\d{2})"
    r"|(?P<j2>\d{4})(?P<s2>[-/.])(?P<m2>\d{1,2})(?P=s2)(?P<d2>\d{1,2})"
    rf"|(?P<d3>\d{{1,2}})(?:e|ste|de)?[ -]?(?P<m3>{VOLUIT}|(?:{KORT})\b\.?)"
    r"[ ,-]{0,2}'?(?P<j3>\d{4}|\d{2}))(?!\d)",
    re.IGNORECASE,
)


def datums(tekst, op):
    """(begin, end, day) of every full date that exists."""
    for gevonden in DATUM.finditer(tekst):
        delen = [gevonden[f"{deel}{vorm}"] for deel in "jmd" for vorm in ("", "2", "3") if gevonden[f"{deel}{vorm}"]]
        jaar, maand, dag = delen
        try:
            datum = datetime.date(_jaar(jaar, op), _maand(maand), int(dag))
        except ValueError:
            continue
        yield gevonden.start(), gevonden.end(), datum


def _jaar(cijfers, op):
    """Of two digits: the latest year that is not to come."""
    if len(cijfers) == 4:
        return int(cijfers)
    jaar = op.year - op.year % 100 + int(cijfers)
    return jaar if jaar <= op.year else jaar - 100


def _maand(tekst):
    if tekst.isdecimal():
        return int(tekst)
    naam = tekst[:3].lower()
    return MAANDEN.index("maa" if naam == "mrt" else naam) + 1


def geboortedatums(tekst, gevonden, op):
    """Those of the dates found that can be of somebody's birth."""
    woorden = [(m.start() - RONDOM, m.end() + RONDOM) for m in GEBOREN.finditer(tekst)]
    return [
        (begin, eind)
        for begin, eind, datum in gevonden
        if 1900 <= datum.year <= op.year - OUD_NA or any(van < eind and begin < tot for van, tot in woorden)
    ]
