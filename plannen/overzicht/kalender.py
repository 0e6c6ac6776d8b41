"""Meetings as a calendar program reads them (RFC 5545). No contact data, no cases, no numbers of people."""

import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vUri

from samenwerking.models import Bijeenkomst

ZONE = ZoneInfo(settings.TIME_ZONE)
TERUG = datetime.timedelta(days=365)
STATUS = {Bijeenkomst.Status.AFGELAST: "CANCELLED"}
VERNIEUW = datetime.timedelta(hours=4)


def in_agenda(bijeenkomsten, moment=None):
    """What the feed holds: a year back, and all that comes; called off ones too, else a calendar keeps them."""
    moment = moment or timezone.now()
    recent = bijeenkomsten.filter(eind__gte=moment - TERUG).order_by("begin", "pk")
    return recent.select_related("wijk").prefetch_related("teams", "instellingen", "organisaties")


def maak_kalender(naam, bijeenkomsten, adres):
    """The bytes of the feed. `adres` makes an absolute address of a path."""
    kalender = Calendar()
    kalender.add("prodid", "-//Rondetafel//Agenda//NL")
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", "PUBLISH")
    kalender.add("name", naam)
    kalender.add("x-wr-calname", naam)
    kalender.add("x-wr-timezone", settings.TIME_ZONE)
    kalender.add("refresh-interval", VERNIEUW, parameters={"VALUE": "DURATION"})
    for bijeenkomst in bijeenkomsten:
        kalender.add_component(maak_afspraak(bijeenkomst, adres))
    kalender.add_missing_timezones()
    return kalender.to_ical()


def maak_afspraak(bijeenkomst, adres):
    """The uid never changes; `sequence` and `last-modified` tell that the rest did."""
    afgelast = bijeenkomst.status == Bijeenkomst.Status.AFGELAST
    link = adres(bijeenkomst.get_absolute_url())
    afspraak = Event()
    afspraak.add("uid", f"bijeenkomst-{bijeenkomst.pk}@rondetafel")
    afspraak.add("dtstamp", bijeenkomst.gewijzigd_op.astimezone(datetime.UTC))
    afspraak.add("last-modified", bijeenkomst.gewijzigd_op.astimezone(datetime.UTC))
    afspraak.add("sequence", bijeenkomst.versie)
    afspraak.add("dtstart", bijeenkomst.begin.astimezone(ZONE))
    afspraak.add("dtend", bijeenkomst.eind.astimezone(ZONE))
    afspraak.add("summary", f"{'Gaat niet door: ' if afgelast else ''}{bijeenkomst.titel}")
    afspraak.add("location", bijeenkomst.plek)
    afspraak.add("status", STATUS.get(bijeenkomst.status, "CONFIRMED"))
    afspraak.add("transp", "TRANSPARENT" if afgelast else "OPAQUE")
    afspraak.add("categories", [bijeenkomst.get_soort_display()])
    afspraak.add("description", omschrijving(bijeenkomst, link))
    afspraak.add("url", vUri(link))
    return afspraak


def omschrijving(bijeenkomst, link):
    regels = [bijeenkomst.get_soort_display().capitalize(), f"Georganiseerd door: {bijeenkomst.organisatoren}"]
    if bijeenkomst.wijk:
        regels.append(f"Wijk: {bijeenkomst.wijk}")
    return "\n".join([*regels, link])
