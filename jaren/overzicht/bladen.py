"""The lists of decisions, advice, departed persons and mails as sheets to download: one row per thing."""

from buurtteams.tijd import dag_van, klok_van
from buurtteams.uitvoer import Blad


def besluiten(lijst, op):
    """Needs `voor_overzicht`."""
    koppen = ("Jaar", "Trekker", "Plan", "Besluit", "Afspraak", "Wie zorgt ervoor?", "Voor", "Te laat", "Klaar op")
    koppen += ("Wat is ermee gebeurd?", "Genomen op", "Gaat verder uit", "Gaat verder in")
    breed = (8, 24, 36, 24, 50, 36, 18, 10, 18, 50, 18, 14, 14)
    return Blad("Besluiten", koppen, (besluitrij(besluit, op) for besluit in lijst), breed)


def besluitrij(besluit, op):
    plan, vervolg = besluit.plan, getattr(besluit, "vervolgen", None)
    return (
        besluit.cyclus.jaar,
        plan.trekker if plan else "",
        plan.titel if plan else "Het hele jaar",
        besluit.get_soort_display(),
        besluit.tekst,
        besluit.van_wie if besluit.tekst else "",
        besluit.datum,
        besluit.is_te_laat(op),
        besluit.klaar_op,
        besluit.klaar_toelichting,
        dag_van(besluit.op),
        besluit.volgt_op.cyclus.jaar if besluit.volgt_op else None,
        vervolg.cyclus.jaar if vervolg else None,
    )


def adviezen(lijst, op):
    """Needs the prefetched themes."""
    koppen = ("Onderwerp", "Advies", "Gevraagd", "Thema's", "Ingediend op", "Antwoord voor", "Te laat", "Antwoord")
    koppen += ("Antwoord op", "Wat is ermee gedaan?", "Genoteerd op")
    rijen = (
        (
            advies.titel,
            advies.tekst,
            advies.gevraagd,
            ", ".join(map(str, advies.themas.all())),
            dag_van(advies.ingediend_op),
            advies.antwoord_voor,
            advies.is_te_laat(op),
            advies.antwoord,
            dag_van(advies.beantwoord_op),
            advies.gevolg,
            dag_van(advies.gevolg_op),
        )
        for advies in lijst
    )
    return Blad("Adviezen", koppen, rijen, (36, 50, 12, 28, 18, 18, 10, 50, 18, 50, 18))


def vertrokken(personen):
    """One row per actie that waits. By function: here is no name."""
    koppen = ("Wie", "Laatste dag", "Actie", "Datum van de actie", "Trekker", "Plan")
    rijen = (
        (persoon.wie, persoon.sinds, actie.titel, actie.datum, actie.plan.trekker, actie.plan.titel)
        for persoon in personen
        for actie in persoon.acties
    )
    return Blad("Vertrokken", koppen, rijen, (40, 18, 40, 20, 24, 36))


def herinneringen(paren):
    """Pairs of mail and function, of `met_functie`."""
    koppen = ("Aan", "E-mailadres", "Onderwerp", "Voor dag", "Stand", "Begonnen op", "Verstuurd op", "Wat er misging")
    rijen = (
        (
            functie,
            mail.adres,
            mail.onderwerp,
            mail.dag,
            mail.get_stand_display(),
            klok_van(mail.begonnen_op),
            klok_van(mail.verstuurd_op),
            mail.fout,
        )
        for mail, functie in paren
    )
    return Blad("Herinneringen", koppen, rijen, (36, 32, 40, 18, 22, 24, 24, 40))
