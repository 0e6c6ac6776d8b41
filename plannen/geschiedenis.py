"""How a plan came to be what it is: its log and every version of its texts, as one timeline, newest first."""

from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.utils.formats import date_format

from .models import Actie, Indicator, Koers, Partnerantwoord, Plan, Planpartner, PlanThema, Voortgang

KOERSWOORD = dict(Koers.choices)

WAT = {
    "plan_gemaakt": "Plan begonnen",
    "plan_bewerkt": "Plan aangepast",
    "voortgang_gemeld": "Bericht over voortgang",
    "voortgang_ingetrokken": "Bericht ingetrokken",
    "vraag_gesteld": "Om hulp gevraagd",
    "vraag_beantwoord": "Antwoord op een vraag",
    "actie_verschoven": "Datum van een actie verschoven",
    "actie_losgelaten": "Naam van wie vertrok weggehaald bij een actie",
    "actie_overgedragen": "Actie overgedragen",
    "actie_uit_signaal": "Nieuwe actie na een signaal",
    "actie_pakt_signaal_op": "Actie pakt een signaal op",
    "besluit_overgedragen": "Besluit overgedragen",
    "meting": "Geteld",
    "besluit_genomen": "Besluit genomen",
    "besluit_aangepast": "Besluit aangepast",
    "besluit_weggehaald": "Afspraak weggehaald",
    "besluit_stand": "Stand van een besluit",
    "besluit_overgenomen": "Besluit overgenomen uit een eerder jaar",
    "reactie": "Reactie van de wethouder",
    "agendapunt_verplaatst": "Punt op de agenda verplaatst",
    "agendapunt_afgehandeld": "Punt op de agenda afgehandeld",
    "oordeel_gegeven": "Oordeel gegeven",
    "link_gestuurd": "Vraag per mail naar een partner",
    "partner_klopt": "Een partner antwoordt op 'Klopt dit?'",
    "partner_gebeurd": "Een partner antwoordt op 'Is dit gebeurd?'",
}
VRAAG_VAN = {"partner_klopt": Partnerantwoord.Vraag.KLOPT, "partner_gebeurd": Partnerantwoord.Vraag.GEBEURD}
# Of these the versions of the texts tell what changed.
BEWERKT = ["plan_bewerkt", "terugblik_bewerkt"]
STAP = {
    ("concept", "aangeboden"): "Ingeleverd bij de gemeente",
    ("aangeboden", "concept"): "Terug van de gemeente, met een vraag",
    ("aangeboden", "vastgesteld"): "Akkoord van de gemeente",
    ("verantwoord", "vastgesteld"): "Terugblik terug van de gemeente, met een vraag",
    ("besproken", "verantwoord"): "Terug naar het gesprek",
}
# The log tells these with their reason; and whose account an actie bears is a name.
ONZICHTBAAR = {
    *("datum", "klaar_op", "status", "versie", "aangeboden_op", "vastgesteld_op"),
    *("plan", "gemaakt_op", "gemaakt_door", "nummer", "gebruiker"),
}


@dataclass(frozen=True)
class Regel:
    op: datetime
    wat: str
    wie: str
    namens: str = ""
    reden: str = ""
    velden: tuple = ()


def tijdlijn(plan):
    regels = [*van_logboek(plan), *van_teksten(plan)]
    return sorted(regels, key=lambda regel: regel.op, reverse=True)


def van_logboek(plan):
    over = {**namen(Voortgang.objects.filter(planthema__plan=plan).select_related("planthema"), "planthema.thema")}
    over |= namen(plan.vragen.exclude(planthema=None).select_related("planthema"), "planthema.thema")
    over |= namen(plan.acties.all(), "titel")
    over |= namen(plan.partners.select_related("organisatie"), "organisatie")
    antwoorden = Partnerantwoord.objects.filter(planpartner__plan=plan)
    over |= namen(antwoorden.select_related("planpartner__organisatie"), "planpartner.organisatie")
    for gebeurtenis in plan.gebeurtenissen.exclude(soort__in=BEWERKT):
        onderwerp = over.get((gebeurtenis.object_soort, gebeurtenis.object_id), "")
        yield Regel(
            op=gebeurtenis.op,
            wat=": ".join(filter(None, [omschrijving(gebeurtenis), onderwerp])),
            wie=gebeurtenis.functie,
            namens=gebeurtenis.namens,
            reden=gebeurtenis.reden,
            velden=was_en_werd(gebeurtenis),
        )


