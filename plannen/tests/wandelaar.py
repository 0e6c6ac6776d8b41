"""Walks the URL resolver and the access table, and says where the product does something else than declared."""

import hashlib
import re
from contextlib import contextmanager
from functools import cache
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.utils.html import escape

from .invoer import GETYPT
from .toegang_rij import GELUKT, INLOGGEN, OPNIEUW

ANDERE_METHODEN = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
NIET_GETELD = {"django_session", "buurtteams_inlogpoging", "plannen_cijferstempel"}
LEEST = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|PRAGMA|EXPLAIN)", re.IGNORECASE)
DEEL = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^()]*\)")


TERUG = f'name="bewaard__getypt" value="{escape(GETYPT["getypt"])}"'
FORMULIER = "application/x-www-form-urlencoded"


# The resolver


def patronen(resolver=None, ruimten=(), begin=""):
    """Every pattern as (name, route): the name with its namespace, or the route where it has none."""
    for patroon in (resolver or get_resolver()).url_patterns:
        route = begin + str(patroon.pattern)
        if isinstance(patroon, URLPattern):
            yield (":".join([*ruimten, patroon.name]) if patroon.name else route), route
        else:
            ruimte = (patroon.namespace,) if patroon.namespace else ()
            yield from patronen(patroon, (*ruimten, *ruimte), route)


def niet_genoemd(tabel):
    """URLs that the table does not name."""
    return sorted({naam for naam, _ in patronen()} - {rij.naam for rij in tabel})


def bestaat_niet(tabel):
    """URLs that the table names and that are not there."""
    return sorted({rij.naam for rij in tabel} - {naam for naam, _ in patronen()})


@cache
def routes(urlconf):
    """Name → route, of the site map as it is now."""
    return dict(patronen(get_resolver(urlconf)))


def pad_van(rij, wereld):
    route = routes(settings.ROOT_URLCONF)[rij.naam]
    waarden = wereld.delen(rij, route)
    namen = {een or ander for een, ander in DEEL.findall(route)}
    if rij.naam == route:
        pad = "/" + DEEL.sub(lambda deel: str(waarden[deel[1] or deel[2]]), route).rstrip("$")
    else:
        pad = reverse(rij.naam, kwargs={naam: waarden[naam] for naam in namen})
    gevonden = resolve(pad)
    assert rij.naam in (gevonden.view_name, gevonden.route), f"{pad} leads to {gevonden.view_name}"
    return f"{pad}?{wereld.zoek(rij)}" if rij.zoek else pad


# What stands in the database


def vingerafdruk():
    """A hash per table of what is in it; no sessions, sign-in attempts, or stamps (they follow from the rest)."""
    afdruk = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            tabel = model._meta.db_table
            if tabel not in NIET_GETELD:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(tabel)}")
                rijen = sorted(map(repr, cursor.fetchall()))
                afdruk[tabel] = hashlib.sha256("\n".join(rijen).encode()).hexdigest()
    return afdruk


class Wacht:
    """Tells which tables changed since the start; looks only when a statement ran that could change something."""

    def __init__(self):
        self.begin = vingerafdruk()
        self.geschreven = False

    def __call__(self, execute, sql, params, many, context):
        self.geschreven = self.geschreven or not LEEST.match(sql)
        return execute(sql, params, many, context)

    def veranderd(self):
        if not self.geschreven:
            return []
        nu = vingerafdruk()
        return [tabel for tabel in sorted(nu) if nu[tabel] != self.begin[tabel]]

    @contextmanager
    def op_proef(self):
        """Everything that happens inside is undone; yields the function that tells what it changed."""
        self.geschreven = False
        with connection.execute_wrapper(self), transaction.atomic():
            yield self.veranderd
            transaction.set_rollback(True)


# The walk


class Bezoeker(RequestFactory):
    """Asks the whole product, middleware included. Lighter than the test client, which keeps all that was rendered."""

    def __init__(self, gebruiker=None):
        client = Client()
        if gebruiker:
            client.force_login(gebruiker)
        koekjes = {naam: koekje.value for naam, koekje in client.cookies.items()}
        super().__init__(HTTP_COOKIE="; ".join(f"{naam}={waarde}" for naam, waarde in koekjes.items()))
        self.handler = ClientHandler(enforce_csrf_checks=False)

    def request(self, **kopregels):
        return self.handler(self._base_environ(**kopregels))

    def vraag(self, methode, pad, data):
        if methode == "POST":
            return self.post(pad, data)
        lijf = {} if methode in ("GET", "HEAD") else {"data": urlencode(data), "content_type": FORMULIER}
        return self.generic(methode, pad, **lijf)


class Wandelaar:
    """One person who tries every row of a table. `afwijkingen` says in words where it went otherwise."""

    def __init__(self, wereld, rol):
        self.wereld, self.rol = wereld, rol
        self.bezoeker = Bezoeker(wereld.rollen.get(rol))
        self.wacht = Wacht()
        self.aantal = 0
        self.afwijkingen = []

    def loop(self, tabel):
        """GET and POST on every row. A method that nobody may use never reaches the object: that once per URL,

        and all methods but these two only by one role, for whom the URL is not hidden anyway.
        """
        gehad = set()
        for rij in tabel:
            eerste = rij.naam not in gehad
            gehad.add(rij.naam)
            methoden = [methode for methode, cel in (("GET", rij.get), ("POST", rij.post)) if eerste or cel is not None]
            if eerste and self.rol == rij.doorgelaten:
                methoden += ANDERE_METHODEN
            for methode in methoden:
                self.probeer(rij, methode)
        return self.afwijkingen

    def probeer(self, rij, methode, verwacht=None):
        verwacht = verwacht or rij.verwacht(self.rol, methode)
        pad = pad_van(rij, self.wereld)
        data = self.wereld.invoer(rij) if methode == "POST" and rij.post else GETYPT
        self.aantal += 1
        with self.wacht.op_proef() as veranderd:
            antwoord = self.bezoeker.vraag(methode, pad, data)
            fout = oordeel(antwoord, verwacht, veranderd())
        if fout:
            wat = " ".join(filter(None, [rij.naam, rij.wereld, rij.van, methode, pad, "as", self.rol]))
            self.afwijkingen.append(f"{wat}: expected {verwacht}, {fout}")


def oordeel(antwoord, verwacht, veranderd):
    """What is wrong with an answer, in words; empty when it is as declared."""
    status, url = antwoord.status_code, antwoord.headers.get("Location", "")
    gezien = f"got {status}{' to ' + url if url else ''}" + (f", changed {', '.join(veranderd)}" if veranderd else "")
    goed = {
        GELUKT: status == 302 and bool(veranderd) and not url.startswith("/inloggen/"),
        INLOGGEN: status == 302 and url.startswith("/inloggen/?next=") and not veranderd,
        OPNIEUW: status == 403 and TERUG in antwoord.text and not veranderd,
    }.get(verwacht, status == verwacht and not veranderd)
    return "" if goed else gezien
