"""The lists of plans, questions, meetings, signalen and needs as sheets to download: one row per thing."""

from buurtteams.models import OnderdeelKeuze
from buurtteams.tijd import dag_van, klok_van
from buurtteams.uitvoer import Blad

from ..models.stand import WOORDEN

ONDERDEEL = dict(OnderdeelKeuze.choices)


def plannen(rijen, themas):
    """Of `lees_rijen`. A column per theme: its stand, or empty where the plan leaves it alone."""
    koppen = ("Trekker", "Nummer", "Plan", "Onderdeel", "Status", "Acties klaar", "Acties", "Stand van het plan")
    koppen += tuple(thema.naam for thema in themas)
    breed = (24, 10, 40, 20, 30, 12, 10, 20, *[20] * len(themas))
    return Blad("Plannen", koppen, (planrij(rij, themas) for rij in rijen), breed)


def planrij(rij, themas):
    """Only work that was agreed upon is reported on; of another plan its themes are named, and no more."""
    plan, standen = rij.plan, dict(rij.themas)
    heeft = plan.toont_stand
    per_thema = [(standen[t.naam].woord if heeft else "in het plan") if t.naam in standen else "" for t in themas]
    return (
        plan.trekker,
        plan.nummer,
        plan.titel,
        ONDERDEEL[plan.onderdeel],
        plan.statuswoord,
        rij.acties_klaar,
        rij.acties_totaal,
        WOORDEN[plan.code] if heeft else "",
        *per_thema,
    )


def teams(regels, *, toont_bezetting):
    """`toont_bezetting`: whether there is a coordinator is for those who can do something about it."""
    koppen = ("Buurtteam", "Wijk", "Prioriteitswijk", "Aantal plannen", "Plannen")
    koppen += ("Heeft een coördinator",) if toont_bezetting else ()
    rijen = (
        (
            str(regel.team),
            str(regel.team.wijk),
            bool(regel.team.prioriteit),
            len(regel.plannen),
            "\n".join(map(planzin, regel.plannen)),
            *([regel.team.bezet] if toont_bezetting else []),
        )
        for regel in regels
    )
    return Blad("Buurtteams", koppen, rijen, (24, 20, 16, 14, 70, *([20] if toont_bezetting else [])))


def planzin(plan):
    return f"{plan.kop}: {plan.titel} ({WOORDEN[plan.code] if plan.toont_stand else plan.statuswoord.lower()})"


def vragen(lijst, op):
    """Needs `voor_overzicht`."""
    koppen = ("Jaar", "Trekker", "Plan", "Thema", "Vraag", "Aan", "Gesteld door", "Gesteld op", "Antwoord voor")
    koppen += ("Te laat", "Antwoord", "Beantwoord door", "Beantwoord op")
    rijen = (
        (
            vraag.plan.cyclus.jaar,
            vraag.plan.trekker,
            vraag.plan.titel,
            str(vraag.planthema.thema) if vraag.planthema else "",
            vraag.tekst,
            vraag.aan_wie,
            vraag.functie,
            dag_van(vraag.gesteld_op),
            vraag.antwoord_voor,
            vraag.is_te_laat(op),
            vraag.antwoord,
            vraag.beantwoord_functie,
            dag_van(vraag.beantwoord_op),
        )
        for vraag in lijst
    )
    return Blad("Vragen", koppen, rijen, (8, 24, 34, 20, 50, 24, 26, 18, 18, 10, 50, 26, 18))


def behoeften(lijst):
    koppen = ("Van", "Thema", "Geldt voor", "Wat is er nodig?", "Hoe staat het ermee?", "Hoe wordt dit geregeld?")
    koppen += ("Genoteerd door", "Genoteerd op")
    rijen = (
        (
            behoefte.van,
            str(behoefte.thema),
            behoefte.get_onderdeel_display(),
            behoefte.tekst,
            behoefte.get_status_display(),
            behoefte.hoe,
            behoefte.functie,
            dag_van(behoefte.op),
        )
        for behoefte in lijst
    )
    return Blad("Behoeften", koppen, rijen, (26, 20, 20, 50, 24, 50, 26, 18))


def bijeenkomsten(regels):
    """Of `met_stand`."""
    koppen = ("Bijeenkomst", "Soort", "Met bewoners", "Begin", "Eind", "Plek", "Wijk", "Wie organiseren dit?")
    koppen += ("Stand", "Bereik", "Waar gaat het over?")
    rijen = (
        (
            bijeenkomst.titel,
            bijeenkomst.get_soort_display(),
            bijeenkomst.met_bewoners,
            klok_van(bijeenkomst.begin),
            klok_van(bijeenkomst.eind),
            bijeenkomst.plek,
            str(bijeenkomst.wijk or ""),
            bijeenkomst.organisatoren,
            stand,
            int(bereik) if (bereik := bijeenkomst.toon_bereik).isdecimal() else bereik,
            bijeenkomst.agenda,
        )
        for bijeenkomst, stand in regels
    )
    return Blad("Bijeenkomsten", koppen, rijen, (36, 18, 14, 24, 24, 30, 18, 36, 40, 14, 50))


def signalen(lijst):
    koppen = ("Signaal", "Thema", "Gehoord bij", "Van organisatie", "Voor buurtteam", "Genoteerd op", "Uitkomst")
    koppen += ("Doorgegeven aan", "Uitleg", "Uitkomst op")
    rijen = (
        (
            signaal.tekst,
            str(signaal.thema),
            str(signaal.bijeenkomst or ""),
            str(signaal.organisatie or ""),
            str(signaal.team or ""),
            dag_van(signaal.op),
            signaal.get_uitkomst_display() or "Nog geen uitkomst",
            signaal.doorgegeven_aan,
            signaal.uitkomst_toelichting,
            dag_van(signaal.uitkomst_op),
        )
        for signaal in lijst
    )
    return Blad("Signalen", koppen, rijen, (60, 20, 30, 26, 22, 18, 24, 24, 50, 18))


def uitrol(bronnen):
    """One row per follower."""
    koppen = ("Wat werd overgenomen?", "Soort", "Van", "Jaar", "Prioriteitswijk", "Wie nam het over?", "Plan")
    koppen += ("Stand", "Wat kwam ervan?")
    rijen = (
        (
            bron.titel,
            bron.soort,
            bron.van,
            bron.jaar,
            bron.wijk,
            volger.wie,
            volger.titel,
            WOORDEN[volger.koers] if volger.koers else volger.woord,
            volger.gevolg,
        )
        for bron in bronnen
        for volger in bron.volgers
    )
    return Blad("Wat verspreidde zich", koppen, rijen, (36, 18, 24, 8, 18, 24, 36, 24, 60))
