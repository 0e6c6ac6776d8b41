"""Fetch, then may you? Whoever may not see a thing gets 404; whoever may see but not change it gets 403."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme

from ..models import Plan, PlanThema


def plan_of_404(gebruiker, pk):
    return get_object_or_404(Plan.objects.zichtbaar_voor(gebruiker).met_trekker(), pk=pk)


def planthema_of_404(gebruiker, pk, slug):
    plan = get_object_or_404(
        Plan.objects.zichtbaar_voor(gebruiker).met_trekker().prefetch_related("partners__organisatie"), pk=pk
    )
    planthema = get_object_or_404(PlanThema.objects.select_related("laatste"), plan=plan, thema__slug=slug)
    planthema.plan = plan
    return planthema


def eis(mag):
    if not mag:
        raise PermissionDenied


def terugweg(request, anders):
    """Where to go after saving: the page that the form came from, if it is one of ours."""
    terug = request.POST.get("terug") or request.GET.get("terug") or ""
    return terug if url_has_allowed_host_and_scheme(terug, allowed_hosts=None) else anders
