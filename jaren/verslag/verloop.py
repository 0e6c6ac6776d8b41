"""How the year went: what moved since last year, which dates slipped, and who did not report."""

from .blokken import Alinea, Kop, Label, Lijst, Tabel
from .taal import datum, met_punt, opsomming, telwoord
from .uiterlijk import antwoord

# Only stands that say how the work goes can be compared.
RANG = {"loopt_vast": 0, "deels": 1, "volgens_planning": 2, "gereed": 3}


def veranderd(inhoud):
    """Plans that go on with one of last year: how that stood, and how this one does."""
    vorig = inhoud["vorig_jaar"]
    yield Kop(2, f"Wat er veranderde sinds {inhoud['jaar'] - 1}", "veranderd", nieuw_blad=True)
    if vorig is None:
        yield Alinea(f"Van {inhoud['jaar'] - 1} zijn er geen gegevens.")
        return
    verder = [plan for plan in inhoud["plannen"] if plan["vorig"]]
    if not verder:
        yield Alinea(f"Geen plan gaat verder met een plan uit {vorig['jaar']}.")
        return
    yield Alinea(zin_over_verandering(verder, vorig["jaar"]))
    koppen = ("Plan", f"Stand in {vorig['jaar']}", f"Stand in {inhoud['jaar']}")
    koppen += (f"Het team zei over {vorig['jaar']}", f"Besluit in {vorig['jaar']}")
    rijen = tuple(rij_van_verandering(plan) for plan in verder)
    yield Tabel(f"Plannen die verder gaan met een plan uit {vorig['jaar']}", koppen, rijen, (26, 17, 17, 17, 23))


def zin_over_verandering(plannen, jaar):
    stappen = [
        RANG[plan["stand"]["code"]] - RANG[plan["vorig"]["stand"]["code"]]
        for plan in plannen
        if plan["stand"]["code"] in RANG and plan["vorig"]["stand"]["code"] in RANG
    ]
    beter, minder = sum(stap > 0 for stap in stappen), sum(stap < 0 for stap in stappen)
    gaan = telwoord(len(plannen), "plan gaat", "plannen gaan")
    return (
        f"{gaan} verder met een plan uit {jaar}. "
        f"Met {beter} daarvan gaat het beter dan toen, met {minder} minder goed. "
        f"{len(stappen) - beter - minder} staan gelijk. {len(plannen) - len(stappen)} zijn niet te vergelijken."
    )


def rij_van_verandering(plan):
    vorig = plan["vorig"]
    besluiten = opsomming(
        f"{besluit['soort']['woord']}{': ' + besluit['tekst'] if besluit['tekst'] else ''}"
        for besluit in vorig["besluiten"]
    )
    return (
        f"{plan['trekker']}: {plan['titel']}",
        Label(vorig["stand"]["code"], vorig["stand"]["woord"]),
        Label(plan["stand"]["code"], plan["stand"]["woord"]),
        antwoord(vorig["antwoord"]) if vorig["antwoord"] else "Geen antwoord",
        besluiten or "Geen besluit",
    )


# Dates that slipped


def verschoven(inhoud):
    yield Kop(2, "Datums die zijn verschoven", "verschoven")
    acties = [(plan, actie) for plan in inhoud["plannen"] for actie in plan["acties"]["lijst"] if actie["verschoven"]]
    if not acties:
        yield Alinea("Er is geen datum verschoven.")
        return
    keren = sum(len(actie["verschoven"]) for _, actie in acties)
    yield Alinea(f"Bij {telwoord(len(acties), 'actie', 'acties')} is de datum verschoven, samen {keren} keer.")
    meest = sorted(acties, key=lambda paar: -len(paar[1]["verschoven"]))
    rijen = tuple(rij_van_actie(plan, actie) for plan, actie in meest)
    koppen = ("Actie", "Plan", "Hoe vaak", "Van en naar, en waarom", "Nu")
    yield Tabel("Acties met een verschoven datum", koppen, rijen, (22, 22, 9, 31, 16), frozenset({2}))


def rij_van_actie(plan, actie):
    keren = "\n".join(
        f"Van {datum(keer['van'])} naar {datum(keer['naar'])}. {met_punt(keer['reden'])}"
        for keer in actie["verschoven"]
    )
    nu = (
        f"Klaar op {datum(actie['klaar_op'])}"
        if actie["klaar_op"]
        else ("Te laat" if actie["te_laat"] else "Nog bezig")
    )
    return (actie["titel"], f"{plan['trekker']}: {plan['titel']}", str(len(actie["verschoven"])), keren, nu)


# Silence


def niet_gemeld(inhoud):
    yield Kop(2, "Wie niets meldde", "niet-gemeld")
    if not inhoud["niet_gemeld"]:
        yield Alinea("De eerste ronde is nog niet begonnen.")
    for ronde in inhoud["niet_gemeld"]:
        yield Kop(
            3, f"{ronde['ronde'].capitalize()} ({datum(ronde['opent_op'])} tot en met {datum(ronde['sluit_op'])})"
        )
        yield from stille_plannen(ronde)
    yield Kop(3, "Geen terugblik")
    if not inhoud["zonder_terugblik"]["gevraagd"]:
        yield Alinea("De terugblik wordt nog niet gevraagd.")
    elif not inhoud["zonder_terugblik"]["plannen"]:
        yield Alinea("Van elk plan is er een terugblik.")
    else:
        yield Lijst(tuple(f"{plan['trekker']}: {plan['titel']}" for plan in inhoud["zonder_terugblik"]["plannen"]))


def stille_plannen(ronde):
    nog = " nog" if ronde["loopt_nog"] else ""
    if not ronde["gevraagd"]:
        yield Alinea("In deze ronde is over geen plan een bericht gevraagd.")
    elif not ronde["plannen"]:
        yield Alinea("Over elk plan is alles gemeld.")
    else:
        stil = telwoord(len(ronde["plannen"]), "plan", "plannen")
        yield Alinea(f"Over {stil} van de {ronde['gevraagd']} is{nog} niet alles gemeld.")
        yield Lijst(
            tuple(
                f"{plan['trekker']}: {plan['titel']}. Niets over {opsomming(plan['themas'])}."
                for plan in ronde["plannen"]
            )
        )
