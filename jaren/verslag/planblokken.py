"""Plan for plan: the agreement, the work, the account with the voices beside it, and the decision."""

from itertools import groupby

from .blokken import Alinea, Kop, Lijst, Stem, Stemmen, Tabel
from .taal import datum, door_wie, hoofdletter, met_punt, opsomming, regel, telwoord
from .uiterlijk import antwoord, geen, stand


def plan_voor_plan(inhoud):
    yield Kop(2, "Plan voor plan", "plannen", nieuw_blad=True)
    if not inhoud["plannen"]:
        yield Alinea("Er zijn nog geen plannen met akkoord van de gemeente.")
    for nummer, (trekker, plannen) in enumerate(groupby(inhoud["plannen"], lambda plan: plan["trekker"]), 1):
        yield Kop(3, trekker, f"trekker-{nummer}")
        for plan in plannen:
            yield from een_plan(plan, inhoud)


def een_plan(plan, inhoud):
    yield Kop(4, plan["titel"], plan["kenmerk"])
    nummer = plan["kop"] if plan["nummer"] else ""
    samen = f"samen met {opsomming(plan['samen_met'])}" if plan["samen_met"] else ""
    wijk = f"wijk {plan['wijk']}" if plan["wijk"] else ""
    yield Alinea(regel(nummer, wijk, plan["status"]["woord"], samen), stijl="stil")
    if plan["volgt_op"]:
        yield Alinea(f"Gaat verder met '{plan['volgt_op']['titel']}' uit {plan['volgt_op']['jaar']}.", stijl="stil")
    yield Alinea(plan["waarom"] or "Niet opgeschreven.", vooraf="Waarom?")
    yield Alinea(plan["over_een_jaar"] or "Niet opgeschreven.", vooraf="Wat zou er na een jaar anders zijn?")
    yield from de_themas(plan)
    yield from wat_telden_wij(plan)
    yield from de_partners(plan)
    yield Alinea(acties_in_woorden(plan["acties"]), vooraf="Acties:")
    yield from terugblik(plan, inhoud)
    yield from besluiten(plan)
    yield from vragen(plan)


def de_themas(plan):
    rijen = [
        (
            deel["thema"],
            deel["doel"] or "Niet opgeschreven",
            stand(deel["stand"], deel["laatste_stand"], deel["gemeld_op"]),
            deel["bewijs"] or "Geen bericht",
            str(deel["berichten"]),
        )
        for deel in plan["themas"]
    ]
    if rijen:
        koppen = ("Thema", "Dit wilden wij bereiken", "Hoe staat het ervoor?", "Hoe weten wij dit?", "Berichten")
        bijschrift = f"Thema's van {plan['titel']}"
        yield Tabel(bijschrift, koppen, tuple(rijen), (17, 35, 22, 16, 10), frozenset({4}))


def wat_telden_wij(plan):
    rijen = [
        (
            f"{deel['naam']} ({deel['eenheid']})" if deel["eenheid"] else deel["naam"],
            deel["begin"],
            deel["doel"],
            f"{deel['stand']} ({datum(deel['geteld_op'])})" if deel["stand"] else "Niet geteld",
            "Ja" if deel["gehaald"] else ("Nee" if deel["stand"] else "Niet geteld"),
        )
        for deel in plan["indicatoren"]
    ]
    if rijen:
        koppen = ("Wat wij telden", "Begin", "Doel", "Laatste stand", "Gehaald?")
        yield Tabel(f"Doelen van {plan['titel']}", koppen, tuple(rijen), (40, 13, 13, 22, 12), frozenset({1, 2}))


def de_partners(plan):
    rijen = [
        (
            partner["naam"],
            partner["doet"] or "Niet opgeschreven",
            partner["krijgt"] or "Niet opgeschreven",
            antwoorden_van(partner),
        )
        for partner in plan["partners"]
    ]
    if rijen:
        koppen = ("Partner", "Zo doen zij mee", "Dit krijgen zij", "Wat de partner zegt")
        yield Tabel(f"Partners van {plan['titel']}", koppen, tuple(rijen), (18, 27, 27, 28))


def antwoorden_van(partner):
    zinnen = []
    for vraag, wat in (("klopt", "Klopt dit?"), ("gebeurd", "Is dit gebeurd?")):
        deel = partner[vraag]
        if deel:
            toelichting = f" “{deel['toelichting']}”" if deel["toelichting"] else ""
            zinnen.append(f"{wat} {deel['woord']}.{toelichting} ({datum(deel['op'])})")
        else:
            zinnen.append(f"{wat} Geen antwoord.")
    return "\n".join(zinnen)


