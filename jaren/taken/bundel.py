"""Many tasks of one kind as one line: fifty-four plans to judge are one piece of work."""

from dataclasses import replace

MEER_DAN = 5
MEERVOUD = {
    "akkoord": "plannen wachten op akkoord",
    "bericht": "thema's zonder bericht",
    "oordeel": "plannen wachten op een oordeel",
    "vraag": "vragen wachten op antwoord",
}


def bundel(taken, meer_dan=MEER_DAN):
    """Those of the same kind, date, reason and page, where there are more than `meer_dan`; the order stays."""
    groepen = {}
    for taak in taken:
        los = taak.sleutel if not taak.lijst or taak.soort not in MEERVOUD else ""
        groepen.setdefault((taak.soort, taak.dag, taak.te_laat, taak.reden, taak.lijst, los), []).append(taak)
    for groep in groepen.values():
        yield from [samen(groep)] if len(groep) > meer_dan else groep


def samen(groep):
    eerste = groep[0]
    titel = f"{len(groep)} {MEERVOUD[eerste.soort]}"
    extra = {"vooraan": "", "onder": "", "koers": "", "in_plaats": False, "plan": None}
    return replace(eerste, titel=titel, url=eerste.lijst, knop="Openen", **extra)
