"""What settings.py needs to know of the machine: is the environment complete, and which key signs the sessions here."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

LENGTE_SLEUTEL = 50


def eis_productie(env):
    """Refuse a production start with anything missing, all of it in one line, before any request can be answered."""
    fouten = [
        f"{naam} is missing" for naam in ("ALLOWED_HOSTS", "EMAIL_URL", "DEFAULT_FROM_EMAIL") if not env.str(naam, "")
    ]
    if len(env.str("SECRET_KEY", "")) < LENGTE_SLEUTEL:
        fouten.append(f"SECRET_KEY is missing or shorter than {LENGTE_SLEUTEL} characters")
    if not env.str("DATABASE_URL", "").startswith(("postgres://", "postgresql://")):
        fouten.append("DATABASE_URL is not a postgres:// address")
    if fouten:
        raise ImproperlyConfigured(
            f"Rondetafel does not start in production: {'; '.join(fouten)}. (DEMO=1 or DEBUG=1 is for a try-out.)"
        )


def eigen_sleutel(data: Path) -> str:
    """The secret key of a try-out: made once, kept beside its data, so that a restart signs nobody out."""
    bestand = data / "sleutel.txt"
    try:
        fd = os.open(bestand, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return bestand.read_text()
    sleutel = secrets.token_urlsafe(LENGTE_SLEUTEL)
    with os.fdopen(fd, "w") as uit:
        uit.write(sleutel)
    return sleutel


def map_van_huisstijl(bestand: Path) -> Path:
    if not bestand.is_file():
        raise ImproperlyConfigured(f"Rondetafel does not start: HUISSTIJL names {bestand}, which is not a file.")
    return bestand.resolve().parent
