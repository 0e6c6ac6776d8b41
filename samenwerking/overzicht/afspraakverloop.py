"""How an agreement came to be what it is: what both sides did and said, and each version of its texts."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils.formats import date_format

from ..models import Gebeurtenis, Samenwerkingsafspraak, Zijde

WAT = {
    "afspraak_gemaakt": "Afspraak opgeschreven",
    "afspraak_gestopt": "Afspraak gestopt",
    "afspraak_geevalueerd": "{zijde} keek terug",
    "link_gestuurd": "De vraag 'Klopt dit?' ging per mail naar de organisatie",
}
VELDEN = (*Samenwerkingsafspraak.TEKSTEN, "start", "evaluatie_op")


@dataclass(frozen=True)
class Regel:
    op: datetime
    wat: str
    wie: str
    namens: str = ""
    reden: str = ""
    velden: tuple = ()


def tijdlijn(afspraak):
    """Three kinds of source, of which the answers come from the prefetch."""
    regels = [*van_antwoorden(afspraak), *van_logboek(afspraak), *van_teksten(afspraak)]
    return sorted(regels, key=lambda regel: regel.op, reverse=True)


def zijde_in_zin(zijde):
    return Zijde(zijde).label.capitalize()


def van_antwoorden(afspraak):
    for antwoord in afspraak.antwoorden.all():
        wat = f"{zijde_in_zin(antwoord.zijde)} zegt: {antwoord.get_antwoord_display()}"
        oud = "" if antwoord.tekstversie == afspraak.tekstversie else " (over een eerdere tekst)"
        yield Regel(antwoord.op, wat + oud, antwoord.functie, reden=antwoord.toelichting)


def van_logboek(afspraak):
    regels = Gebeurtenis.objects.filter(object_soort="samenwerkingsafspraak", object_id=afspraak.pk, soort__in=WAT)
    for regel in regels:
        wat = WAT[regel.soort].format(zijde=zijde_in_zin(regel.van) if regel.van else "")
        yield Regel(regel.op, wat, regel.functie, namens=regel.namens, reden=regel.reden)


def van_teksten(afspraak):
    """What changed, version by version; the first version is the beginning and no change."""
    versies = afspraak.geschiedenis.order_by("history_date", "history_id")
    for oud, nieuw in pairwise(versies):
        velden = tuple(verschil(oud, nieuw))
        if velden:
            wie = nieuw.history_change_reason or "Rondetafel"
            yield Regel(nieuw.history_date, "Afspraak aangepast", wie, velden=velden)


def verschil(oud, nieuw):
    """(label, was, is) for each text or date that differs."""
    for naam in VELDEN:
        was, is_ = getattr(oud, naam), getattr(nieuw, naam)
        if was != is_:
            label = str(Samenwerkingsafspraak._meta.get_field(naam).verbose_name)
            yield label, toon(was), toon(is_)


def toon(waarde):
    return waarde if isinstance(waarde, str) else date_format(waarde, "j F Y")
