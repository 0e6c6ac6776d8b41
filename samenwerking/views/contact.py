"""Contact persons: the list with its coverage, one of them, and how they begin, change and end."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from buurtteams.acties import NietMeerOpen
from buurtteams.forms.filter import in_woorden
from buurtteams.models import Instelling, Onderdeel, Rol
from buurtteams.tijd import vandaag
from buurtteams.views.bewerken import Bewerking
from buurtteams.views.downloaden import download, gevraagd
from buurtteams.views.ophalen import eis
from buurtteams.views.uitnodigen import meld_verstuurd, site_van

from .. import rechten
from ..acties import contact as acties
from ..acties.uitnodiging import AccountBestaat, nodig_partner_uit
from ..forms.contact import ContacteindeForm, ContactFilterForm, ContactForm
from ..models import Contactpersoon, Organisatie
from ..overzicht import bladen
from ..overzicht import contacten as overzicht
from ..overzicht.dekking import lees_dekking

PER_PAGINA = 50


def contact_of_404(gebruiker, pk):
    verwant = ("onderdeel__buurtteam", "instelling", "organisatie", "uitnodiging")
    return get_object_or_404(Contactpersoon.objects.zichtbaar_voor(gebruiker).select_related(*verwant), pk=pk)


@require_safe
def contactpersonen(request):
    """Who stands for which side, with the data that this reader may see."""
    op = vandaag()
    filter_ = ContactFilterForm(request.GET)
    regels = overzicht.lijst(filter_.gekozen, request.user, op)
    if gevraagd(request):
        return download(request, bladen.contactpersonen(regels), keuze=in_woorden(filter_))
    ziet_de_stad = any(rol.soort != Rol.Soort.PARTNER for rol in request.user.rollen)
    inhoud = {
        "bladzijde": Paginator(regels, PER_PAGINA).get_page(request.GET.get("bladzijde")),
        "dekking": lees_dekking(op) if ziet_de_stad else None,
        "filter": filter_,
        "gefilterd": bool(filter_.gekozen),
        "ziet_vertrokken": rechten.mag_vertrokken_zien(request.user),
        "eigen_instellingen": [rol.instelling for rol in request.user.rollen if rol.instelling_id],
    }
    return render(request, "samenwerking/contactpersonen.html", inhoud)


@require_safe
def contactpersoon(request, pk):
    contact = contact_of_404(request.user, pk)
    regel = overzicht.regels(Contactpersoon.objects.filter(pk=pk), request.user, vandaag())[0]
    mag_uitnodigen = rechten.mag_partner_uitnodigen(request.user, contact)
    inhoud = {"contact": contact, "regel": regel, "mag_uitnodigen": mag_uitnodigen, "terug": bladzijde_van(contact)}
    return render(request, "samenwerking/contactpersoon.html", inhoud)


def nieuw_voor(request):
    """An unsaved contact of the side that the address names, or 404; `eis` says who may."""
    for naam, model, mag in (
        ("onderdeel", Onderdeel.objects.select_related("buurtteam"), rechten.mag_onderdeelcontact_maken),
        ("instelling", Instelling.objects.all(), rechten.mag_instellingcontact_maken),
        ("organisatie", Organisatie.objects.zichtbaar_voor(request.user), rechten.mag_organisatiecontact_maken),
    ):
        if request.GET.get(naam, "").isdecimal():
            kant = get_object_or_404(model, pk=request.GET[naam])
            eis(mag(request.user, kant))
            return Contactpersoon(**{naam: kant})
    raise Http404


def bladzijde_van(contact):
    """The page of the side that this contact stands for; an instelling has none."""
    if contact.onderdeel_id:
        return contact.onderdeel.buurtteam.get_absolute_url()
    return contact.organisatie.get_absolute_url() if contact.organisatie_id else reverse("samenwerking:contactpersonen")


@require_http_methods(["GET", "HEAD", "POST"])
def contactpersoon_nieuw(request):
    """`?onderdeel=`, `?instelling=` or `?organisatie=` says of which side."""
    contact = nieuw_voor(request)
    form = ContactForm(request.POST if request.method == "POST" else None, instance=contact)
    if form.is_valid():
        contact = acties.maak_contact(formulier=form, door=request.user, sleutel=form.cleaned_data["sleutel"])
        messages.success(request, "De contactpersoon staat erbij.", extra_tags="concept:contact-nieuw")
        return redirect(bladzijde_van(contact))
    inhoud = {"contact": contact, "form": form, "terug": bladzijde_van(contact)}
    return render(request, "samenwerking/contactpersoon_nieuw.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
def contactpersoon_bewerken(request, pk):
    eis(rechten.mag_contact_bewerken(request.user, contact_of_404(request.user, pk)))
    return Bewerking(
        haal=lambda: contact_of_404(request.user, pk),
        maak=lambda data, contact: ContactForm(data, instance=contact),
        stap=lambda form, versie: acties.bewerk_contact(formulier=form, versie=versie, door=request.user),
        template="samenwerking/contactpersoon_bewerken.html",
        naam="contact",
        concept=f"contact-{pk}",
        plek="De contactpersoon",
        bericht="De gegevens zijn opgeslagen.",
    ).verwerk(request)


@require_http_methods(["GET", "HEAD", "POST"])
def contactpersoon_beeindigen(request, pk):
    """Only the date. Whoever leaves work behind hands it over: the page leads there."""
    eis(rechten.mag_contact_bewerken(request.user, contact_of_404(request.user, pk)))

    def stap(form, versie):
        contact = contact_of_404(request.user, pk)
        acties.beeindig_contact(contact=contact, versie=versie, tot=form.cleaned_data["tot"], door=request.user)

    return Bewerking(
        haal=lambda: contact_of_404(request.user, pk),
        maak=lambda data, contact: ContacteindeForm(data, contact=contact),
        stap=stap,
        template="samenwerking/contactpersoon_beeindigen.html",
        naam="contact",
        concept=f"contact-einde-{pk}",
        plek="De contactpersoon",
        bericht="De laatste dag is opgeslagen.",
    ).verwerk(request)


@require_http_methods(["GET", "HEAD", "POST"])
def partner_uitnodigen(request, pk):
    """Invite the contact of an organisatie to sign in; again sends a fresh link."""
    contact = contact_of_404(request.user, pk)
    eis(rechten.mag_partner_uitnodigen(request.user, contact))
    if request.method == "POST" and contact.email:
        try:
            uitnodiging = nodig_partner_uit(contactpersoon=contact, door=request.user, site=site_van(request))
        except NietMeerOpen:
            messages.warning(request, "Deze uitnodiging is al aangenomen.")
        except AccountBestaat:
            messages.error(request, "Dit account staat uit. Vraag beheer om het weer aan te zetten.")
        else:
            meld_verstuurd(request, uitnodiging)
        return redirect(contact)
    return render(request, "samenwerking/partner_uitnodigen.html", {"contact": contact})
