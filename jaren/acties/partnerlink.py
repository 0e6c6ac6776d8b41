"""A question to a partner by mail: the link is sent, and answered once without an account (rule 11)."""

from functools import partial

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from buurtteams.aanmelden import verstuur_of_meld
from plannen.models import Gebeurtenis, Partnerantwoord
from samenwerking.acties.afspraken import Verouderd
from samenwerking.acties.afspraken import beantwoord as beantwoord_afspraak
from samenwerking.models import Contactpersoon
from samenwerking.models import Gebeurtenis as Samenwerkingsgebeurtenis

from ..models import Partnerlink
from .terugblik import DUBBEL, beantwoord_gebeurd

FUNCTIE = "partner"
Vraag = Partnerlink.Vraag


class LinkWerktNiet(Exception):
    """Used, expired, of a contact who left, or of something that no longer runs: nothing was written."""


class TekstVeranderd(Exception):
    """Another text stands there than the one that was read: nothing was written, the link still works."""


class GeenContact(Exception):
    """Nobody with an e-mail address stands for this organisatie."""


def contact_voor(organisatie, op=None):
    """To whom a mail to this organisatie goes: its vast contact with an address, else a vervanger; None without one."""
    contacten = Contactpersoon.objects.geldig(op).filter(organisatie=organisatie).exclude(email="")
    volgorde = [Contactpersoon.Functie.VAST_CONTACT, Contactpersoon.Functie.VERVANGER]
    geschikt = [contact for contact in contacten.order_by("pk") if contact.functie in volgorde]
    return min(geschikt, key=lambda contact: volgorde.index(contact.functie), default=None)


@transaction.atomic
def stuur_link(*, vraag, organisatie, door, site, afspraak=None, planpartner=None, voortgang=None):
    """Mail a fresh link to the partner's own address; earlier ones for the same thing stop working. Raises GeenContact.

    `site`: scheme and host of the link. The key stands in the mail alone.
    """
    contact = contact_voor(organisatie)
    if contact is None:
        raise GeenContact
    over = {"vraag": vraag, "afspraak": afspraak, "planpartner": planpartner, "voortgang": voortgang}
    Partnerlink.objects.open().filter(**over).update(verloopt_op=timezone.now())
    link = Partnerlink(contactpersoon=contact, **over)
    sleutel = link.nieuwe_sleutel()
    link.save()
    if afspraak:
        Samenwerkingsgebeurtenis.leg_vast("link_gestuurd", afspraak, naar=vraag, door=door)
    else:
        Gebeurtenis.leg_vast("link_gestuurd", planpartner, plan=planpartner.plan, naar=vraag, door=door)
    transaction.on_commit(partial(mail_link, link, sleutel, site))
    return link


def mail_link(link, sleutel, site):
    """Notes on the object whether the mail could be handed over."""
    adres = f"{site}{reverse('jaren:partnerlink', args=[sleutel])}"
    tekst = render_to_string("jaren/mail/partnerlink.txt", {"link": link, "adres": adres})
    onderwerp = f"{link.get_vraag_display()} Vraag van een Utrechts buurtteam"
    link.mail_mislukt = not verstuur_of_meld(EmailMessage(onderwerp, tekst, to=[link.contactpersoon.email]))


@transaction.atomic
def beantwoord_link(*, link, antwoord, toelichting, tekst, op=None):
    """One answer, whatever the number of tries at once. Raises LinkWerktNiet or TekstVeranderd."""
    op = op or timezone.now()
    lees_opnieuw(link.ding)
    if not link.is_open(op):
        raise LinkWerktNiet
    if tekst != link.tekstversie:
        raise TekstVeranderd
    if not Partnerlink.objects.open(op).filter(pk=link.pk).update(gebruikt_op=op):
        raise LinkWerktNiet
    if link.afspraak:
        return _over_afspraak(link, antwoord, toelichting, op)
    if link.vraag == Vraag.KLOPT:
        return beantwoord_klopt(
            planpartner=link.planpartner, antwoord=antwoord, toelichting=toelichting, tekst=tekst, op=op
        )
    if link.voortgang:
        return bevestig_bericht(link=link, antwoord=antwoord, toelichting=toelichting, op=op)
    return beantwoord_gebeurd(
        planpartner=link.planpartner, antwoord=antwoord, toelichting=toelichting, door=None, functie=FUNCTIE, op=op
    )


def lees_opnieuw(ding):
    """As it is now; whoever wants to change it waits until the answer is in."""
    ding.refresh_from_db(from_queryset=type(ding).objects.select_for_update())


def _over_afspraak(link, antwoord, toelichting, op):
    try:
        return beantwoord_afspraak(
            afspraak=link.afspraak,
            zijde="organisatie",
            antwoord=antwoord,
            toelichting=toelichting,
            tekstversie=link.afspraak.tekstversie,
            functie=FUNCTIE,
            op=op,
        )
    except Verouderd:
        raise TekstVeranderd from None


@transaction.atomic
def beantwoord_klopt(*, planpartner, antwoord, toelichting, tekst, door=None, op=None):
    """*Klopt dit?* on what a plan says that the partner does and gets, as it was read. Raises TekstVeranderd.

    The same answer within a minute is the same press of the button.
    """
    op = op or timezone.now()
    lees_opnieuw(planpartner)
    if tekst != planpartner.tekstversie:
        raise TekstVeranderd
    vorige = planpartner.klopt
    if vorige and (vorige.antwoord, vorige.toelichting) == (antwoord, toelichting) and op - vorige.op < DUBBEL:
        return vorige
    nieuw = Partnerantwoord.objects.create(
        planpartner=planpartner,
        vraag=Partnerantwoord.Vraag.KLOPT,
        antwoord=antwoord,
        toelichting=toelichting,
        op=op,
    )
    functie = None if door else FUNCTIE
    Gebeurtenis.leg_vast(
        "partner_klopt", nieuw, plan=planpartner.plan, naar=antwoord, door=door, functie=functie, op=op
    )
    return nieuw


def bevestig_bericht(*, link, antwoord, toelichting, op):
    """*Is dit gebeurd?* on one report: from this alone follows *De partner bevestigt het*."""
    nieuw = Partnerantwoord.objects.create(
        planpartner=link.planpartner,
        voortgang=link.voortgang,
        vraag=Partnerantwoord.Vraag.GEBEURD,
        antwoord=antwoord,
        toelichting=toelichting,
        op=op,
    )
    plan = link.planpartner.plan
    Gebeurtenis.leg_vast("partner_gebeurd", nieuw, plan=plan, naar=antwoord, door=None, functie=FUNCTIE, op=op)
    return nieuw
