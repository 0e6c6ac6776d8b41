"""One organisatie: its profile, what is agreed with it, and what plans say that it does."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from buurtteams.tijd import vandaag
from samenwerking import rechten
from samenwerking.models import Organisatie
from samenwerking.overzicht import contacten

from ..overzicht import organisatie as overzicht


@require_safe
def organisatie(request, pk):
    zichtbaar = Organisatie.objects.zichtbaar_voor(request.user).prefetch_related("wijken")
    organisatie = get_object_or_404(zichtbaar, pk=pk)
    inhoud = {
        "organisatie": organisatie,
        "afspraken": overzicht.afspraken(organisatie, request.user),
        "bijeenkomsten": overzicht.bijeenkomsten(organisatie, request.user),
        "inlopen": overzicht.inlopen(organisatie),
        "planpartners": overzicht.planpartners(organisatie, request.user),
        "contacten": contacten.van_organisatie(organisatie, request.user, vandaag()),
        "mag_bewerken": rechten.mag_organisatie_bewerken(request.user, organisatie),
        "mag_afspraak_maken": rechten.mag_afspraak_maken(request.user),
    }
    return render(request, "plannen/organisatie.html", inhoud)
