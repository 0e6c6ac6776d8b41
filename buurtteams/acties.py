"""What writes more than one row, or sends something."""

from functools import partial

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from .aanmelden import verstuur_of_meld
from .models import Gebruiker, Rol, Uitnodiging


class NietMeerOpen(Exception):
    """The invitation was accepted, withdrawn or expired in the meantime."""


class BeheerderBestaatAl(Exception):
    """There is someone who can invite everyone else."""


class AccountStaatUit(Exception):
    """Someone switched this account off on purpose."""


@transaction.atomic
def nodig_uit(*, uitnodiging, door, site):
    """Save a new invitation and mail its link. `site`: scheme and host of the link, as in "https://rondetafel.nl"."""
    uitnodiging.door = door
    sleutel = uitnodiging.nieuwe_sleutel()
    uitnodiging.save()
    transaction.on_commit(partial(mail_uitnodiging, uitnodiging, sleutel, site))


@transaction.atomic
def nodig_opnieuw_uit(*, uitnodiging, site):
    """A new key and a new term, also after it expired or was withdrawn; the link in the earlier mail stops working."""
    sleutel = uitnodiging.nieuwe_sleutel()
    uitnodiging.gemaakt_op, uitnodiging.ingetrokken_op = timezone.now(), None
    bijgewerkt = Uitnodiging.objects.filter(pk=uitnodiging.pk, aanvaard_op=None).update(
        sleutel_hash=uitnodiging.sleutel_hash,
        verloopt_op=uitnodiging.verloopt_op,
        gemaakt_op=uitnodiging.gemaakt_op,
        ingetrokken_op=None,
    )
    if not bijgewerkt:
        raise NietMeerOpen
    transaction.on_commit(partial(mail_uitnodiging, uitnodiging, sleutel, site))


def trek_uitnodiging_in(*, uitnodiging):
    if not Uitnodiging.objects.filter(pk=uitnodiging.pk, aanvaard_op=None, ingetrokken_op=None).update(
        ingetrokken_op=timezone.now()
    ):
        raise NietMeerOpen


def mail_uitnodiging(uitnodiging, sleutel, site):
    """Notes on the object whether the mail could be handed over, for the message to whoever invited."""
    link = f"{site}{reverse('uitnodiging_aanvaarden', args=[sleutel])}"
    tekst = render_to_string("buurtteams/mail/uitnodiging.txt", {"uitnodiging": uitnodiging, "link": link})
    bericht = EmailMessage("U bent uitgenodigd voor Rondetafel", tekst, to=[uitnodiging.email])
    uitnodiging.mail_mislukt = not verstuur_of_meld(bericht)


def aanvaard(*, uitnodiging, door=None, naam="", wachtwoord=""):
    """Give `door` the role of the invitation, or a new account when nobody is given. Once, also for two at once."""
    try:
        with transaction.atomic():
            gebruiker = door or Gebruiker.objects.create_user(uitnodiging.email, wachtwoord, naam=naam)
            open_nog = Uitnodiging.objects.open().filter(pk=uitnodiging.pk)
            if not open_nog.update(aanvaard_op=timezone.now(), aanvaard_door=gebruiker):
                raise NietMeerOpen
            geef_rol(uitnodiging, gebruiker)
    except IntegrityError as fout:  # the other of two was first, and made the account
        raise NietMeerOpen from fout
    return gebruiker


def geef_rol(uitnodiging, gebruiker):
    rol = {naam: getattr(uitnodiging, naam) for naam in ("soort", "buurtteam", "instelling")}
    if not gebruiker.rol_set.geldig().filter(**rol).exists():
        Rol.objects.create(gebruiker=gebruiker, functie=uitnodiging.functie, **rol)


@transaction.atomic
def maak_eerste_beheerder(*, email, naam):
    """Refuses once a beheerder has signed in; before that it may be asked again, because a link can expire unused."""
    beheerders = Rol.objects.geldig().filter(soort=Rol.Soort.BEHEER, gebruiker__is_active=True)
    if beheerders.filter(gebruiker__last_login__isnull=False).exists():
        raise BeheerderBestaatAl
    gebruiker = Gebruiker.objects.filter(email=email.strip().lower()).first()
    if gebruiker and not gebruiker.is_active:
        raise AccountStaatUit
    gebruiker = gebruiker or Gebruiker.objects.create_user(email, naam=naam)
    if not beheerders.filter(gebruiker=gebruiker).exists():
        Rol.objects.create(gebruiker=gebruiker, soort=Rol.Soort.BEHEER)
    return gebruiker
