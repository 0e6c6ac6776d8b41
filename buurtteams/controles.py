"""What must be true of the database before a production server may answer: it is ready, and nobody can walk in with
a password that stands in the README."""

import sys
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.checks import Error, Tags, register
from django.db import DatabaseError, connections

DOMEIN_VAN_VOORBEELDEN = "@voorbeeld.nl"


@register(Tags.database, deploy=True)
def database_klaar_voor_productie(app_configs, databases=None, **kwargs):
    """Runs at a production start (wsgi.py) and in `check --deploy --database default`."""
    if not databases or not settings.PRODUCTIE:
        return []
    try:
        aantal = get_user_model().objects.filter(email__iendswith=DOMEIN_VAN_VOORBEELDEN).count()
        cache.get("start")
    except DatabaseError as fout:
        hint = "Run manage.py migrate and manage.py createcachetable."
        return [Error(f"The database is not ready: {str(fout).splitlines()[0]}.", hint=hint, id="rondetafel.E001")]
    if not aantal:
        return []
    hint = "Use an empty database for production; example data and real data do not mix."
    return [Error(f"{aantal} demo accounts ({DOMEIN_VAN_VOORBEELDEN}) exist.", hint=hint, id="rondetafel.E002")]


def statische_bestanden_verzameld():
    if settings.PRODUCTIE and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        return [Error("There are no static files.", hint="Run manage.py collectstatic.", id="rondetafel.E003")]
    return []


@register(deploy=True)
def basisadres_bekend(app_configs=None, **kwargs):
    """Mails that no request asks for carry links all the same."""
    delen = urlsplit(settings.BASIS_URL)
    if not settings.PRODUCTIE or (delen.scheme in ("http", "https") and delen.netloc and not delen.path):
        return []
    hint = "Set BASIS_URL to scheme and host, as in https://rondetafel.nl."
    return [Error("BASIS_URL is missing or is no address.", hint=hint, id="rondetafel.E004")]


def weiger_onveilige_start():
    """Ends the process when anything above is wrong. Leaves no connection open for gunicorn to fork."""
    fouten = database_klaar_voor_productie(None, databases=["default"]) + statische_bestanden_verzameld()
    fouten += basisadres_bekend()
    connections.close_all()
    if fouten:
        sys.exit("\n".join(f"Rondetafel does not start in production: {fout.msg} {fout.hint}" for fout in fouten))
