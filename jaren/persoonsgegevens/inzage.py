"""Access: everything that is held of one person, found by e-mail address, following the register."""

import re
from dataclasses import dataclass

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from buurtteams.models import Gebruiker, Uitnodiging
from samenwerking.models import Contactpersoon

from .register import AUTEUR, FUNCTIE, SOORTEN, TEKST, VONDST, eigen_model, velden_van
from .wissen import VAN_HET_INLOGGEN, verwijzingen

MAX_TEKST = 200
VAN_LINK = ("afspraak__team", "afspraak__organisatie", "planpartner__plan__team", "planpartner__plan__cyclus")


class Onbekend(Exception):
    """We hold nothing of this address."""


@dataclass(frozen=True)
class Wie:
    """One person: an account, contacts, or both."""

    email: str
    gebruiker: Gebruiker | None
    contacten: list

    @property
    def woorden(self):
        """By which a text can name this person."""
        woorden = {self.email, *(veld for contact in self.contacten for veld in (contact.naam, contact.telefoon))}
        woorden |= {contact.email for contact in self.contacten}
        if self.gebruiker:
            woorden |= {self.gebruiker.naam, self.gebruiker.email}
        return sorted(filter(None, woorden))

    def __str__(self):
        contacten = [f"{contact.get_functie_display()} van {contact.kant}" for contact in self.contacten]
        account = [f"account ({self.gebruiker.functie})"] if self.gebruiker else []
        return ", ".join([*account, *contacten]) or "uitnodiging"


def wie_met_adres(email):
    """By the address of the account or of a contact. Raises Onbekend."""
    email = email.strip()
    gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
    contacten = contacten_van(Q(email__iexact=email), gebruiker)
    if gebruiker is None and not contacten and not Uitnodiging.objects.filter(email__iexact=email).exists():
        raise Onbekend
    return Wie(email, gebruiker, contacten)


def wie_is(rij):
    """The person of this account or this contact; of a contact not who shares the address of an organisatie."""
    if isinstance(rij, Gebruiker):
        return Wie(rij.email, rij, contacten_van(Q(email__iexact=rij.email), rij))
    return Wie(
        rij.gebruiker.email if rij.gebruiker else rij.email, rij.gebruiker, contacten_van(Q(pk=rij.pk), rij.gebruiker)
    )


def contacten_van(zoek, gebruiker):
    if gebruiker:
        zoek |= Q(gebruiker=gebruiker)
    return list(Contactpersoon.objects.filter(zoek).select_related("onderdeel__buurtteam", "instelling", "organisatie"))


def inzage_van(wie):
    """As data: ready for JSON."""
    gebruiker = wie.gebruiker
    return {
        "e-mailadres": wie.email,
        "gemaakt op": timezone.localtime().isoformat(timespec="minutes"),
        "account": account_van(gebruiker) if gebruiker else None,
        "contactpersoon": [contact_van(contact) for contact in wie.contacten],
        "uitnodigingen": [uitnodiging_van(uitnodiging) for uitnodiging in uitnodigingen_van(wie)],
        "mails": [mail_van(mail) for mail in gebruiker.herinneringen.all()] if gebruiker else [],
        "geschreven of gedaan": geschreven_door(gebruiker) if gebruiker else [],
        "internetadressen": internetadressen_van(gebruiker) if gebruiker else [],
        "genoemd in": genoemd(wie.woorden),
        "waarom, hoe lang en hoe het eindigt": [
            {"wat": soort.naam, "waarom": soort.doel, "hoe lang": soort.bewaren, "daarna": soort.einde}
            for soort in SOORTEN
        ],
    }


def account_van(gebruiker):
    sessies = [s for s in Session.objects.all() if s.get_decoded().get("_auth_user_id") == str(gebruiker.pk)]
    inloggen = [
        str(rij)
        for app in VAN_HET_INLOGGEN
        if apps.is_installed(f"allauth.{app}")
        for model, veld in verwijzingen(apps.get_app_config(app))
        for rij in model.objects.filter(**{veld: gebruiker})
    ]
    return {
        "naam": gebruiker.naam,
        "e-mailadres": gebruiker.email,
        "wachtwoord": "alleen versleuteld bewaard" if gebruiker.has_usable_password() else "geen",
        "mag inloggen": gebruiker.is_active,
        "toegevoegd op": tekst(gebruiker.date_joined),
        "laatst ingelogd": tekst(gebruiker.last_login),
        "herinneringen eens per week": gebruiker.herinneringen_per_week,
        "rollen": [
            {"functie": rol.omschrijving, "waar": rol.plek, "vanaf": tekst(rol.vanaf), "tot en met": tekst(rol.tot)}
            for rol in gebruiker.rol_set.all()
        ],
        "open sessies": len(sessies),
        "bij het inloggen bewaard": inloggen,
    }


