"""The one page for the wethouder, and the key figures behind it."""

from .blokken import Alinea, Kop, Lijst, Tabel
from .planblokken import besluit_in_woorden
from .taal import datum, door_wie, opsomming, telwoord
from .uiterlijk import antwoord

# More than these does not fit on one page.
MEESTE_VERSCHILLEN, MEESTE_BESLUITEN, MEESTE_VRAGEN = 5, 5, 8


def eerste_blad(inhoud):
    yield Kop(2, "Het jaar op één bladzijde", "kort", nieuw_blad=True)
    yield Alinea(zin(inhoud), stijl="zin")
    yield from verschillen(inhoud)
    yield from genomen(inhoud)
    yield from gevraagd(inhoud)
    yield from cijfers(inhoud)


def zin(inhoud):
    """What somebody with one minute reads."""
    plannen = inhoud["plannen"]
    if not plannen:
        return f"Voor {inhoud['jaar']} zijn er geen plannen met akkoord van de gemeente."
    aantallen = {cijfer["code"]: cijfer["aantal"] for cijfer in inhoud["kerncijfers"]}
    aantal = "is er 1 plan" if len(plannen) == 1 else f"zijn er {len(plannen)} plannen"
    zinnen = [f"Voor {inhoud['jaar']} {aantal}"]
    klaar, goed = aantallen["stand_gereed"], aantallen["stand_volgens_planning"]
    zinnen.append(f"{telwoord(klaar, 'is klaar', 'zijn klaar')}, {telwoord(goed, 'gaat goed', 'gaan goed')}")
    mis = [
        telwoord(aantallen["stand_deels"], "gaat deels goed", "gaan deels goed") * bool(aantallen["stand_deels"]),
        telwoord(aantallen["stand_loopt_vast"], "loopt vast", "lopen vast") * bool(aantallen["stand_loopt_vast"]),
    ]
    if any(mis):
        zinnen.append(opsomming(filter(None, mis)))
    if aantallen["te_laat"]:
        zinnen.append(f"Bij {telwoord(aantallen['te_laat'], 'plan', 'plannen')} is een actie te laat")
    if aantallen["stand_niet_gemeld"]:
        zinnen.append(f"Van {telwoord(aantallen['stand_niet_gemeld'], 'plan', 'plannen')} is er geen bericht")
    return " ".join(f"{deel}." for deel in zinnen)


def verschillen(inhoud):
    """Where the voices differ, the widest first."""
    yield Kop(3, "Waar de stemmen verschillen")
    if not inhoud["stemmen_open"]:
        yield Alinea("De stemmen zijn te zien vanaf het gesprek met de wethouder.")
        return
    verschil = sorted((plan for plan in inhoud["plannen"] if plan["verschil"]), key=lambda plan: -plan["verschil"])
    if not verschil:
        yield Alinea("De stemmen verschillen nergens.")
        return
    koppen = ("Plan", "Het team", "De gemeente", "MNU/Saluti")
    rijen = tuple(rij_van_stemmen(plan) for plan in verschil[:MEESTE_VERSCHILLEN])
    yield Tabel("Plannen waarbij de stemmen het meest verschillen", koppen, rijen, (37, 21, 21, 21))
    yield from rest(len(verschil) - MEESTE_VERSCHILLEN, "plan", "plannen", "Plan voor plan")


def rij_van_stemmen(plan):
    oordelen = {oordeel["partij"]["code"]: antwoord(oordeel["antwoord"]) for oordeel in plan["oordelen"]}
    eigen = plan["terugblik"]["antwoord"]
    stemmen = (antwoord(eigen) if eigen else "", oordelen.get("gemeente", ""), oordelen.get("saluti", ""))
    return (f"{plan['trekker']}: {plan['titel']}", *(stem or "Geen oordeel" for stem in stemmen))


