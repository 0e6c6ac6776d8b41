"""The six themes, the promise ledger and the advice."""

from .blokken import Alinea, Kop, Lijst, Tabel
from .taal import datum, hoofdletter, met_punt, opsomming, regel, telwoord


def themas(inhoud):
    yield Kop(2, "De zes thema's" if len(inhoud["themas"]) == 6 else "De thema's", "themas")
    yield Alinea("Per thema staat hier hoeveel plannen eraan werken en hoe het er daar voor staat.")
    if not inhoud["themas"]:
        return
    woorden = [stand["woord"] for stand in inhoud["themas"][0]["standen"]]
    rijen = tuple(
        (thema["naam"], str(thema["plannen"]), *(str(stand["aantal"]) for stand in thema["standen"]))
        for thema in inhoud["themas"]
    )
    breedtes = (23, 11, *(66 // len(woorden) for _ in woorden))
    getallen = frozenset(range(1, len(woorden) + 2))
    yield Tabel("Plannen en standen per thema", ("Thema", "Plannen", *woorden), rijen, breedtes, getallen)
    yield from aanbevelingen(inhoud)


def aanbevelingen(inhoud):
    """Those that nobody works on."""
    yield Kop(3, "Aanbevelingen waaraan niemand werkt")
    niemand = [
        f"{rij['code']} {rij['titel']}"
        for thema in inhoud["themas"]
        for rij in thema["aanbevelingen"]
        if not rij["plannen"]
    ]
    yield Lijst(tuple(niemand)) if niemand else Alinea("Aan elke aanbeveling wordt gewerkt.")


def afspraken(inhoud):
    """The promise ledger of the round table."""
    yield Kop(2, "De afspraken van de ronde tafel", "afspraken")
    if not inhoud["afspraken"]:
        yield Alinea("Er staan geen afspraken van de ronde tafel in Rondetafel.")
        return
    standen = {}
    for rij in inhoud["afspraken"]:
        standen.setdefault(rij["stand"]["woord"].lower(), []).append(rij)
    tellen = opsomming(f"{len(rijen)} {woord}" for woord, rijen in standen.items())
    yield Alinea(f"Van de {telwoord(len(inhoud['afspraken']), 'afspraak', 'afspraken')}: {tellen}.")
    rijen = tuple(rij_van_afspraak(rij) for rij in inhoud["afspraken"])
    yield Tabel("Afspraken van de ronde tafel", ("Afspraak", "Stand", "Steun van", "Plannen"), rijen, (28, 14, 17, 41))


def rij_van_afspraak(rij):
    stand = rij["stand"]["woord"] + (f" op {datum(rij['op'])}" if rij["op"] else "")
    reden = f"\nReden: {met_punt(rij['reden'])}" if rij["reden"] else ""
    plannen = [per_trekker(rij["plannen"])] * bool(rij["plannen"])
    if rij["plannen_eerder"]:
        plannen.append(f"In eerdere jaren: {telwoord(rij['plannen_eerder'], 'plan', 'plannen')}.")
    steun = [deel["partij"] for deel in rij["steun"] if not deel["tot"]]
    return (
        f"{rij['code']} {rij['titel']}",
        stand + reden,
        hoofdletter(opsomming(steun)) or "Niemand",
        "\n".join(plannen) or "Geen plan",
    )


def per_trekker(plannen):
    """ "Buurtteam West 1 en 2, Gemeente Utrecht": by the number of the plan, because there can be dozens."""
    nummers = {}
    for plan in plannen:
        nummers.setdefault(plan["trekker"], []).append(str(plan["nummer"] or ""))
    namen = (f"{trekker} {opsomming(filter(None, rij))}".strip() for trekker, rij in nummers.items())
    return f"{telwoord(len(plannen), 'plan', 'plannen')}: {', '.join(namen)}."


def adviezen(inhoud):
    yield Kop(2, "Adviezen van MNU/Saluti", "adviezen")
    if not inhoud["adviezen"]:
        yield Alinea("Over dit jaar zijn er geen adviezen.")
    for advies in inhoud["adviezen"]:
        yield from een_advies(advies)


def een_advies(advies):
    yield Kop(3, advies["titel"])
    soort = "Gevraagd advies" if advies["gevraagd"] else "Ongevraagd advies"
    themas = f"thema {opsomming(advies['themas'])}" if advies["themas"] else ""
    yield Alinea(regel(soort, hoofdletter(advies["functie"]), datum(advies["ingediend_op"]), themas), stijl="stil")
    yield Alinea(advies["tekst"])
    if advies["plannen"]:
        yield Alinea(
            "; ".join(f"{plan['trekker']}: {plan['titel']}" for plan in advies["plannen"]), vooraf="Gaat over:"
        )
    if advies["beantwoord_op"]:
        wie = f"Antwoord van {advies['beantwoord_functie']}, {datum(advies['beantwoord_op'])}:"
        yield Alinea(advies["antwoord"], vooraf=wie)
        gevolg = advies["gevolg"] or "Nog niet opgeschreven."
        yield Alinea(
            gevolg, vooraf=f"Wat ermee is gedaan{', ' + datum(advies['gevolg_op']) if advies['gevolg'] else ''}:"
        )
    else:
        laat = " Dat is voorbij." if advies["te_laat"] else ""
        yield Alinea(f"Gevraagd voor {datum(advies['antwoord_voor'])}.{laat}", vooraf="Nog geen antwoord.")
