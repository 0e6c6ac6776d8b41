"""Many tasks of one kind as one line: fifty-four plans to judge are one piece of work."""

from dataclasses import replace

MEER_DAN = 5
MEERVOUD = {
    "akkoord": "plannen wachten op akkoord",
    "bericht": "thema's zonder bericht",
    "oordeel": "plannen wachten op een oordeel",
    "vraag": "vragen wachten op antwoord",
}


def bundel(taken, *, alles=False):
    """Those of the same kind, date, reason and page, where there are more than five; the order stays.

    On a page each row that opens its form in place stays; with `alles`, as in a mail, these go together too.
    """
    groepen = {}
    for taak in taken:
        samen_te_nemen = taak.lijst and taak.soort in MEERVOUD and (alles or not taak.in_plaats)
        los = "" if samen_te_nemen else taak.sleutel
        groepen.setdefault((taak.soort, taak.dag, taak.te_laat, taak.reden, taak.lijst, los), []).append(taak)
    for groep in groepen.values():
        yield from [samen(groep)] if len(groep) > MEER_DAN else groep


def samen(groep):
    eerste = groep[0]
    titel = f"{len(groep)} {MEERVOUD[eerste.soort]}"
    extra = {"vooraan": "", "onder": "", "koers": "", "in_plaats": False, "plan": None}
    return replace(eerste, titel=titel, url=eerste.lijst, knop="Openen", **extra)
