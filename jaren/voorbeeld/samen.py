"""Working together in the example city, one module per subject; the order matters: meetings name organisaties."""

from . import (
    samen_afspraken,
    samen_behoeften,
    samen_bijeenkomsten,
    samen_contacten,
    samen_inloop,
    samen_organisaties,
    samen_overdracht,
    samen_partner,
    samen_verhalen,
)

DELEN = [
    samen_organisaties,
    samen_contacten,
    samen_afspraken,
    samen_partner,
    samen_behoeften,
    samen_bijeenkomsten,
    samen_inloop,
    samen_verhalen,
    samen_overdracht,
]


def laad_samenwerking(stad):
    for deel in DELEN:
        deel.laad(stad)
