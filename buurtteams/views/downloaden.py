"""A list as a file: the same address with `?als=csv`, `xlsx` or `ods`, so that access and rows are those of the page.

A view asks `gevraagd(request)` once its rows are known, and answers with `download(…)`.
"""

import tempfile

from django.conf import settings
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.text import slugify

from ..tijd import vandaag
from ..uitvoer import SOORTEN, Over, csv_delen, maak_ods, maak_xlsx

PER_KEER = 2000  # rows that a queryset reads at a time, with what it prefetches


def gevraagd(request):
    """Whether a file is asked for; 404 for a format that there is not."""
    als = request.GET.get("als", "")
    if als and als not in SOORTEN:
        raise Http404(f"Downloaden kan als {', '.join(SOORTEN)}.")
    return bool(als)


def download(request, blad, *, keuze=(), titel="", op=None):
    """`keuze`: the filters in words, as pairs; `titel`: where the name of the sheet does not say enough."""
    titel = f"{titel or blad.naam}{' (voorbeeldgegevens)' if settings.DEMO else ''}"
    als, over = request.GET["als"], Over(titel, op or vandaag(), tuple(keuze))
    antwoord = stroom(blad, over) if als == "csv" else bestand(als, blad, over)
    naam = f"rondetafel-{slugify(over.titel)}{'-keuze' if over.keuze else ''}-{over.op.isoformat()}.{als}"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    add_never_cache_headers(antwoord)
    return antwoord


def stroom(blad, over):
    """Row by row: nothing waits for the whole of it."""
    return StreamingHttpResponse(csv_delen(blad, over), content_type=SOORTEN["csv"])


def bestand(als, blad, over):
    """Made on disk: an office document can only be sent once its last row is known."""
    uit = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    maak = maak_xlsx if als == "xlsx" else maak_ods
    maak(uit, [blad], titel=over.titel, op=over.op, over=over)
    uit.seek(0)
    return FileResponse(uit, content_type=SOORTEN[als])
