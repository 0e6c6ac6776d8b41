"""Asking a partner by mail, and the public page on which it answers without an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.views.ophalen import eis, terugweg
from buurtteams.views.uitnodigen import site_van
from plannen.models import Voortgang
from plannen.rechten import mag_gebeurd_vragen, mag_partner_vragen
from samenwerking.models import Samenwerkingsafspraak
from samenwerking.rechten import mag_afspraak_voorleggen

from ..acties.partnerlink import GeenContact, LinkWerktNiet, TekstVeranderd, beantwoord_link, contact_voor, stuur_link
from ..forms.partnerlink import GebeurdLinkForm, KloptForm
from ..models import Partnerlink
from .partner import opnieuw_lezen, planpartner_of_404

FORMULIER = ["GET", "HEAD", "POST"]
Vraag = Partnerlink.Vraag
VERWANT = (
    *("afspraak__team", "afspraak__organisatie", "contactpersoon"),
    *("planpartner__plan__cyclus", "planpartner__plan__team", "planpartner__plan__instelling"),
    *("planpartner__organisatie", "voortgang__planthema__thema"),
)


@login_not_required
@never_cache
@require_http_methods(FORMULIER)
def partnerlink(request, sleutel):
    """Public by its key. Opening it uses nothing up; answering does."""
    link = Partnerlink.objects.met_sleutel(sleutel).select_related(*VERWANT).first()
    if link is None or not link.is_open():
        return werkt_niet(request, link)
    soort = KloptForm if link.vraag == Vraag.KLOPT else GebeurdLinkForm
    form = soort(request.POST if request.method == "POST" else None, initial={"tekst": link.tekstversie})
    veranderd = False
    if form.is_valid():
        try:
            beantwoord_link(link=link, **form.cleaned_data)
        except LinkWerktNiet:
            return werkt_niet(request, Partnerlink.objects.get(pk=link.pk))
        except TekstVeranderd:
            veranderd, form = True, opnieuw_lezen(form, link)
        else:
            return redirect("jaren:partnerlink_dank")
    inhoud = {"link": link, "form": form, "veranderd": veranderd}
    return render(request, "jaren/partnerlink.html", inhoud)


@login_not_required
@require_safe
def partnerlink_dank(request):
    return render(request, "jaren/partnerlink_dank.html")


def werkt_niet(request, link):
    """The same page for every key that is not there; of a known one whether it was answered or has expired."""
    status = 410 if link else 404
    return render(request, "jaren/partnerlink_werkt_niet.html", {"link": link}, status=status)


# Sending one


@require_http_methods(FORMULIER)
def afspraak_voorleggen(request, pk):
    zichtbaar = Samenwerkingsafspraak.objects.zichtbaar_voor(request.user)
    afspraak = get_object_or_404(zichtbaar.select_related("team", "organisatie"), pk=pk)
    eis(mag_afspraak_voorleggen(request.user, afspraak))
    over = {"vraag": Vraag.KLOPT, "afspraak": afspraak, "organisatie": afspraak.organisatie}
    return leg_voor(request, over, terug=afspraak.get_absolute_url())


@require_http_methods(FORMULIER)
def partner_vragen(request, pk, vraag):
    """`?bericht=` asks *Is dit gebeurd?* about the last report of a theme, that says it is done."""
    planpartner = planpartner_of_404(request.user, pk)
    if vraag not in Vraag.values:
        raise Http404
    mag = mag_gebeurd_vragen if vraag == Vraag.GEBEURD else mag_partner_vragen
    eis(mag(request.user, planpartner.plan))
    over = {"vraag": Vraag(vraag), "planpartner": planpartner, "organisatie": planpartner.organisatie}
    plek = "#partners"
    if vraag == Vraag.GEBEURD and request.GET.get("bericht", "").isdigit():
        laatste = Voortgang.objects.filter(planthema__plan=planpartner.plan, planthema__laatste=F("pk"), koers="gereed")
        over["voortgang"] = get_object_or_404(laatste.select_related("planthema__thema"), pk=request.GET["bericht"])
        plek = f"#bericht-{over['voortgang'].pk}"
    return leg_voor(request, over, terug=terugweg(request, f"{planpartner.plan.get_absolute_url()}{plek}"))


def leg_voor(request, over, *, terug):
    """Asks once. The sender never sees the address nor the link."""
    contact = contact_voor(over["organisatie"])
    if request.method == "POST" and contact:
        try:
            link = stuur_link(**over, door=request.user, site=site_van(request))
        except GeenContact:
            contact = None
        else:
            meld_verstuurd(request, link)
            return redirect(terug)
    return render(request, "jaren/partner_vragen.html", {**over, "heeft_contact": contact is not None, "terug": terug})


def meld_verstuurd(request, link):
    if getattr(link, "mail_mislukt", False):
        messages.error(request, f"De mail aan {link.organisatie} kon niet weg. Probeer het later opnieuw.")
    else:
        messages.success(request, f"Het vaste contact van {link.organisatie} krijgt een mail met de vraag.")
