"""What a year left behind, to look at; only the pages of the product change it."""

from django.contrib import admin, messages
from django.http import JsonResponse
from django.template.response import TemplateResponse

from buurtteams.beheer import AlleenLezen
from buurtteams.models import Gebruiker
from samenwerking.models import Contactpersoon

from .models import (
    Advies,
    Agendapunt,
    Besluit,
    BestuurlijkeReactie,
    Herinnering,
    Momentopname,
    Oordeel,
    Terugblik,
)
from .persoonsgegevens.inzage import als_tekst, inzage_van, wie_is
from .persoonsgegevens.persoon import WerkHangtNog, wis_persoon


@admin.register(Terugblik)
class TerugblikBeheer(AlleenLezen):
    """Without the team's own answer and proposal: those are its voice, and open at the review."""

    exclude = ["antwoord", "voorstel", "voorstel_toelichting"]
    list_display = ["plan", "ronde", "ingeleverd_op", "functie"]
    list_select_related = ["plan"]


@admin.register(Oordeel)
class OordeelBeheer(AlleenLezen):
    """Without what was judged: beheer keeps the system, the voices open at the review."""

    list_display = ["plan", "partij", "ronde", "op"]
    list_filter = ["partij"]
    list_select_related = ["plan"]
    fields = ["plan", "partij", "ronde", "functie", "op"]


@admin.register(Agendapunt)
class AgendapuntBeheer(AlleenLezen):
    list_display = ["titel", "cyclus", "aanleiding", "bespreken", "afgehandeld_op"]
    list_filter = ["cyclus"]
    list_select_related = ["cyclus"]
    exclude = ["sleutel"]


@admin.register(Besluit)
class BesluitBeheer(AlleenLezen):
    list_display = ["soort", "tekst", "cyclus", "zijde", "datum", "klaar_op"]
    list_filter = ["cyclus", "soort"]
    list_select_related = ["cyclus"]
    exclude = ["sleutel"]


@admin.register(BestuurlijkeReactie)
class BestuurlijkeReactieBeheer(AlleenLezen):
    list_display = ["cyclus", "plan", "functie", "op"]
    list_select_related = ["cyclus", "plan"]


@admin.register(Advies)
class AdviesBeheer(AlleenLezen):
    list_display = ["titel", "gevraagd", "ingediend_op", "antwoord_voor", "beantwoord_op"]
    exclude = ["sleutel"]


@admin.register(Momentopname)
class MomentopnameBeheer(AlleenLezen):
    list_display = ["jaar", "nummer", "schema", "gemaakt_op", "functie", "sha256"]


@admin.register(Herinnering)
class HerinneringBeheer(AlleenLezen):
    list_display = ["gebruiker", "dag", "stand", "pogingen", "verstuurd_op"]
    list_filter = ["stand"]
    list_select_related = ["gebruiker"]


# Personal data: what is held of a person, and erasing it, from the lists of accounts and contacts


def gekozen(request, rijen):
    """The person of the one row that was ticked; None with a message when it is not exactly one."""
    rijen = list(rijen[:2])
    if len(rijen) == 1:
        return wie_is(rijen[0])
    messages.error(request, "Kies één persoon.")
    return None


def pagina_over(modeladmin, request, sjabloon, **inhoud):
    inhoud |= {"rijen": request.POST.getlist("_selected_action"), "opts": modeladmin.model._meta}
    return TemplateResponse(request, sjabloon, modeladmin.admin_site.each_context(request) | inhoud)


@admin.action(description="Laat zien wat wij van deze persoon bewaren")
def toon_inzage(modeladmin, request, rijen):
    wie = gekozen(request, rijen)
    if wie is None:
        return None
    gegevens = inzage_van(wie)
    if request.POST.get("bestand"):
        antwoord = JsonResponse(gegevens, json_dumps_params={"ensure_ascii": False, "indent": 2})
        antwoord["Content-Disposition"] = 'attachment; filename="inzage.json"'
        return antwoord
    return pagina_over(modeladmin, request, "admin/persoonsgegevens/inzage.html", wie=wie, tekst=als_tekst(gegevens))


@admin.action(description="Wis deze persoon")
def wis(modeladmin, request, rijen):
    """Asks first; and once more while work still hangs on the person."""
    wie = gekozen(request, rijen)
    if wie is None:
        return None
    fout = None
    if request.POST.get("zeker"):
        try:
            genoemd = wis_persoon(wie, door=request.user, toch=bool(request.POST.get("toch")))
        except WerkHangtNog as gehangen:
            fout = gehangen
        else:
            messages.success(request, f"De persoon is gewist. Plekken in teksten om na te lezen: {len(genoemd)}.")
            return None
    return pagina_over(modeladmin, request, "admin/persoonsgegevens/wis.html", wie=wie, fout=fout)


for model in (Gebruiker, Contactpersoon):
    beheer = admin.site.get_model_admin(model)
    beheer.actions = [*(beheer.actions or []), toon_inzage, wis]
