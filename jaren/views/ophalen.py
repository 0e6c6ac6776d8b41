"""Fetch, then may you? Partners see what concerns themselves; for them a year is not there."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from plannen.models import Jaarcyclus

from .. import rechten


def jaar_of_404(gebruiker, jaar):
    if not rechten.mag_jaar_zien(gebruiker):
        raise Http404
    return get_object_or_404(Jaarcyclus.objects.prefetch_related("rondes", "prioriteitswijken__wijk"), jaar=jaar)
