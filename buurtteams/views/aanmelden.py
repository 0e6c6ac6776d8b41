"""Signing in and out. The other pages of the account are allauth's views, routed in urls.py."""

from allauth.account import views as allauth
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.generic import RedirectView

from ..bewaard import Bewaard
from ..forms.aanmelden import InlogForm
from ..forms.account import HerinneringenForm
from .opnieuw import komt_van_onszelf, opnieuw_versturen

lezen_en_versturen = require_http_methods(["GET", "HEAD", "POST"])  # allauth's views take PUT and OPTIONS too
naar_inloggen = login_not_required(
    lezen_en_versturen(RedirectView.as_view(pattern_name="account_login", query_string=True))
)
uitloggen = login_not_required(require_POST(allauth.logout))
uitgezet = require_safe(allauth.account_inactive)
wachtwoord_wijzigen = lezen_en_versturen(allauth.password_change)
wachtwoord_vergeten = lezen_en_versturen(allauth.password_reset)
wachtwoord_vergeten_verstuurd = require_safe(allauth.password_reset_done)
wachtwoord_nieuw = lezen_en_versturen(allauth.password_reset_from_key)


def volgende(request):
    """Where to after signing in: the page that was asked for, if it is one of ours."""
    pad = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
    veilig = url_has_allowed_host_and_scheme(pad, allowed_hosts=None)
    return pad if veilig else settings.LOGIN_REDIRECT_URL


def toon_inloggen(request, form, status):
    """The sign-in form, on the page with the text that still has to be sent when there is one."""
    bewaard = Bewaard.meegekomen(request)
    if bewaard:
        return opnieuw_versturen(request, bewaard, form=form, status=403)
    context = {"form": form, "volgende": volgende(request)}
    return render(request, "account/login.html", context, status=status)


def na_inloggen(request):
    bewaard = Bewaard.meegekomen(request)
    return opnieuw_versturen(request, bewaard, status=200) if bewaard else redirect(volgende(request))


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def inloggen(request):
    if request.user.is_authenticated:
        return na_inloggen(request)
    form = InlogForm(request.POST if request.method == "POST" else None, request=request)
    if not form.is_valid():
        te_vaak = form.has_error("__all__", code="too_many_login_attempts")
        return toon_inloggen(request, form, status=429 if te_vaak else 200)
    antwoord = form.login(request, redirect_url=volgende(request))
    if request.user.is_authenticated and Bewaard.meegekomen(request):
        koekjes, antwoord = antwoord.cookies, na_inloggen(request)
        antwoord.cookies.update(koekjes)
    return antwoord


@login_not_required
@never_cache
def csrf_mislukt(request, reason=""):
    """A POST without a good token: mostly a page that stood open for a long time, sometimes another site."""
    vreemd = not komt_van_onszelf(request, reason)
    if request.path == reverse("account_login") and not vreemd:
        return inloggen_verlopen(request)
    return opnieuw_versturen(request, Bewaard.van(request), vreemd=vreemd)


def inloggen_verlopen(request):
    if request.user.is_authenticated:
        return na_inloggen(request)
    messages.info(request, "De pagina stond te lang open. Log nog een keer in.")
    form = InlogForm(initial={"login": request.POST.get("login", "")}, request=request)
    return toon_inloggen(request, form, status=403)


@require_safe
def account(request):
    inhoud = {"rollen": request.user.rollen, "form": HerinneringenForm(instance=request.user)}
    return render(request, "account/account.html", inhoud)


@require_POST
def account_herinneringen(request):
    form = HerinneringenForm(request.POST, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, "Uw keuze is opgeslagen.")
    return redirect("account")
