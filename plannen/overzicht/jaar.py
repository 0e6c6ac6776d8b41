"""Which year a page is about."""

import re

from ..models import Jaarcyclus


def kies_cyclus(jaar="", op=None):
    """The year that the address names, else the running one; None as long as there is no year at all."""
    cyclus = Jaarcyclus.objects.filter(jaar=int(jaar)).first() if re.fullmatch(r"[0-9]{4}", jaar) else None
    return cyclus or Jaarcyclus.objects.lopend(op)


def alle_jaren():
    """Newest first."""
    return list(Jaarcyclus.objects.values_list("jaar", flat=True))
