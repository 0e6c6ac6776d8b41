"""Fetch, then may you? Whoever may not see a thing gets 404; whoever may see but not change it gets 403."""

from django.shortcuts import get_object_or_404

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
