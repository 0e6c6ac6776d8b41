"""What a partner is asked: *Klopt dit?* about what plans say of it."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from buurtteams.models import Rol
from plannen.models import Jaarcyclus, Partnerantwoord, Plan, Planpartner
from plannen.taken import Taak
from samenwerking.models import Organisatie


def taken(gebruiker, op):
    """Of plans that were offered and go on, until the partner said *ja* or *nee*, or the year looks back."""
    if not gebruiker.heeft(Rol.Soort.PARTNER):
        return
    open_plannen = Plan.objects.zichtbaar_voor(gebruiker).lopend().filter(cyclus__in=Jaarcyclus.objects.schrijfbaar())
    beslist = Partnerantwoord.objects.filter(
        planpartner=OuterRef("pk"), vraag=Partnerantwoord.Vraag.KLOPT, antwoord__in=["ja", "nee"]
    )
    eigen = Organisatie.objects.van(gebruiker)
    regels = Planpartner.objects.filter(~Exists(beslist), plan__in=open_plannen, organisatie__in=eigen)
    for regel in regels.select_related("organisatie", "plan__cyclus", "plan__team", "plan__instelling"):
        yield Taak(
            soort="klopt",
            sleutel=f"klopt:{regel.pk}",
            vooraan="Klopt dit?",
            titel=regel.plan.titel,
            onder=regel.plan.trekker,
            wanneer="",
            dag=None,
            plek=op,
            te_laat=False,
            url=reverse("jaren:partner_klopt", args=[regel.pk]),
            knop="Antwoorden",
            plan=regel.plan,
        )
