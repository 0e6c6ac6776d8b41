"""Example data: questions that went to partners by mail. The keys are made up and thrown away: no link works."""

from plannen.models import Gebeurtenis, Plan, Planpartner, Voortgang
from samenwerking.models import Gebeurtenis as Samenwerkingsgebeurtenis
from samenwerking.models import Samenwerkingsafspraak

from ..acties.partnerlink import bevestig_bericht, contact_voor
from ..models import Partnerlink
from ..models.partnerlink import GELDIG

VRAGER = "coördinator van het buurtteam"
DEELS = "Wij kennen ons vaste contact goed. Wie de vervanger is, hoorden wij nog niet."


def laad(stad):
    """Open: two about agreements that wait, one about a report. Answered: *ja* to plans, *deels* to that report."""
    wacht = Samenwerkingsafspraak.objects.te_bevestigen("organisatie").select_related("organisatie").order_by("pk")
    for afspraak in wacht[:2]:
        verstuur(stad, "2026-11-17", vraag="klopt", afspraak=afspraak)
    for plan in Plan.objects.filter(cyclus=stad.jaren["dit_jaar"], team__slug="noordoost"):
        for planpartner in plan.partners.select_related("organisatie", "plan")[:1]:
            verstuur(stad, "2026-03-20", vraag="klopt", planpartner=planpartner, beantwoord="2026-03-24")
    vraag_of_het_gebeurd_is(stad)


def vraag_of_het_gebeurd_is(stad):
    """A report that says it is done, of which the partner says something else."""
    klaar = {"planthema__plan__cyclus": stad.jaren["dit_jaar"], "koers": "gereed", "antwoorden": None}
    berichten = Voortgang.objects.filter(planthema__plan__team__slug="ondiep-pijlsweerd", **klaar)
    bericht = berichten.select_related("planthema__plan").order_by("pk").last()
    if bericht is None:
        return
    partners = Planpartner.objects.filter(plan=bericht.planthema.plan).select_related("organisatie", "plan")
    for naam, beantwoord in (("Vrouwengroep De Granaatappel", None), ("Netwerk Nieuwe Buren", "2026-11-18")):
        for planpartner in partners.filter(organisatie__naam=naam):
            over = {"vraag": "gebeurd", "planpartner": planpartner, "voortgang": bericht}
            link = verstuur(stad, "2026-11-16", beantwoord=beantwoord, **over)
            if link and beantwoord:
                bevestig_bericht(link=link, antwoord="deels", toelichting=DEELS, op=link.gebruikt_op)


def verstuur(stad, dag, *, beantwoord=None, **over):
    link = Partnerlink(**over)
    contact = contact_voor(link.organisatie)
    if contact is None:
        return None
    link.contactpersoon = contact
    link.gemaakt_op = stad.datums.moment(dag, 10)
    link.verloopt_op = link.gemaakt_op + GELDIG
    link.gebruikt_op = stad.datums.moment(beantwoord, 20) if beantwoord else None
    link.nieuwe_sleutel()
    link.save()
    wanneer = {"door": None, "functie": VRAGER, "op": link.gemaakt_op, "naar": link.vraag}
    if link.afspraak:
        Samenwerkingsgebeurtenis.leg_vast("link_gestuurd", link.afspraak, **wanneer)
    else:
        Gebeurtenis.leg_vast("link_gestuurd", link.planpartner, plan=link.planpartner.plan, **wanneer)
    return link
