"""What the tests of the example city share: loading it on a chosen day, reading it, and checking its sentences."""

import datetime
import re
from shutil import copy

import time_machine
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from plannen import voorbeeld

BASIS = datetime.date(2026, 11, 22)
WEKEN = datetime.timedelta(weeks=14)
LATER = BASIS + WEKEN + datetime.timedelta(days=3)


def lees(velden):
    """Per field all values in the order of loading."""
    return {
        f"{model.__name__}.{veld}": list(model.objects.order_by("pk").values_list(veld, flat=True))
        for model, namen in velden.items()
        for veld in namen
    }


def dag(waarde):
    return timezone.localdate(waarde) if isinstance(waarde, datetime.datetime) else waarde


def dagen(beeld):
    return {veld: [dag(waarde) for waarde in lijst] for veld, lijst in beeld.items()}


def geschoven(beeld):
    return {veld: [waarde and dag(waarde) + WEKEN for waarde in lijst] for veld, lijst in beeld.items()}


def laad(vandaag, echt):
    """Load as if `vandaag` were today, while the clock says `echt`."""
    with time_machine.travel(datetime.datetime.combine(echt, datetime.time(12), datetime.UTC)):
        call_command("voorbeeld", "--vandaag", str(vandaag), "--ook-in-productie", verbosity=0)


def probeer_teams(teams, lezers, monkeypatch, map):
    """A function that loads these teams, reads them and takes it back: loading all of them takes long."""
    for team in teams:
        copy(voorbeeld.DATA / f"{team}.json", map)
    monkeypatch.setattr(voorbeeld, "DATA", map)

    def probeer(vandaag, echt=BASIS):
        with transaction.atomic():
            laad(vandaag, echt)
            beeld = tuple(lees(velden) for velden in lezers)
            transaction.set_rollback(True)
        return beeld

    return probeer


def zinnen_van(teksten):
    """Every sentence of a reading of texts."""
    alle = [tekst for lijst in teksten.values() for tekst in lijst if tekst]
    return [zin for tekst in alle for zin in re.split(r"(?<=[.?!:;])\s+|\n", tekst) if zin]


def lange_zinnen(zinnen):
    return [zin for zin in zinnen if len(zin.split()) > 20]


def noemt_instelling(zinnen):
    return [zin for zin in zinnen if re.search("incluzio|lokalis", zin, re.IGNORECASE)]
