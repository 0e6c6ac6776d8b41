"""Sends what is ready, one mail after the other: look again, claim, hand over to the mail server, note the outcome."""

import logging
import smtplib
from contextlib import suppress
from enum import Enum, auto

from django.core.mail import EmailMessage, get_connection

from ..acties.herinnering import claim, geen_stap, leg_onzeker_vast, leg_verstuurd_vast, leg_weigering_vast
from ..models import Herinnering
from ..taken import taken_van
from .brief import schrijf_brief

logger = logging.getLogger(__name__)

# The mail server answered *no*: it certainly does not have the mail.
WEIGERINGEN = (
    smtplib.SMTPSenderRefused,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPHeloError,
    smtplib.SMTPNotSupportedError,
)


class Uitkomst(Enum):
    VERSTUURD = auto()
    GEWEIGERD = auto()
    ONZEKER = auto()


def verstuur_alles(*, op, stap=geen_stap):
    """Try every mail that is ready, each once; how many went."""
    klaar = Herinnering.objects.filter(stand=Herinnering.Stand.KLAAR).order_by("dag", "pk")
    return sum(verstuur(pk, op=op, stap=stap) for pk in list(klaar.values_list("pk", flat=True)))


def verstuur(pk, *, op, stap=geen_stap):
    herinnering = Herinnering.objects.select_related("gebruiker").filter(pk=pk).first()
    if herinnering is None or not claim_wat_nog_moet(herinnering, op, stap):
        return False
    uitkomst, fout = geef_aan_mailserver(herinnering, stap)
    if uitkomst == Uitkomst.VERSTUURD:
        stap("verzonden")
        leg_verstuurd_vast(herinnering=herinnering, stap=stap)
        return True
    logger.warning("Herinnering %s: %s.", herinnering.pk, uitkomst.name.lower())
    leg_vast = leg_weigering_vast if uitkomst == Uitkomst.GEWEIGERD else leg_onzeker_vast
    leg_vast(herinnering=herinnering, fout=fout)
    return False


def claim_wat_nog_moet(herinnering, op, stap):
    """What was finished since the mail was made leaves it; so does work whose date moved."""
    taken = {(taak.sleutel, taak.dag): taak for taak in taken_van(herinnering.gebruiker, op=op)}
    regels = [regel for regel in herinnering.regels.all() if (regel.taak, regel.datum) in taken]
    over = {(regel.taak, regel.datum) for regel in regels}
    nog = [taak for sleutel, taak in taken.items() if sleutel in over]
    brief = schrijf_brief(herinnering.gebruiker, nog) if nog else ("", "")
    return claim(herinnering=herinnering, regels=regels, onderwerp=brief[0], tekst=brief[1], stap=stap)


def geef_aan_mailserver(herinnering, stap):
    """(outcome, what went wrong). Without a connection the mail cannot have gone; after that only a *no* is certain."""
    verbinding, verbonden = get_connection(), False
    try:
        verbinding.open()
        verbonden = True
        stap("verbonden")
        verbinding.send_messages([maak_bericht(herinnering)])
    except WEIGERINGEN as fout:
        return Uitkomst.GEWEIGERD, in_woorden(fout)
    except Exception as fout:  # whatever it is: one mail must not hold up the others
        logger.exception("Herinnering %s", herinnering.pk)
        return Uitkomst.ONZEKER if verbonden else Uitkomst.GEWEIGERD, in_woorden(fout)
    finally:
        with suppress(OSError):  # the mail went, or not; how the server says goodbye changes nothing
            verbinding.close()
    return Uitkomst.VERSTUURD, ""


def maak_bericht(herinnering):
    """The same Message-ID for every attempt; and no holiday message in answer, please."""
    koppen = {"Message-ID": herinnering.bericht_id, "Auto-Submitted": "auto-generated"}
    return EmailMessage(herinnering.onderwerp, herinnering.tekst, to=[herinnering.adres], headers=koppen)


def in_woorden(fout):
    """What the mail server answered, else what kind of failure it was."""
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        code, tekst = next(iter(fout.recipients.values()))
    elif isinstance(fout, smtplib.SMTPResponseException):
        code, tekst = fout.smtp_code, fout.smtp_error
    else:
        return f"{type(fout).__name__}: {fout}"
    return f"{code} {tekst.decode(errors='replace') if isinstance(tekst, bytes) else tekst}"
