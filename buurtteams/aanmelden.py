"""Sign-in by allauth, made ours: five wrong guesses per account, known devices, and no word about who has an account.

docs/besluiten/010-inlogpogingen.md says why the counters are our own.
"""

import logging
import secrets
from threading import Thread

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from .herkomst import huidig_adres
from .models import Inlogpoging
from .models.aanmelding import sleutel_voor

logger = logging.getLogger(__name__)

JAAR = 365 * 24 * 60 * 60  # seconds
ZOUT = "rondetafel.apparaat"


def verstuur_los(bericht):
    """Send beside the answer: the time that an answer takes must not tell whether a mail went out."""
    Thread(target=verstuur_of_meld, args=[bericht], name="mail").start()


def verstuur_of_meld(bericht):
    try:
        bericht.send()
    except OSError:  # what smtplib and sockets raise
        logger.exception("Een mail kon niet worden verstuurd.")
        return False
    return True


def herstelpad(gebruiker):
    """The path on which this person chooses a new password; good for PASSWORD_RESET_TIMEOUT and for one use."""
    key = default_token_generator.make_token(gebruiker)
    return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(gebruiker), key])


def koekjesnaam(email):
    return f"apparaat_{sleutel_voor('koekje', email)[:16]}"


def bekend_apparaat(request, email):
    """The number of this device, if someone signed in to this account on it before; else None."""
    return request.get_signed_cookie(koekjesnaam(email), default=None, salt=ZOUT, max_age=JAAR)


def onthoud_apparaat(request, antwoord, gebruiker):
    antwoord.set_signed_cookie(
        koekjesnaam(gebruiker.email),
        bekend_apparaat(request, gebruiker.email) or secrets.token_urlsafe(16),
        salt=ZOUT,
        max_age=JAAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def neem_beurten(request, email):
    """The turns that one guess takes: the account's, and on a known device the device's own. Empty: no guess is left.

    On a known device only the device's own turns can refuse. So strangers who use up the account's turns do not keep
    the owner out, and the owner's mistakes still count against strangers.
    """
    van_account = Inlogpoging.objects.neem_beurt(sleutel_voor("account", email))
    apparaat = bekend_apparaat(request, email)
    if not apparaat:
        return [van_account] if van_account else []
    van_apparaat = Inlogpoging.objects.neem_beurt(sleutel_voor("apparaat", email, apparaat))
    if van_apparaat is None:
        Inlogpoging.objects.geef_terug([van_account] if van_account else [])
        return []
    return [van_apparaat, van_account] if van_account else [van_apparaat]


class Aanmelden(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": (
            "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer ze en probeer het opnieuw."
        ),
        "too_many_login_attempts": (
            "Er is te vaak een verkeerd wachtwoord ingevuld. Probeer het over een kwartier opnieuw, "
            "of vraag een nieuw wachtwoord aan."
        ),
        "enter_current_password": "Dit is niet uw wachtwoord van nu.",
        "invalid_password_reset": "Deze link werkt niet meer.",
    }

    def is_open_for_signup(self, request):
        return False

    def authenticate(self, request, **gegevens):
        beurten = neem_beurten(request, gegevens["email"])
        if not beurten:
            raise self.validation_error("too_many_login_attempts")
        gebruiker = super().authenticate(request, **gegevens)
        if gebruiker:
            Inlogpoging.objects.geef_terug(beurten)
            Inlogpoging.objects.ruim_op()
        return gebruiker

    def post_login(self, request, user, **rest):
        antwoord = super().post_login(request, user, **rest)
        onthoud_apparaat(request, antwoord, user)
        return antwoord

    def send_password_reset_mail(self, user, email, context):
        """As many mails per address as there are turns; to an unknown address (no pk) none, at the same cost."""
        bericht = self.render_mail("account/email/password_reset_key", email, context)
        beurt = Inlogpoging.objects.neem_beurt(sleutel_voor("herstel", email))
        if beurt and user.pk:
            verstuur_los(bericht)

    def send_mail(self, template_prefix, email, context):
        verstuur_los(self.render_mail(template_prefix, email, context))

    def get_password_change_redirect_url(self, request):
        return reverse("account")

    def get_client_ip(self, request):
        return huidig_adres() or ""
