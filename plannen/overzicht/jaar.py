"""Which year a page is about."""

import re

from buurtteams.tijd import vandaag

from ..models import Jaarcyclus


def kies_cyclus(jaar="", op=None, *, met_rondes=True):
    """The year that the address names, else the running one; None as long as there is no year at all.

    `met_rondes=False` where the plans bring them (`voor_overzicht`).
    """
    jaren = Jaarcyclus.objects.prefetch_related("rondes") if met_rondes else Jaarcyclus.objects.all()
    cyclus = jaren.filter(jaar=int(jaar)).first() if re.fullmatch(r"[0-9]{4}", jaar) else None
    return cyclus or jaren.lopend(op)


def kies_jaar(jaren, gevraagd="", op=None):
    """The same choice out of years that were read already (`stempels.lees_jaren`); on a past day the one that ran."""
    genoemd = next((rij for rij in jaren if str(rij.jaar) == gevraagd), None)
    if genoemd or not jaren:
        return genoemd
    lopend = [rij for rij in jaren if op is not None or rij.fase != Jaarcyclus.Fase.AFGESLOTEN]
    komend = [rij for rij in lopend if rij.bespreking_op >= (op or vandaag())]
    return komend[-1] if komend else jaren[0]


def alle_jaren():
    """Newest first."""
    return list(Jaarcyclus.objects.values_list("jaar", flat=True))
