"""The words of an answer, whatever its format: a page, an office document or a PDF."""

import io
import subprocess
import zipfile


def inhoud_van(antwoord):
    return b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content


def woorden_van(antwoord):
    """Everything that can be read in it; of a document also what its reader does not show."""
    inhoud = inhoud_van(antwoord)
    if inhoud.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(inhoud)) as doos:
            inhoud = b"\n".join(doos.read(naam) for naam in doos.namelist())
    elif inhoud.startswith(b"%PDF"):
        inhoud += subprocess.run(["pdftotext", "-", "-"], input=inhoud, capture_output=True, check=True).stdout
    return inhoud.decode("utf-8", errors="replace")
