"""Retention: what leaves by itself, on its day. Nothing a day early; run twice, nothing happens twice."""

import datetime

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import BigIntegerField, Max, Q
from django.db.models.functions import Cast
from django.utils import timezone

from buurtteams.models import Gebruiker, Rol, Uitnodiging
from buurtteams.tijd import einde_van, vandaag
from samenwerking.models import Contactpersoon

from .wissen import GEWIST_DOMEIN, LOGBOEKEN, maak_adressen_leeg, wis_account, wis_contact


def pas_bewaartermijn_toe(*, op=None):
    """What ended on day D leaves on day D + the term. Returns how much of each kind went."""
    op = op or vandaag()
    grens = op - datetime.timedelta(days=settings.BEWAARTERMIJN_CONTACT_DAGEN)
    contacten, accounts = verlopen_contacten(grens), verlopen_accounts(grens, op)
    for contactpersoon in contacten:
        wis_contact(contactpersoon, op=op)
    for gebruiker in accounts:
        wis_account(gebruiker, op=op)
    uitnodigingen = Uitnodiging.objects.filter(aanvaard_op=None, verloopt_op__lt=einde_van(grens))
    aantal_uitnodigingen, _ = uitnodigingen.delete()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return {
        "contactpersonen": len(contacten),
        "accounts": len(accounts),
        "uitnodigingen": aantal_uitnodigingen,
        "adressen": sum(maak_adressen_leeg(logboek, Q(op__lt=einde_van(grens))) for logboek in LOGBOEKEN),
    }


def verlopen_contacten(grens):
    return list(Contactpersoon.objects.filter(tot__lte=grens, gewist_op=None))


def verlopen_accounts(grens, op):
    """Accounts that lost their last role on this day or before, or were switched off since."""
    gelogd = laatst_in_beheer()
    gebruikers = Gebruiker.objects.exclude(email__endswith=GEWIST_DOMEIN)
    gebruikers = gebruikers.prefetch_related("rol_set", "contactpersonen")
    einden = [(gebruiker, einde_van_account(gebruiker, gelogd.get(gebruiker.pk), op)) for gebruiker in gebruikers]
    return [gebruiker for gebruiker, einde in einden if einde is not None and einde <= grens]


def einde_van_account(gebruiker, gelogd, op):
    """The last day on which the account was in use; None while it is.

    Nobody notes when an account is switched off, so that counts from the last thing that is known of it.
    """
    rollen = list(gebruiker.rol_set.all())
    levenstekens = [timezone.localdate(moment) for moment in (gebruiker.date_joined, gebruiker.last_login) if moment]
    if not gebruiker.is_active:
        dagen = [dag for rol in rollen for dag in (rol.vanaf, rol.tot) if dag and dag <= op]
        return max([*levenstekens, *dagen, *([timezone.localdate(gelogd)] if gelogd else [])])
    einden = [einde_van_rol(rol, gebruiker, levenstekens) for rol in rollen]
    return None if None in einden else max(einden, default=max(levenstekens))


def einde_van_rol(rol, gebruiker, levenstekens):
    """Its last day; None while it runs. A partner stands for an organisatie as long as a contact says so, whatever the

    role says: of nobody's contact any more, it counts from the last that was seen of the account.
    """
    if rol.tot or rol.soort != Rol.Soort.PARTNER:
        return rol.tot
    einden = [contact.tot for contact in gebruiker.contactpersonen.all() if contact.organisatie_id]
    return None if None in einden else max(einden or levenstekens)


def laatst_in_beheer():
    """Account → when beheer last changed it."""
    soort = ContentType.objects.get_for_model(Gebruiker)
    regels = LogEntry.objects.filter(content_type=soort).annotate(nummer=Cast("object_id", BigIntegerField()))
    return dict(regels.values_list("nummer").annotate(laatst=Max("action_time")).order_by())
