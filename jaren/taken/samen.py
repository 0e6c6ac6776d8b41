"""The tasks of working together, one module per subject."""

from . import (
    samen_afspraken,
    samen_bijeenkomsten,
    samen_inloop,
    samen_overdracht,
    samen_partner,
    samen_signalen,
    samen_verhalen,
)

DELEN = [samen_inloop, samen_partner, samen_signalen, samen_verhalen, samen_overdracht]
MET_WAARNEMING = [samen_afspraken, samen_bijeenkomsten]


def samenwerking(gebruiker, op, waarneming):
    taken = [taak for deel in MET_WAARNEMING for taak in deel.taken(gebruiker, op, waarneming)]
    return taken + [taak for deel in DELEN for taak in deel.taken(gebruiker, op)]
