"""Stands, answers and decisions as labels."""

from .blokken import Label
from .taal import datum

# Answer → the koers whose colour it borrows, and its icon. Two answers may share a colour, never an icon.
ANTWOORDEN = {
    "ja": ("volgens_planning", "ring-vink"),
    "grootste_deel": ("deels", "halve-cirkel"),
    "klein_deel": ("loopt_vast", "achthoek"),
    "nee": ("loopt_vast", "kruis"),
    "geen_oordeel": ("gestopt", "vraag"),
}


def stand(deel, laatste=None, op=""):
    """A stand; where this ronde has none, the last one small beneath."""
    onder = datum(op)
    if deel["code"] == "niet_gemeld":
        onder = f"eerder: {laatste['woord'].lower()}, {datum(op)}" if laatste else "nog nooit gemeld"
    return Label(deel["code"], deel["woord"], onder=onder)


def antwoord(deel):
    kleur, icoon = ANTWOORDEN[deel["code"]]
    return Label(kleur, deel["woord"], icoon)


def geen(woord):
    """A voice that did not speak: never a zero."""
    return Label("niet_gemeld", woord)
