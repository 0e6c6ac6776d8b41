"""The report in its order: one page for the wethouder first, then plan for plan, then the year as a whole."""

import hashlib

from ..models import canoniek
from .blokken import Alinea, Kop, Verslag
from .eerste_blad import eerste_blad, het_hele_jaar
from .jaarblokken import adviezen, afspraken, themas
from .planblokken import plan_voor_plan
from .taal import datum, telwoord
from .verloop import niet_gemeld, veranderd, verschoven


def verslag(inhoud):
    """`inhoud`: what `stel_samen` made, or what was kept of it."""
    is_concept = inhoud["status"] == "concept"
    sha256 = hashlib.sha256(canoniek(inhoud).encode()).hexdigest()
    stand = f"Concept van {datum(inhoud['op'])}" if is_concept else f"Vastgesteld op {datum(inhoud['op'])}"
    return Verslag(
        titel=f"Verslag over {inhoud['jaar']}",
        jaar=inhoud["jaar"],
        is_concept=is_concept,
        nummer=inhoud["nummer"],
        op=inhoud["op"],
        stand=stand,
        sha256=sha256,
        blokken=[
            *eerste_blad(inhoud),
            *plan_voor_plan(inhoud),
            *het_hele_jaar(inhoud),
            *veranderd(inhoud),
            *verschoven(inhoud),
            *niet_gemeld(inhoud),
            *themas(inhoud),
            *afspraken(inhoud),
            *adviezen(inhoud),
            *verantwoording(inhoud, sha256),
        ],
    )


def verantwoording(inhoud, sha256):
    """Method and date: what counts, how it was frozen, and how to see that it was not changed."""
    yield Kop(2, "Hoe dit verslag is gemaakt", "methode")
    yield Alinea("In dit verslag staan de plannen die akkoord van de gemeente kregen. Andere plannen tellen niet mee.")
    yield Alinea("'Nog geen bericht' betekent: in de laatste ronde is niets gemeld. Het telt nooit als nul.")
    yield Alinea("'Wij kunnen dit niet beoordelen' telt als antwoord, maar nooit in een som.")
    yield Alinea("Aantallen mensen onder 5 staan er als 'minder dan 5'. Mensen staan er met hun functie, zonder naam.")
    if inhoud["status"] == "concept":
        yield Alinea(f"Dit is een concept van {datum(inhoud['op'])}. Het jaar loopt nog, dus het kan veranderen.")
    else:
        yield Alinea(
            f"Dit is momentopname {inhoud['nummer']} van {inhoud['jaar']}, gemaakt op {datum(inhoud['op'])} "
            f"door: {inhoud.get('vastgesteld_door') or 'onbekend'}. De inhoud kan niet meer veranderen."
        )
    yield Alinea(f"{sha256}", vooraf="Controlegetal van de gegevens (SHA-256):")
    yield Alinea("Wie de gegevens als JSON downloadt en dit getal zelf uitrekent, krijgt hetzelfde getal.")
    yield Alinea(f"Versie van het schema: {inhoud['schema']}.", stijl="stil")
    yield from verloop_van_het_jaar(inhoud)


def verloop_van_het_jaar(inhoud):
    yield Kop(3, "Het verloop van het jaar")
    rondes = ", ".join(
        f"{ronde['naam']} ({datum(ronde['opent_op'])} tot en met {datum(ronde['sluit_op'])})"
        for ronde in inhoud["rondes"]
    )
    yield Alinea(rondes or "Dit jaar heeft geen rondes.", vooraf="Rondes:")
    yield Alinea(datum(inhoud["gesprek_op"]), vooraf="Gesprek met de wethouder:")
    for stap in inhoud["fasen"]:
        reden = f" Reden: {stap['reden']}" if stap["reden"] else ""
        namens = f", namens {stap['namens']}" if stap["namens"] else ""
        wat = stap["naar"]["woord"] if stap["naar"] else ""
        yield Alinea(f"{wat} ({stap['functie']}{namens}).{reden}", vooraf=f"{datum(stap['op'])}:")
    for wijk in inhoud["prioriteitswijken"]:
        yield Alinea(wijk["reden"], vooraf=f"Prioriteitswijk {wijk['wijk']}:")
    for plan in inhoud["ingetrokken"]:
        yield Alinea(plan["reden"] or "Zonder reden.", vooraf=f"Gaat niet door: {plan['trekker']}, {plan['titel']}.")
    zonder = inhoud["teams_zonder_plan"]
    if zonder:
        yield Alinea(", ".join(zonder), vooraf=f"{telwoord(len(zonder), 'team', 'teams')} zonder plan met akkoord:")
