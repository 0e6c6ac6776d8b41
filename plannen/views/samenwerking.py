"""Who works with whom, and where nobody does yet."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from buurtteams.tijd import vandaag
from samenwerking.overzicht.dekking import lees_dekking

from .. import rechten
from ..overzicht.samenwerking import lees_samenwerking
from .dashboard import eis_dashboard


@require_safe
def samenwerking(request):
    eis_dashboard(request.user)
    op = vandaag()
    inhoud = {
        "beeld": lees_samenwerking(request.user, op),
        "dekking": lees_dekking(op),
        "ziet_vertrokken": bool(request.user.teams) or rechten.mag_bezetting_zien(request.user),
    }
    return render(request, "plannen/samenwerking.html", inhoud)