def genomen(inhoud):
    """Decisions that ask for work, the earliest date first; and how many decisions there are of each kind."""
    alle = [(plan["trekker"], plan["titel"], besluit) for plan in inhoud["plannen"] for besluit in plan["besluiten"]]
    alle += [("Het hele jaar", "", besluit) for besluit in inhoud["besluiten"]]
    yield Kop(3, "Besluiten")
    if not alle:
        yield Alinea(
            "Er zijn nog geen besluiten." if inhoud["status"] == "concept" else "Er zijn geen besluiten genomen."
        )
        return
    soorten = {}
    for _, _, besluit in alle:
        soorten[besluit["soort"]["woord"]] = soorten.get(besluit["soort"]["woord"], 0) + 1
    tellen = opsomming(f"{aantal} keer {soort.lower()}" for soort, aantal in soorten.items())
    yield Alinea(f"{telwoord(len(alle), 'besluit', 'besluiten')}: {tellen}.")
    werk = sorted((rij for rij in alle if rij[2]["tekst"]), key=lambda rij: (bool(rij[2]["klaar_op"]), rij[2]["datum"]))
    yield Lijst(
        tuple(f"{wie}{f', {wat}' if wat else ''}: {besluit_in_woorden(b)}" for wie, wat, b in werk[:MEESTE_BESLUITEN])
    )
    yield from rest(len(werk) - MEESTE_BESLUITEN, "besluit", "besluiten", "Plan voor plan")


def gevraagd(inhoud):
    """What still lies with the wethouder."""
    punten = [punt for punt in inhoud["agenda"] if punt["bespreken"] and not punt["afgehandeld"]]
    if inhoud["status"] != "concept":
        return
    yield Kop(3, "Wat van u wordt gevraagd")
    if not punten:
        yield Alinea("Er staat nu niets open op de agenda van het gesprek.")
        return
    yield Lijst(tuple(f"{punt['titel']}. {punt['gevraagd_besluit']}" for punt in punten[:MEESTE_VRAGEN]))
    yield from rest(len(punten) - MEESTE_VRAGEN, "punt", "punten", "de agenda")


def rest(aantal, een, meer, waar):
    if aantal > 0:
        yield Alinea(f"En nog {telwoord(aantal, een, meer)}. Zie: {waar}.", stijl="stil")


def cijfers(inhoud):
    """Every key figure as so many of so many, beside that of last year."""
    yield Kop(2, "De cijfers van het jaar", "cijfers", nieuw_blad=True)
    vorig = inhoud["vorig_jaar"]
    eerder = {cijfer["code"]: n_van(cijfer) for cijfer in vorig["kerncijfers"]} if vorig else {}
    koppen = ["Wat", str(inhoud["jaar"])] + ([str(vorig["jaar"])] if vorig else [])
    rijen = []
    for cijfer in inhoud["kerncijfers"]:
        rij = [cijfer["wat"], n_van(cijfer)]
        rijen.append((*rij, eerder.get(cijfer["code"], "niet geteld")) if vorig else tuple(rij))
    breedtes = (60, 20, 20)[: len(koppen)]
    yield Tabel("Kerncijfers", tuple(koppen), tuple(rijen), breedtes, frozenset({1, 2}) if vorig else frozenset({1}))
    if vorig:
        soort = "het concept" if vorig["status"] == "concept" else "het vastgestelde verslag"
        yield Alinea(f"De cijfers van {vorig['jaar']} komen uit {soort} van {datum(vorig['op'])}.", stijl="stil")


def n_van(cijfer):
    return f"{cijfer['aantal']} van {cijfer['van']}"


def het_hele_jaar(inhoud):
    """What the wethouder said to the year, and what was decided for it as a whole."""
    if not inhoud["besluiten"] and not inhoud["reactie"]:
        return
    yield Kop(2, "Reactie en besluiten over het hele jaar", "hele-jaar")
    if inhoud["reactie"]:
        yield Alinea(
            f"{inhoud['reactie']['tekst']} ({door_wie(inhoud['reactie'])})", vooraf="Reactie van de wethouder:"
        )
    if inhoud["besluiten"]:
        yield Lijst(tuple(besluit_in_woorden(besluit) for besluit in inhoud["besluiten"]))
