"""Which year a page is about."""

import re

from ..models import Jaarcyclus


def kies_cyclus(jaar="", op=None, *, met_rondes=True):
    """The year that the address names, else the running one; None as long as there is no year at all.

    `met_rondes=False` where the plans bring them (`voor_overzicht`).
    """
    jaren = Jaarcyclus.objects.prefetch_related("rondes") if met_rondes else Jaarcyclus.objects.all()
    cyclus = jaren.filter(jaar=int(jaar)).first() if re.fullmatch(r"[0-9]{4}", jaar) else None
    return cyclus or jaren.lopend(op)


def alle_jaren():
    """Newest first."""
    return list(Jaarcyclus.objects.values_list("jaar", flat=True))
