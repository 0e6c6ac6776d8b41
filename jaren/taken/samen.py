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

DELEN = [
    *(samen_afspraken, samen_bijeenkomsten, samen_inloop, samen_partner, samen_signalen),
    *(samen_verhalen, samen_overdracht),
]


def samenwerking(gebruiker, op):
    return [taak for deel in DELEN for taak in deel.taken(gebruiker, op)]
