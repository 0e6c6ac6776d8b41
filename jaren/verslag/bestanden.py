"""The report as a file: per format what it is called for a browser, and how it is made."""

import datetime
import io
from dataclasses import dataclass

from buurtteams.uitvoer import SOORTEN, maak_ods, maak_xlsx

from ..models import canoniek
from .bladen import bladen
from .document import maak_docx
from .opbouw import verslag
from .pdf import maak_pdf

OFFICE = "application/vnd.openxmlformats-officedocument"
# Format → its media type, and what it is called on the page.
FORMATEN = {
    "pdf": ("application/pdf", "PDF"),
    "docx": (f"{OFFICE}.wordprocessingml.document", "Word, om aan te vullen"),
    "xlsx": (SOORTEN["xlsx"], "Excel"),
    "ods": (SOORTEN["ods"], "OpenDocument-rekenblad"),
    "json": ("application/json", "JSON, alle gegevens"),
}


@dataclass(frozen=True)
class Bestand:
    naam: str
    soort: str
    inhoud: bytes


def maak_bestand(inhoud, formaat):
    """`inhoud`: the content of a momentopname; `formaat`: a key of FORMATEN."""
    return Bestand(bestandsnaam(inhoud, formaat), FORMATEN[formaat][0], bytes_van(inhoud, formaat))


def bestandsnaam(inhoud, formaat):
    stand = f"concept-{inhoud['op']}" if inhoud["status"] == "concept" else f"momentopname-{inhoud['nummer']}"
    return f"rondetafel-verslag-{inhoud['jaar']}-{stand}.{formaat}"


def bytes_van(inhoud, formaat):
    if formaat == "json":
        return canoniek(inhoud).encode()
    beeld = verslag(inhoud)
    if formaat in ("pdf", "docx"):
        return (maak_pdf if formaat == "pdf" else maak_docx)(beeld)
    maak = maak_xlsx if formaat == "xlsx" else maak_ods
    uit = io.BytesIO()
    maak(uit, bladen(inhoud), titel=beeld.kop, op=datetime.date.fromisoformat(inhoud["op"]))
    return uit.getvalue()
