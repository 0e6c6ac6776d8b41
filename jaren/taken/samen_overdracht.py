"""Somebody left the team, and work still bears the name: hand it over."""

from django.urls import reverse

from plannen.models import Plan
from plannen.models.plan import is_van
from plannen.taken import Taak, voor

from ..overzicht.vertrokken import vertrokken_in


def taken(gebruiker, op):
    """For the coordinator of the team whose plans name the departed."""
    teams = [team.pk for team in gebruiker.teams]
    if not teams:
        return []
    return [taak(vertrokkene, op) for vertrokkene in vertrokken_in(Plan.objects.filter(is_van(teams)), op=op)]


def taak(vertrokkene, op):
    contact, dag = vertrokkene.contactpersoon, vertrokkene.eerste_datum
    te_laat = dag is not None and dag < op
    aantal = len(vertrokkene.acties)
    return Taak(
        soort="overdracht",
        sleutel=f"overdracht:{vertrokkene.gebruiker.pk}:{contact.pk if contact else 0}",
        vooraan="Werk overdragen",
        titel=vertrokkene.wie,
        onder=f"vertrokken, en staat nog op {aantal} {'actie' if aantal == 1 else 'acties'}",
        wanneer=voor(dag, te_laat) if dag else "",
        dag=dag,
        te_laat=te_laat,
        url=reverse("jaren:overdracht", args=[contact.pk]) if contact else reverse("jaren:vertrokken"),
        knop="Overdragen",
        lijst=reverse("jaren:vertrokken"),
    )
