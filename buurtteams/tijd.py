"""Dates as the domain means them: Europe/Amsterdam, and a day as *op* means the end of that day."""

import datetime

from django.utils import timezone


def vandaag() -> datetime.date:
    return timezone.localdate()


def einde_van(dag: datetime.date) -> datetime.datetime:
    """The first moment after *dag* in Amsterdam: `moment < einde_van(dag)` reads as "up to and including that day"."""
    return timezone.make_aware(datetime.datetime.combine(dag + datetime.timedelta(days=1), datetime.time.min))


def begin_van(dag: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time.min))


def dag_van(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localdate(moment) if moment else None


def klok_van(moment: datetime.datetime | None) -> datetime.datetime | None:
    """The time on the wall, without a zone: what a cell of a spreadsheet can hold."""
    return timezone.localtime(moment).replace(tzinfo=None) if moment else None
