"""Example data: links that were sent to partners. The keys are made up and thrown away: no link works."""

from plannen.models import Plan
from samenwerking.models import Samenwerkingsafspraak

from ..acties.partnerlink import contact_voor
from ..models import Partnerlink


def laad(stad):
    """One that is open, about an agreement that waits; one that was answered, about a plan of the demo team."""
    wacht = Samenwerkingsafspraak.objects.te_bevestigen("organisatie").select_related("organisatie").order_by("pk")
    for afspraak in wacht[:2]:
        if contact := contact_voor(afspraak.organisatie):
            link = Partnerlink(vraag="klopt", afspraak=afspraak, contactpersoon=contact)
            link.gemaakt_op = stad.datums.moment("2026-11-17", 10)
            link.nieuwe_sleutel()
            link.save()
    for plan in Plan.objects.filter(cyclus=stad.jaren["dit_jaar"], team__slug="noordoost"):
        for planpartner in plan.partners.select_related("organisatie")[:1]:
            if contact := contact_voor(planpartner.organisatie):
                link = Partnerlink(vraag="klopt", planpartner=planpartner, contactpersoon=contact)
                link.gemaakt_op = stad.datums.moment("2026-03-20", 10)
                link.gebruikt_op = stad.datums.moment("2026-03-24", 20)
                link.nieuwe_sleutel()
                link.save()
