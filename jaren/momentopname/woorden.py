"""How values are written down: a code beside the word that it has now, and dates as ISO text."""

import datetime

from django.utils import timezone

from buurtteams.tijd import vandaag


def als_dag(op):
    """A day from a day, a moment or nothing (today)."""
    if isinstance(op, datetime.datetime):
        return timezone.localdate(op)
    return op or vandaag()


def dag(op):
    """ISO text of a day or of the day of a moment; empty where there is none."""
    return als_dag(op).isoformat() if op else ""


def woord(keuze):
    """A choice as code and word; nothing for an empty one."""
    return {"code": str(keuze.value), "woord": str(keuze.label)} if keuze else None


def code_en_woord(code, woorden):
    return {"code": str(code), "woord": str(woorden[code])} if code else None
