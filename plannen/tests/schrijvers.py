"""Every URL that writes, tried out of the access table, so that one that comes in is tried too."""

from django.db import connection

from .toegang import TABEL
from .toegang_rij import GELUKT
from .wandelaar import LEEST, Bezoeker, pad_van

# What others make impossible comes first.
EERST = [
    *("plannen:plan_terugsturen", "uitnodiging_aanvaarden", "jaren:partnerlink", "jaren:afspraak_voorleggen"),
    *("samenwerking:verhaal_bewerken", "samenwerking:verhaal_aanbieden", "samenwerking:verhaal_overnemen"),
    *("jaren:bespreking_rest", "jaren:agendapunt_bespreken", "jaren:oordeel"),
]


def pogingen():
    """Name of a URL that writes → the rows and roles with which it succeeds, if nothing else happened before."""
    per_naam = {}
    for rij in TABEL:
        rollen = (rij.post or {}).get(GELUKT, "").split()
        per_naam.setdefault(rij.naam, []).extend((rij, rol) for rol in rollen)
    namen = [*EERST, *(naam for naam in per_naam if naam not in EERST)]
    return {naam: per_naam[naam] for naam in namen if per_naam[naam]}


def schrijf(wereld, rij, rol):
    """Whether this wrote something: what went before may have made it impossible."""
    if object := wereld.object(rij):
        if not type(object).objects.filter(pk=object.pk).exists():
            return False
        object.refresh_from_db()
    bezoeker, pad, invoer = Bezoeker(wereld.rollen.get(rol)), pad_van(rij, wereld), wereld.invoer(rij)
    geschreven = []

    def kijk_mee(execute, sql, *rest):
        geschreven.append(not LEEST.match(sql) and "django_session" not in sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(kijk_mee):
        antwoord = bezoeker.vraag("POST", pad, invoer)
    return antwoord.status_code == 302 and not antwoord.url.startswith("/inloggen/") and any(geschreven)