def contact_van(contact):
    velden = {naam: getattr(contact, naam) for naam in Contactpersoon.PERSOONLIJK}
    dagen = {"vanaf": tekst(contact.vanaf), "tot en met": tekst(contact.tot), "gewist op": tekst(contact.gewist_op)}
    afspraken = {"heeft een overeenkomst": contact.overeenkomst, "krijgt begeleiding": contact.begeleiding}
    links = {"vragen per mail": [link_van(link) for link in contact.links.select_related(*VAN_LINK)]}
    return {"functie": contact.get_functie_display(), "van": str(contact.kant), **velden, **dagen, **afspraken, **links}


def link_van(link):
    """A question that went to this contact by a one-purpose link; the answer stands with the agreement or the plan."""
    over = link.afspraak or link.planpartner.plan
    dagen = {"verstuurd op": tekst(link.gemaakt_op), "beantwoord op": tekst(link.gebruikt_op)}
    return {"vraag": link.get_vraag_display(), "over": str(over), **dagen}


def uitnodigingen_van(wie):
    zoek = Q(email__iexact=wie.email) if wie.email else Q(pk=None)
    return Uitnodiging.objects.filter(zoek | Q(aanvaard_door=wie.gebruiker) if wie.gebruiker else zoek)


def uitnodiging_van(uitnodiging):
    return {
        "naam": uitnodiging.naam,
        "e-mailadres": uitnodiging.email,
        "rol": uitnodiging.get_soort_display(),
        "verstuurd op": tekst(uitnodiging.gemaakt_op),
        "stand": uitnodiging.stand,
    }


def mail_van(mail):
    return {"dag": tekst(mail.dag), "aan": mail.adres, "onderwerp": mail.onderwerp, "tekst": mail.tekst}


def geschreven_door(gebruiker):
    """Per kind of thing: how often, and which. What the Django admin logged is one of them."""
    gevonden = [(model, veld) for model, veld in velden_van(AUTEUR) if veld.related_model is Gebruiker]
    gevonden.append((LogEntry, LogEntry._meta.get_field("user")))
    delen = []
    for model, veld in gevonden:
        nummers = list(model._base_manager.filter(**{veld.name: gebruiker}).values_list("pk", flat=True))
        if nummers:
            wat = str(eigen_model(model)._meta.verbose_name)
            soort = wat if eigen_model(model) is model else f"versie van {wat}"
            delen.append({"soort": soort, "als": str(veld.verbose_name), "aantal": len(nummers), "nummers": nummers})
    return delen


def internetadressen_van(gebruiker):
    adressen = set()
    for model, veld in velden_van(AUTEUR):
        if veld.name == "door" and hasattr(model, "adres"):
            met_adres = model._base_manager.filter(door=gebruiker, adres__isnull=False)
            adressen |= set(met_adres.values_list("adres", flat=True))
    return sorted(adressen)


def genoemd(woorden):
    """Where a text names the person, in whole words: the address, the telephone number or the whole name."""
    if not woorden:
        return []
    precies = re.compile(r"|".join(rf"(?<!\w){re.escape(woord)}(?!\w)" for woord in woorden), re.IGNORECASE)
    gevonden = []
    for model, veld in velden_van(TEKST, FUNCTIE, VONDST):
        zoek = Q(pk=None)
        for woord in woorden:
            zoek |= Q(**{f"{veld.name}__icontains": woord})
        for pk, inhoud in model._base_manager.filter(zoek).order_by("pk").values_list("pk", veld.name):
            if precies.search(inhoud):
                plek = f"{model._meta.verbose_name}, {veld.verbose_name}"
                gevonden.append({"plek": plek, "nummer": pk, "tekst": inhoud[:MAX_TEKST]})
    return gevonden


def tekst(waarde):
    return waarde.isoformat() if waarde else ""


# To read


def als_tekst(gegevens, diepte=0):
    """The same as plain text: a heading per part, a line per fact."""
    regels = []
    for naam, waarde in gegevens.items():
        begin = "  " * diepte + f"{naam}:"
        if isinstance(waarde, dict):
            regels += [begin, als_tekst(waarde, diepte + 1)]
        elif isinstance(waarde, list) and waarde and isinstance(waarde[0], dict):
            regels.append(f"{begin} {len(waarde)}")
            regels += [als_tekst(rij, diepte + 1) for rij in waarde]
        else:
            regels.append(f"{begin} {leesbaar(waarde)}")
    return "\n".join(regels)


def leesbaar(waarde):
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(map(str, waarde)) or "niets"
    return "niets" if waarde in (None, "") else str(waarde)
