"""Two years side by side: their key figures, their themes, and the plans that go on from the one to the other."""

from .blokken import Alinea, Kop, Label, Tabel
from .eerste_blad import n_van
from .uiterlijk import antwoord


def naast_elkaar(vroeger, later):
    """The parts of the page; of the two contents the earlier year comes first."""
    jaren = (str(vroeger["jaar"]), str(later["jaar"]))
    return [
        *cijfers_naast(vroeger, later, jaren),
        *themas_naast(vroeger, later, jaren),
        *plannen_naast(vroeger, later, jaren),
    ]


def cijfers_naast(vroeger, later, jaren):
    toen = {cijfer["code"]: n_van(cijfer) for cijfer in vroeger["kerncijfers"]}
    nu = {cijfer["code"]: n_van(cijfer) for cijfer in later["kerncijfers"]}
    woorden = {cijfer["code"]: cijfer["wat"] for cijfer in [*vroeger["kerncijfers"], *later["kerncijfers"]]}
    rijen = tuple((wat, toen.get(code, "niet geteld"), nu.get(code, "niet geteld")) for code, wat in woorden.items())
    yield Kop(2, "Cijfers", "cijfers")
    yield Tabel("Kerncijfers van beide jaren", ("Wat", *jaren), rijen, (50, 25, 25), frozenset({1, 2}))


def themas_naast(vroeger, later, jaren):
    """By name: a theme that was renamed in between stands there twice, as each year called it."""
    toen, nu = ({thema["naam"]: thema for thema in inhoud["themas"]} for inhoud in (vroeger, later))
    rijen = tuple(
        (naam, thema_in_woorden(toen.get(naam)), thema_in_woorden(nu.get(naam))) for naam in dict.fromkeys([*toen, *nu])
    )
    yield Kop(2, "Thema's", "themas")
    yield Tabel("Plannen per thema in beide jaren", ("Thema", *jaren), rijen, (30, 35, 35))


def thema_in_woorden(thema):
    if thema is None:
        return "Dit thema was er niet"
    standen = [f"{stand['woord'].lower()}: {stand['aantal']}" for stand in thema["standen"] if stand["aantal"]]
    aantal = "1 plan" if thema["plannen"] == 1 else f"{thema['plannen']} plannen"
    return f"{aantal}\n{', '.join(standen)}" if standen else aantal


def plannen_naast(vroeger, later, jaren):
    yield Kop(2, "Plannen die verder gaan", "plannen")
    toen = {plan["kenmerk"]: plan for plan in vroeger["plannen"]}
    paren = [
        (toen[plan["volgt_op"]["kenmerk"]], plan)
        for plan in later["plannen"]
        if plan["volgt_op"] and plan["volgt_op"]["kenmerk"] in toen
    ]
    if not paren:
        yield Alinea(f"Geen plan uit {jaren[1]} gaat verder met een plan uit {jaren[0]}.")
        return
    rijen = tuple(
        (f"{nu['trekker']}: {nu['titel']}", stand(eerst), stand(nu), het_antwoord(eerst), het_antwoord(nu))
        for eerst, nu in paren
    )
    koppen = (
        f"Plan in {jaren[1]}",
        *(f"Stand in {jaar}" for jaar in jaren),
        *(f"Het team over {jaar}" for jaar in jaren),
    )
    yield Tabel("Plannen die verder gaan", koppen, rijen, (28, 18, 18, 18, 18))


def stand(plan):
    return Label(plan["stand"]["code"], plan["stand"]["woord"])


def het_antwoord(plan):
    terug = plan["terugblik"]
    return antwoord(terug["antwoord"]) if terug and terug["antwoord"] else "Geen antwoord"
