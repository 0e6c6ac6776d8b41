"""Erasing: what is left of a person is the function. Closed years stay sealed; their triggers leave persons out."""

import json
from contextlib import suppress
from dataclasses import dataclass

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.hashers import make_password
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Concat
from django_tasks_db.models import DBTaskResult

from buurtteams.models import Gebruiker, Uitnodiging
from buurtteams.tijd import vandaag
from plannen.models import Gebeurtenis as Plangebeurtenis
from samenwerking.models import Contactpersoon, Gebeurtenis, Vondst

from ..models import Herinnering
from .register import FUNCTIE, velden_van

GEWIST_DOMEIN = "@gewist.invalid"
VAN_HET_INLOGGEN = ("account", "mfa", "socialaccount")
LOGBOEKEN = (Plangebeurtenis, Gebeurtenis)


@dataclass(frozen=True)
class Persoon:
    """What can be found of a person in texts, and the words that take its place."""

    naam: str
    functie: str
    adressen: tuple = ()  # e-mail and telephone

    @property
    def vindbaar(self):
        return [woord for woord in (self.naam, *self.adressen) if woord]


def is_gewist(gebruiker):
    return gebruiker.email.endswith(GEWIST_DOMEIN)


def laatste_functie(gebruiker):
    """Of the roles that began, the one that lasts, or lasted, longest."""
    rollen = sorted(gebruiker.rol_set.all(), key=lambda rol: (rol.tot is None, rol.tot or rol.vanaf, -rol.pk))
    return rollen[-1].omschrijving if rollen else "oud-medewerker"


@transaction.atomic
def wis_contact(contactpersoon, *, door=None, op=None):
    """The row stays, with its function and its days. A contact that still ran ends today."""
    op = op or vandaag()
    persoon = Persoon(
        contactpersoon.naam, contactpersoon.get_functie_display(), (contactpersoon.email, contactpersoon.telefoon)
    )
    contactpersoon.links.filter(gebruikt_op=None).delete()
    tot = contactpersoon.tot if contactpersoon.tot else max(op, contactpersoon.vanaf)
    Contactpersoon.objects.filter(pk=contactpersoon.pk).update(
        **dict.fromkeys(Contactpersoon.PERSOONLIJK, ""), gebruiker=None, tot=tot, gewist_op=op, versie=F("versie") + 1
    )
    wis_sporen(persoon, contactpersoon)
    Gebeurtenis.leg_vast("contact_gewist", contactpersoon, door=door)


@transaction.atomic
def wis_account(gebruiker, *, door=None, op=None):
    """What was written keeps its author, who is from now on called by the last function."""
    op = op or vandaag()
    persoon = Persoon(gebruiker.naam, laatste_functie(gebruiker), (gebruiker.email,))
    Herinnering.objects.filter(gebruiker=gebruiker).delete()
    wis_uitnodigingen(gebruiker, persoon)
    beeindig_toegang(gebruiker, op)
    gebruiker.contactpersonen.update(gebruiker=None)
    for logboek in LOGBOEKEN:
        maak_adressen_leeg(logboek, Q(door=gebruiker))
    Gebruiker.objects.filter(pk=gebruiker.pk).update(
        naam=persoon.functie, email=plaatshouder(gebruiker), is_active=False, password=make_password(None),
        last_login=None, herinneringen_per_week=False,
    )  # fmt: skip
    wis_sporen(persoon, gebruiker)
    Gebeurtenis.leg_vast("account_gewist", gebruiker, door=door)


def plaatshouder(object):
    """Unique, and of a domain that can never receive mail (RFC 2606)."""
    return f"gewist-{object.pk}{GEWIST_DOMEIN}"


def beeindig_toegang(gebruiker, op):
    """Roles, sessions, and all that the sign-in keeps of this person."""
    gebruiker.rol_set.filter(Q(tot=None) | Q(tot__gt=op), vanaf__lte=op).update(tot=op)
    gebruiker.rol_set.filter(vanaf__gt=op).delete()
    for sessie in Session.objects.all():
        if sessie.get_decoded().get("_auth_user_id") == str(gebruiker.pk):
            sessie.delete()
    for app in VAN_HET_INLOGGEN:
        if apps.is_installed(f"allauth.{app}"):
            for model, veld in verwijzingen(apps.get_app_config(app)):
                model.objects.filter(**{veld: gebruiker}).delete()


def verwijzingen(app):
    """(model, field) of every foreign key to an account."""
    for model in app.get_models():
        yield from ((model, veld.name) for veld in model._meta.concrete_fields if veld.related_model is Gebruiker)


def wis_uitnodigingen(gebruiker, persoon):
    van_haar = Uitnodiging.objects.filter(Q(aanvaard_door=gebruiker) | Q(email__iexact=gebruiker.email))
    van_haar.filter(aanvaard_op=None).delete()
    for uitnodiging in van_haar:
        nieuw = {"naam": persoon.functie, "email": plaatshouder(uitnodiging)}
        Uitnodiging.objects.filter(pk=uitnodiging.pk).update(**nieuw)
        in_beheerlog(uitnodiging).update(object_repr=plaatshouder(uitnodiging), change_message="")


def maak_adressen_leeg(logboek, zoek):
    """Round the manager that refuses every change of the log; the database allows just this one."""
    return models.QuerySet(logboek).filter(zoek, adres__isnull=False).update(adres=None)


# Traces: where a name or an address was copied to


def wis_sporen(persoon, object):
    in_beheerlog(object).update(object_repr=persoon.functie[:200], change_message="")
    for woord in persoon.vindbaar:
        genoemd = Q(object_repr__iexact=woord) | Q(change_message__icontains=json.dumps(woord))
        LogEntry.objects.filter(genoemd).update(object_repr=persoon.functie[:200], change_message="")
    for adres in filter(None, persoon.adressen):
        DBTaskResult.objects.filter(traceback__icontains=adres).delete()
    wis_vondsten(persoon)
    vervang_naam_door_functie(persoon)


def in_beheerlog(object):
    soort = ContentType.objects.get_for_model(object)
    return LogEntry.objects.filter(content_type=soort, object_id=str(object.pk))


def wis_vondsten(persoon):
    zoek = Q(pk=None)
    for woord in persoon.vindbaar:
        zoek |= Q(fragment__icontains=woord)
    # Unique within a story, also without the words.
    leeg = Concat(models.Value("gewist "), "pk", output_field=models.CharField())
    Vondst.objects.filter(zoek).update(fragment=leeg)


def vervang_naam_door_functie(persoon):
    """Where somebody wrote the name as the function. A closed year refuses, and keeps it; inzage then still tells."""
    if not persoon.naam:
        return
    for model, veld in velden_van(FUNCTIE):
        rijen = model._base_manager.filter(**{f"{veld.name}__iexact": persoon.naam})
        for pk in [] if model in LOGBOEKEN else list(rijen.values_list("pk", flat=True)):
            with suppress(IntegrityError), transaction.atomic():
                model._base_manager.filter(pk=pk).update(**{veld.name: persoon.functie[: veld.max_length]})