def acties_in_woorden(acties):
    if not acties["totaal"]:
        return "Er staan geen acties in dit plan."
    zinnen = [f"{acties['klaar']} van de {acties['totaal']} {'is' if acties['klaar'] == 1 else 'zijn'} klaar."]
    if acties["te_laat"]:
        zinnen.append(f"{telwoord(acties['te_laat'], 'actie is', 'acties zijn')} te laat.")
    verschoven = sum(bool(actie["verschoven"]) for actie in acties["lijst"])
    if verschoven:
        zinnen.append(f"Bij {telwoord(verschoven, 'actie is', 'acties is')} de datum verschoven.")
    return " ".join(zinnen)


# The account and the voices


def terugblik(plan, inhoud):
    gevraagd = inhoud["zonder_terugblik"]["gevraagd"]
    deel = plan["terugblik"]
    if not deel and not gevraagd:
        return
    yield Kop(5, "Terugblik")
    for keer in plan["teruggestuurd"]:
        yield Alinea(met_punt(keer["reden"]), vooraf=f"Teruggestuurd op {datum(keer['op'])}:")
    if not deel:
        yield Alinea("Er is geen terugblik ingeleverd.")
        return
    if not inhoud["stemmen_open"]:
        yield Alinea(deel["bereikt"], vooraf="Bereikt:")
    if deel["geleerd"]:
        yield Alinea(deel["geleerd"], vooraf="Geleerd:")
    if deel["voorstel"]:
        waarom = f" {deel['voorstel_toelichting']}" if deel["voorstel_toelichting"] else ""
        yield Alinea(f"{deel['voorstel']['woord']}.{waarom}", vooraf="Voorstel:")
    if inhoud["stemmen_open"]:
        yield stemmen(plan)
    else:
        yield Alinea("De drie stemmen staan hier vanaf het gesprek met de wethouder.", stijl="stil")


def stemmen(plan):
    van = "Het team" if plan["soort_trekker"] == "team" else plan["trekker"]
    terug = plan["terugblik"]
    eigen = antwoord(terug["antwoord"]) if terug["antwoord"] else geen("Geen antwoord")
    oordelen = {oordeel["partij"]["code"]: oordeel for oordeel in plan["oordelen"]}
    return Stemmen(
        (
            Stem(van, eigen, terug["bereikt"], door_wie(terug)),
            stem("De gemeente", oordelen.get("gemeente"), eigen_plan=plan["soort_trekker"] == "gemeente"),
            stem("MNU/Saluti", oordelen.get("saluti")),
        )
    )


def stem(van, oordeel, *, eigen_plan=False):
    if oordeel is None:
        return Stem(van, geen("Oordeelt niet over een eigen plan" if eigen_plan else "Geen oordeel gegeven"))
    na = ". Gegeven nadat andere oordelen te zien waren" if oordeel["na_inzage"] else ""
    return Stem(van, antwoord(oordeel["antwoord"]), oordeel["toelichting"], f"{door_wie(oordeel)}{na}.")


# What was decided and asked


def besluiten(plan):
    if plan["besluiten"] or plan["reactie"]:
        yield Kop(5, "Besluit")
    if plan["besluiten"]:
        yield Lijst(tuple(besluit_in_woorden(besluit) for besluit in plan["besluiten"]))
    if plan["reactie"]:
        yield Alinea(f"{plan['reactie']['tekst']} ({door_wie(plan['reactie'])})", vooraf="Reactie van de wethouder:")


def besluit_in_woorden(besluit):
    delen = [f"{besluit['soort']['woord']}."]
    if besluit["tekst"]:
        delen += [met_punt(besluit["tekst"]), f"{hoofdletter(besluit['wie'])}, voor {datum(besluit['datum'])}."]
    if besluit["volgt_op_jaar"]:
        delen.append(f"Gaat verder op een besluit uit {besluit['volgt_op_jaar']}.")
    return " ".join([*delen, stand_van_besluit(besluit)]).strip()


def stand_van_besluit(besluit):
    if besluit["klaar_op"]:
        return f"Klaar op {datum(besluit['klaar_op'])}. {met_punt(besluit['klaar_toelichting'])}".strip()
    if besluit["verder_in"]:
        return f"Gaat verder in {besluit['verder_in']}."
    if not besluit["tekst"]:
        return ""
    return "Te laat." if besluit["te_laat"] else "Nog niet klaar."


def vragen(plan):
    if plan["vragen"]:
        yield Kop(5, "Vragen")
        yield Lijst(tuple(vraag_in_woorden(vraag) for vraag in plan["vragen"]))


def vraag_in_woorden(vraag):
    wie = f"{hoofdletter(vraag['functie'])} aan {vraag['aan']}, {datum(vraag['gesteld_op'])}:"
    if vraag["beantwoord_op"]:
        slot = f"Antwoord op {datum(vraag['beantwoord_op'])}: {met_punt(vraag['antwoord'])}"
    else:
        laat = ", dat is voorbij" if vraag["te_laat"] else ""
        slot = f"Nog geen antwoord. Gevraagd voor {datum(vraag['antwoord_voor'])}{laat}."
    return f"{wie} {met_punt(vraag['tekst'])} {slot}"
