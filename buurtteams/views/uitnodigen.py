"""Invite people, and accept an invitation."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..acties import NietMeerOpen, aanvaard, nodig_opnieuw_uit, nodig_uit, trek_uitnodiging_in
from ..forms.uitnodigen import AccountForm, UitnodigingForm
from ..models import Gebruiker, Uitnodiging
from ..rechten import mag_uitnodigen


def site_van(request):
    return f"{request.scheme}://{request.get_host()}"


def meld_verstuurd(request, uitnodiging):
    if getattr(uitnodiging, "mail_mislukt", False):
        messages.error(request, f"De mail aan {uitnodiging.email} kon niet weg. Verstuur de uitnodiging later opnieuw.")
    else:
        messages.success(request, f"De uitnodiging is verstuurd naar {uitnodiging.email}.")


@require_safe
def uitnodigingen(request):
    if not mag_uitnodigen(request.user):
        raise Http404
    rijen = Uitnodiging.objects.zichtbaar_voor(request.user).voor_overzicht()
    return render(request, "buurtteams/uitnodigingen.html", {"uitnodigingen": rijen})


@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging_nieuw(request):
    if not mag_uitnodigen(request.user):
        raise Http404
    form = UitnodigingForm(request.POST if request.method == "POST" else None, gebruiker=request.user)
    if form.is_valid():
        nodig_uit(uitnodiging=form.save(commit=False), door=request.user, site=site_van(request))
        meld_verstuurd(request, form.instance)
        return redirect("uitnodigingen")
    return render(request, "buurtteams/uitnodiging_nieuw.html", {"form": form})


def haal_eigen(request, pk):
    uitnodiging = get_object_or_404(Uitnodiging.objects.zichtbaar_voor(request.user), pk=pk)
    if not mag_uitnodigen(request.user, uitnodiging.soort):
        raise PermissionDenied
    return uitnodiging


@require_POST
def uitnodiging_opnieuw(request, pk):
    uitnodiging = haal_eigen(request, pk)
    try:
        nodig_opnieuw_uit(uitnodiging=uitnodiging, site=site_van(request))
    except NietMeerOpen:
        messages.warning(request, f"{uitnodiging.naam} heeft de uitnodiging al aangenomen.")
    else:
        meld_verstuurd(request, uitnodiging)
    return redirect("uitnodigingen")


@require_POST
def uitnodiging_intrekken(request, pk):
    uitnodiging = haal_eigen(request, pk)
    try:
        trek_uitnodiging_in(uitnodiging=uitnodiging)
    except NietMeerOpen:
        messages.warning(request, f"De uitnodiging van {uitnodiging.naam} stond niet meer open.")
    else:
        messages.success(request, f"De uitnodiging van {uitnodiging.naam} is ingetrokken.")
    return redirect("uitnodigingen")


@login_not_required
@never_cache
@sensitive_post_parameters("wachtwoord", "wachtwoord_nogmaals")
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging_aanvaarden(request, sleutel):
    """Public: the key in the link says who this is. Opening the page uses nothing up, answering does."""
    uitnodiging = Uitnodiging.objects.met_sleutel(sleutel).select_related("buurtteam", "instelling").first()
    if uitnodiging is None or uitnodiging.stand != "open":
        status = 410 if uitnodiging else 404
        return render(request, "buurtteams/uitnodiging_werkt_niet.html", {"uitnodiging": uitnodiging}, status=status)
    eigenaar = Gebruiker.objects.filter(email=uitnodiging.email).first()
    if eigenaar or request.user.is_authenticated:
        return aanvaarden_met_account(request, uitnodiging, eigenaar)
    form = AccountForm(
        request.POST if request.method == "POST" else None,
        email=uitnodiging.email,
        initial={"naam": uitnodiging.naam},
    )
    if form.is_valid():
        return aanvaarden_als_nieuw(request, uitnodiging, form.cleaned_data)
    return render(request, "buurtteams/uitnodiging_aanvaarden.html", {"uitnodiging": uitnodiging, "form": form})


def aanvaarden_als_nieuw(request, uitnodiging, gegevens):
    try:
        gebruiker = aanvaard(uitnodiging=uitnodiging, naam=gegevens["naam"], wachtwoord=gegevens["wachtwoord"])
    except NietMeerOpen:
        return redirect(request.path)  # the page says what happened
    messages.success(request, f"Welkom, {gebruiker.naam}. Uw account is klaar.")
    return perform_login(request, gebruiker, redirect_url="/")


def aanvaarden_met_account(request, uitnodiging, eigenaar):
    """Only whoever is signed in to the invited address gets the role; anyone else reads what to do first."""
    if request.user == eigenaar and request.method == "POST":
        try:
            aanvaard(uitnodiging=uitnodiging, door=eigenaar)
        except NietMeerOpen:
            return redirect(request.path)
        messages.success(request, f"U hebt er een rol bij: {uitnodiging.get_soort_display()}.")
        return redirect("/")
    return render(
        request,
        "buurtteams/uitnodiging_rol_erbij.html",
        {"uitnodiging": uitnodiging, "eigenaar": eigenaar},
        status=403 if request.method == "POST" else 200,
    )
