"""The calendar of a team or a wijk, for a calendar program; and the page that gives its personal address."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from buurtteams.models import Buurtteam, Wijk
from samenwerking.models import Bijeenkomst

from ..agenda import gebruiker_van, sleutel_van
from ..forms.agenda import AgendaForm
from ..overzicht.bijeenkomsten import in_wijk
from ..overzicht.kalender import in_agenda, maak_kalender


@login_not_required
@never_cache
@require_safe
def agenda_team(request, slug):
    """For whoever is signed in, or whoever has the key of this calendar; each sees the meetings of the own role."""
    gebruiker = lezer(request, "team", slug)
    if gebruiker is None:
        return redirect_to_login(request.get_full_path())
    team = get_object_or_404(Buurtteam, slug=slug)
    bijeenkomsten = Bijeenkomst.objects.zichtbaar_voor(gebruiker).van_team(team)
    return feed(request, f"Buurtteam {team}", bijeenkomsten, f"buurtteam-{slug}")


@login_not_required
@never_cache
@require_safe
def agenda_wijk(request, slug):
    gebruiker = lezer(request, "wijk", slug)
    if gebruiker is None:
        return redirect_to_login(request.get_full_path())
    wijk = get_object_or_404(Wijk, slug=slug)
    bijeenkomsten = in_wijk(Bijeenkomst.objects.zichtbaar_voor(gebruiker), slug)
    return feed(request, f"Wijk {wijk}", bijeenkomsten, f"wijk-{slug}")


def lezer(request, soort, slug):
    """Who asks; None has to sign in first. A key that is no longer good, or a person without a role: 404."""
    sleutel = request.GET.get("sleutel")
    if sleutel is None and not request.user.is_authenticated:
        return None
    gebruiker = request.user if sleutel is None else gebruiker_van(sleutel, soort, slug)
    if gebruiker is None or not gebruiker.rollen:
        raise Http404
    return gebruiker


def feed(request, naam, bijeenkomsten, bestand):
    inhoud = maak_kalender(naam, in_agenda(bijeenkomsten), request.build_absolute_uri)
    antwoord = HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
    antwoord["Content-Disposition"] = f'inline; filename="agenda-{bestand}.ics"'
    return antwoord


@never_cache
@require_safe
def agenda(request):
    """`?van=team:slug` or `?van=wijk:slug` says which calendar; the address on the page is this person's own."""
    if not request.user.rollen:
        raise Http404
    form = AgendaForm(request.GET, gebruiker=request.user)
    inhoud = {"form": form}
    if van := form.gekozen.get("van"):
        soort, _, slug = van.partition(":")
        pad = reverse(f"plannen:agenda_{soort}", args=[slug])
        sleutel = sleutel_van(request.user, soort, slug)
        inhoud |= {
            "naam": dict(form.fields["van"].choices)[van],
            "bestand": pad,
            "adres": request.build_absolute_uri(f"{pad}?sleutel={sleutel}"),
        }
    return render(request, "plannen/agenda.html", inhoud)
