"""How far the city is covered: contacts, agreements, and who owns the work."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from buurtteams.tijd import vandaag
from buurtteams.views.downloaden import download, gevraagd
from samenwerking.rechten import mag_vertrokken_zien

from .. import rechten
from ..overzicht import stadsbladen
from ..overzicht.stadsdekking import lees_stadsdekking
from .dashboard import eis_dashboard


@require_safe
def stadsdekking(request):
    """The figures are for everyone who sees the city; which post is empty, for who can do something about it."""
    eis_dashboard(request.user)
    op = vandaag()
    dekking = lees_stadsdekking(op)
    if gevraagd(request):
        return download(request, stadsbladen.dekking(dekking), op=op)
    inhoud = {
        "op": op,
        "dekking": dekking,
        "ziet_bezetting": rechten.mag_bezetting_zien(request.user),
        "ziet_vertrokken": mag_vertrokken_zien(request.user),
    }
    return render(request, "plannen/stadsdekking.html", inhoud)
