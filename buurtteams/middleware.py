"""From where a request came, and sign-in for every page without losing what was typed."""

import ipaddress

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django_htmx.http import HttpResponseClientRedirect

from .bewaard import Bewaard
from .herkomst import onthoud_adres, vergeet_adres
from .views.opnieuw import opnieuw_versturen


def adres_van(request):
    """The address of the client; what a client claims itself counts only where a trusted proxy appends to it."""
    adres = request.META.get("REMOTE_ADDR", "")
    if settings.VERTROUWDE_PROXY:
        adres = request.headers.get("X-Forwarded-For", adres).rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(adres))
    except ValueError:  # a unix socket has no address
        return None


class Herkomst:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = onthoud_adres(adres_van(request))
        try:
            return self.get_response(request)
        finally:
            vergeet_adres(token)


class AanmeldenVereist(LoginRequiredMiddleware):
    """A refused GET goes to the sign-in page and back; a refused POST comes back with its text in it."""

    def get_login_url(self, view_func):
        """Also for the admin, whose views name a sign-in page of their own."""
        return settings.LOGIN_URL

    def handle_no_permission(self, request, view_func):
        if request.method not in ("GET", "HEAD"):
            return opnieuw_versturen(request, Bewaard.van(request))
        if request.htmx:
            pagina = request.htmx.current_url_abs_path or request.get_full_path()
            return HttpResponseClientRedirect(redirect_to_login(pagina).url)
        return super().handle_no_permission(request, view_func)