def namen(rijen, pad):
    """What each of these rows is about, under the key by which the log knows it."""
    lees = attrgetter(pad)
    return {(rij._meta.model_name, rij.pk): str(lees(rij)) for rij in rijen}


def was_en_werd(gebeurtenis):
    if gebeurtenis.soort == "actie_verschoven":
        van, naar = (date_format(date.fromisoformat(dag), "j F Y") for dag in (gebeurtenis.van, gebeurtenis.naar))
        return (("Datum", van, naar),)
    if gebeurtenis.soort in ("voortgang_gemeld", "voortgang_ingetrokken"):
        return (("Stand", KOERSWOORD.get(gebeurtenis.van, ""), KOERSWOORD.get(gebeurtenis.naar, "")),)
    if gebeurtenis.soort in VRAAG_VAN:
        antwoord = Partnerantwoord(vraag=VRAAG_VAN[gebeurtenis.soort], antwoord=gebeurtenis.naar)
        return (("Antwoord", "", antwoord.woord),)
    return ()


def omschrijving(gebeurtenis):
    if gebeurtenis.soort == "plan_status":
        stap = STAP.get((gebeurtenis.van, gebeurtenis.naar))
        return stap or Plan.Status(gebeurtenis.naar).label
    if gebeurtenis.soort == "vraag_gesteld" and gebeurtenis.naar == "team":
        return "Vraag gesteld"
    if gebeurtenis.soort == "actie_stand":
        return "Actie klaar" if gebeurtenis.naar == "klaar" else "Actie weer open"
    return WAT.get(gebeurtenis.soort, gebeurtenis.soort)


def van_teksten(plan):
    """What changed in the texts, version by version; the first version is the beginning and no change."""
    for model in (Plan, PlanThema, Indicator, Planpartner, Actie):
        filter = {"id": plan.pk} if model is Plan else {"plan_id": plan.pk}
        vorige = {}
        for versie in model.geschiedenis.filter(**filter).order_by("history_date", "history_id"):
            oud, vorige[versie.id] = vorige.get(versie.id), versie
            velden = tuple(verschil(model, oud, versie)) if oud else ()
            if versie.history_type == "-":
                yield Regel(versie.history_date, f"Weggehaald: {naam_van(model, versie)}", wie_van(versie))
            elif velden:
                wat = f"Aangepast: {model._meta.verbose_name} {naam_van(model, versie)}"
                yield Regel(versie.history_date, wat, wie_van(versie), velden=velden)


def wie_van(versie):
    return versie.history_change_reason or "Rondetafel"


def naam_van(model, versie):
    if model in (Planpartner, PlanThema):
        return str(versie.organisatie if model is Planpartner else versie.thema)
    return versie.naam if model is Indicator else versie.titel


def verschil(model, oud, nieuw):
    """(label, was, is) for each text, date or choice that differs."""
    for veld in model._meta.concrete_fields:
        if veld.name in ONZICHTBAAR or not hasattr(nieuw, veld.attname):
            continue
        if getattr(oud, veld.attname) != getattr(nieuw, veld.attname):
            yield str(veld.verbose_name), toon(oud, veld), toon(nieuw, veld)


def toon(versie, veld):
    if veld.model is Indicator and veld.name in ("begin", "doel"):
        return versie.instance.toon(getattr(versie, veld.name))
    if veld.choices:
        return getattr(versie, f"get_{veld.name}_display")()
    return getattr(versie, veld.name) if not veld.is_relation else str(getattr(versie, veld.name, "") or "")
