"""The data of the report as sheets: one row per thing, to sort, filter and count with.

A cell is text, a whole number, a decimal number or a day; which it is decides the sheet, never the look of the text.
"""

import datetime
from decimal import Decimal
from functools import cached_property

from buurtteams import uitvoer

from .taal import datum, opsomming

BREEDSTE, HOOGSTE = 45, 12  # letters, lines


class Blad(uitvoer.Blad):
    """All of its rows are there, so that columns and rows can be as large as what stands in them."""

    @cached_property
    def breedtes(self):
        """Per column how many letters wide it is: what its longest line needs, within bounds."""
        return [
            max(10, min(BREEDSTE, max(lengte(rij[kolom]) for rij in [self.koppen, *self.rijen]) + 2))
            for kolom in range(len(self.koppen))
        ]

    def regels(self, rij):
        """How many lines the tallest cell of a row takes, within bounds."""
        return max(
            min(HOOGSTE, aantal_regels(waarde, breedte)) for waarde, breedte in zip(rij, self.breedtes, strict=True)
        )


def lengte(waarde):
    """Of the longest line; a day is written out."""
    if isinstance(waarde, datetime.date):
        return len("22 september 2026")
    return max(map(len, str(waarde).split("\n")))


def aantal_regels(waarde, breedte):
    if not isinstance(waarde, str):
        return 1
    return sum(1 + len(regel) // breedte for regel in waarde.split("\n"))


def bladen(inhoud):
    """Every sheet bears year, day and whether it is a concept: it may be cut loose from the rest."""
    concept = inhoud["status"] == "concept"
    vooraf = (inhoud["jaar"], dag(inhoud["op"]), "Concept" if concept else "Vastgesteld")
    return [
        Blad(naam, ("Jaar", "Stand van", "Verslag", *koppen), [(*vooraf, *rij) for rij in rijen])
        for naam, koppen, rijen in (
            overzicht(inhoud),
            plannen(inhoud),
            themas_van_plannen(inhoud),
            doelen(inhoud),
            acties(inhoud),
            besluiten(inhoud),
            adviezen(inhoud),
            afspraken(inhoud),
        )
    ]


def dag(iso):
    return datetime.date.fromisoformat(iso) if iso else ""


def getal(tekst):
    return Decimal(tekst) if tekst else ""


def woord(deel):
    return deel["woord"] if deel else ""


def ja_nee(waarde):
    return "ja" if waarde else "nee"


def plek(plan):
    """Where a row of a plan begins."""
    return (plan["trekker"], plan["nummer"] or "", plan["titel"])


PLEK = ("Trekker", "Nummer", "Plan")


def overzicht(inhoud):
    rijen = [(cijfer["wat"], cijfer["aantal"], cijfer["van"]) for cijfer in inhoud["kerncijfers"]]
    return "Overzicht", ("Wat", "Aantal", "Van"), rijen


def plannen(inhoud):
    koppen = (*PLEK, "Wijk", "Status", "Stand", "Waarom", "Wat is er over een jaar anders?", "Partners")
    koppen += ("Acties", "Acties klaar", "Acties te laat", "Doelen", "Doelen gehaald", "Vragen", "Terugblik op")
    koppen += ("Bereikt", "Geleerd", "Antwoord team", "Voorstel", "Oordeel gemeente", "Toelichting gemeente")
    koppen += ("Oordeel MNU/Saluti", "Toelichting MNU/Saluti", "Verschil in stappen", "Gaat verder met")
    return "Plannen", koppen, [rij_van_plan(plan) for plan in inhoud["plannen"]]


def rij_van_plan(plan):
    acties, terug = plan["acties"], plan["terugblik"] or {}
    oordelen = {oordeel["partij"]["code"]: oordeel for oordeel in plan["oordelen"]}
    stemmen = []
    for partij in ("gemeente", "saluti"):
        oordeel = oordelen.get(partij, {})
        stemmen += [woord(oordeel.get("antwoord")), oordeel.get("toelichting", "")]
    return (
        *plek(plan),
        plan["wijk"],
        plan["status"]["woord"],
        plan["stand"]["woord"],
        plan["waarom"],
        plan["over_een_jaar"],
        opsomming(partner["naam"] for partner in plan["partners"]),
        acties["totaal"],
        acties["klaar"],
        acties["te_laat"],
        len(plan["indicatoren"]),
        sum(doel["gehaald"] for doel in plan["indicatoren"]),
        len(plan["vragen"]),
        dag(terug.get("op")),
        terug.get("bereikt", ""),
        terug.get("geleerd", ""),
        woord(terug.get("antwoord")),
        woord(terug.get("voorstel")),
        *stemmen,
        plan["verschil"] if oordelen else "",
        f"{plan['volgt_op']['titel']} ({plan['volgt_op']['jaar']})" if plan["volgt_op"] else "",
    )


def themas_van_plannen(inhoud):
    koppen = (*PLEK, "Thema", "Wat willen wij bereiken?", "Stand", "Laatste stand", "Gemeld op")
    koppen += ("Hoe weten wij dit?", "Berichten", "Laatste bericht", "Aanbevelingen")
    rijen = [
        (
            *plek(plan),
            deel["thema"],
            deel["doel"],
            deel["stand"]["woord"],
            woord(deel["laatste_stand"]),
            dag(deel["gemeld_op"]),
            deel["bewijs"],
            deel["berichten"],
            deel["bericht"],
            ", ".join(rij["code"] for rij in deel["aanbevelingen"]),
        )
        for plan in inhoud["plannen"]
        for deel in plan["themas"]
    ]
    return "Thema's", koppen, rijen


def doelen(inhoud):
    koppen = (*PLEK, "Wat wij tellen", "Eenheid", "Begin", "Doel", "Laatste stand", "Begin (getal)", "Doel (getal)")
    koppen += ("Stand (getal)", "Geteld op", "Gehaald", "Toelichting")
    rijen = [
        (
            *plek(plan),
            *(doel[veld] for veld in ("naam", "eenheid", "begin", "doel", "stand")),
            *(getal(doel[veld]) for veld in ("begin_getal", "doel_getal", "stand_getal")),
            dag(doel["geteld_op"]),
            ja_nee(doel["gehaald"]),
            doel["toelichting"],
        )
        for plan in inhoud["plannen"]
        for doel in plan["indicatoren"]
    ]
    return "Doelen", koppen, rijen


def acties(inhoud):
    koppen = (*PLEK, "Actie", "Wie", "Datum", "Klaar op", "Te laat", "Keer verschoven", "Eerste datum", "Waarom")
    rijen = [
        (
            *plek(plan),
            actie["titel"],
            actie["wie"],
            dag(actie["datum"]),
            dag(actie["klaar_op"]),
            ja_nee(actie["te_laat"]),
            len(actie["verschoven"]),
            dag(actie["verschoven"][0]["van"]) if actie["verschoven"] else "",
            "\n".join(
                f"{datum(keer['van'])} naar {datum(keer['naar'])}: {keer['reden']}" for keer in actie["verschoven"]
            ),
        )
        for plan in inhoud["plannen"]
        for actie in plan["acties"]["lijst"]
    ]
    return "Acties", koppen, rijen


def besluiten(inhoud):
    koppen = (*PLEK, "Besluit", "Afspraak", "Wie", "Voor", "Klaar op", "Wat is ermee gebeurd?", "Te laat")
    koppen += ("Genomen op", "Namens", "Volgt op besluit uit", "Gaat verder in")
    alle = [(plek(plan), besluit) for plan in inhoud["plannen"] for besluit in plan["besluiten"]]
    for besluit in inhoud["besluiten"]:
        plan = besluit["plan"]
        alle.append((plek(plan) if plan else ("Het hele jaar", "", ""), besluit))
    rijen = [
        (
            *waar,
            besluit["soort"]["woord"],
            besluit["tekst"],
            besluit["wie"],
            dag(besluit["datum"]),
            dag(besluit["klaar_op"]),
            besluit["klaar_toelichting"],
            ja_nee(besluit["te_laat"]),
            dag(besluit["genomen_op"]),
            besluit["namens"],
            besluit["volgt_op_jaar"] or "",
            besluit["verder_in"] or "",
        )
        for waar, besluit in alle
    ]
    return "Besluiten", koppen, rijen


def adviezen(inhoud):
    koppen = ("Onderwerp", "Advies", "Gevraagd", "Ingediend op", "Thema's", "Plannen", "Antwoord voor", "Antwoord")
    koppen += ("Antwoord op", "Wat is ermee gedaan?", "Genoteerd op")
    rijen = [
        (
            advies["titel"],
            advies["tekst"],
            ja_nee(advies["gevraagd"]),
            dag(advies["ingediend_op"]),
            opsomming(advies["themas"]),
            "\n".join(f"{plan['trekker']}: {plan['titel']}" for plan in advies["plannen"]),
            dag(advies["antwoord_voor"]),
            advies["antwoord"],
            dag(advies["beantwoord_op"]),
            advies["gevolg"],
            dag(advies["gevolg_op"]),
        )
        for advies in inhoud["adviezen"]
    ]
    return "Adviezen", koppen, rijen


def afspraken(inhoud):
    koppen = ("Code", "Afspraak", "Bron", "Stand", "Op", "Reden", "Steun van", "Plannen dit jaar", "Plannen eerder")
    rijen = [
        (
            rij["code"],
            rij["titel"],
            rij["bron"],
            rij["stand"]["woord"],
            dag(rij["op"]),
            rij["reden"],
            opsomming(deel["partij"] for deel in rij["steun"] if not deel["tot"]),
            len(rij["plannen"]),
            rij["plannen_eerder"],
        )
        for rij in inhoud["afspraken"]
    ]
    return "Afspraken", koppen, rijen
