"""The key in a personal address of a calendar: a calendar program cannot sign in. docs/besluiten/043-agenda.md."""

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from buurtteams.models import Gebruiker

ZOUT = "rondetafel.agenda"


def sleutel_van(gebruiker, soort, slug):
    """For this person and this one calendar; ends with the password that it was made under."""
    return _ondertekenaar(soort, slug).sign(f"{gebruiker.pk}-{_vingerafdruk(gebruiker)}")


def gebruiker_van(sleutel, soort, slug):
    """Whose key this is, or None: forged, of another calendar, of an older password, or of an account that is off."""
    try:
        nummer, _, afdruk = _ondertekenaar(soort, slug).unsign(sleutel).partition("-")
    except signing.BadSignature:
        return None
    gebruiker = Gebruiker.objects.filter(pk=nummer, is_active=True).first()
    if gebruiker is None or not constant_time_compare(afdruk, _vingerafdruk(gebruiker)):
        return None
    return gebruiker


def _ondertekenaar(soort, slug):
    return signing.Signer(salt=f"{ZOUT}.{soort}.{slug}")


def _vingerafdruk(gebruiker):
    return salted_hmac(ZOUT, gebruiker.password, algorithm="sha256").hexdigest()[:24]
