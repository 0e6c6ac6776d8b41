"""A text as the eye reads it, with the way back to the text itself."""

import unicodedata
from dataclasses import dataclass

# Letters that have no accent to take off, and look as if they had.
ZELFDE = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "−": "-", "·": "."})


@dataclass(frozen=True)
class Effen:
    """Without accents and invisible characters; digits, spaces and dashes of one kind."""

    tekst: str
    plaatsen: list  # of each character: where it stands in the text itself

    def span(self, begin, eind):
        return self.plaatsen[begin], self.plaatsen[eind - 1] + 1


def strijk_glad(tekst):
    tekens, plaatsen = [], []
    for plaats, teken in enumerate(tekst):
        for los in unicodedata.normalize("NFKD", teken):
            glad = _glad(los)
            tekens.append(glad)
            plaatsen.extend([plaats] * len(glad))
    return Effen("".join(tekens), plaatsen)


def _glad(teken):
    """One character, or none for what nobody sees."""
    soort = unicodedata.category(teken)
    if soort in ("Mn", "Me", "Cf"):
        return ""
    if soort == "Nd":
        return str(unicodedata.decimal(teken))
    if soort == "Zs":
        return " "
    return "-" if soort == "Pd" else teken.translate(ZELFDE)
