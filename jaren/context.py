"""What basis.html shows on every page: the menu of this person, in which function, and whether all of it is made up."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst

from buurtteams.models import Rol
from plannen.rechten import mag_dashboard_zien

from .rechten import mag_jaar_zien

VOORBEELDDOMEIN = "@voorbeeld.nl"

START = {
    Rol.Soort.COORDINATOR: "Mijn team",
    Rol.Soort.INSTELLING: "Onze teams",
    Rol.Soort.GEMEENTE: "Jaaroverzicht",
    Rol.Soort.WETHOUDER: "Overzicht",
    Rol.Soort.SALUTI: "Overzicht",
    Rol.Soort.PARTNER: "Wat wij samen doen",
    Rol.Soort.BEHEER: "Beheer",
}


@dataclass(frozen=True)
class Menupunt:
    label: str
    url: str
    actief: bool


def rondetafel(request):
    gebruiker = getattr(request, "user", None)
    basis = {"huisstijl": settings.HUISSTIJL, "voorbeeldgegevens": settings.DEMO}
    if gebruiker is None or not gebruiker.is_authenticated:
        return basis
    basis["voorbeeldgegevens"] |= gebruiker.email.endswith(VOORBEELDDOMEIN)
    if gebruiker.rollen:
        rol = gebruiker.rollen[0]
        basis["wie"] = {"functie": capfirst(rol.omschrijving), "team": rol.plek}
        basis["navigatie"] = menu(gebruiker, request.path)
    return basis


def menu(gebruiker, pad):
    """The start page bears the name of the first role; a partner has no dashboard (rule 7)."""
    punten = [(START[Rol.Soort(gebruiker.rollen[0].soort)], "jaren:start")]
    ziet_de_stad = mag_dashboard_zien(gebruiker)
    if ziet_de_stad:
        punten.append(("Dashboard", "plannen:dashboard"))
    punten += [("Plannen", "plannen:plannen"), ("Teams", "plannen:teams")]
    if ziet_de_stad:
        punten.append(("Samenwerking", "plannen:samenwerking"))
    punten.append(("Vragen", "plannen:vragen"))
    if mag_jaar_zien(gebruiker):
        punten += [("Jaren", "jaren:jaren"), ("Adviezen", "jaren:adviezen")]
    if gebruiker.heeft(Rol.Soort.BEHEER):
        punten += [("Uitnodigingen", "uitnodigingen"), ("Mails", "jaren:herinneringen")]
    return [Menupunt(label, url := reverse(naam), is_hier(url, pad)) for label, naam in punten]


def is_hier(url, pad):
    return pad == url if url == "/" else pad.startswith(url)
