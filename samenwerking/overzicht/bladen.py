"""The lists of working together as sheets to download: one row per thing, with what its pages show this reader."""

import datetime

from buurtteams.tijd import dag_van
from buurtteams.uitvoer import Blad


def opsomming(dingen):
    return ", ".join(map(str, dingen))


def organisaties(lijst):
    """Needs the prefetched wijken."""
    koppen = ("Organisatie", "Soort", "Voor wie", "Talen", "Wijken", "Bereikbaar", "'s avonds", "In het weekend")
    koppen += ("Wat zij zelf doen", "Wat zij voor de achterban doen")
    rijen = (
        (
            organisatie.naam,
            organisatie.get_soort_display(),
            organisatie.achterban,
            organisatie.talen,
            opsomming(organisatie.wijken.all()),
            organisatie.bereikbaar,
            organisatie.in_de_avond,
            organisatie.in_het_weekend,
            organisatie.aanbod,
            organisatie.voor_achterban,
        )
        for organisatie in lijst
    )
    return Blad("Organisaties", koppen, rijen, (28, 22, 30, 24, 24, 24, 10, 15, 40, 40))


def contactpersonen(regels):
    """Rule 8 was applied to each Contactregel: what it hides from this reader is not in the file either."""
    koppen = ("Van", "Onderdeel of organisatie", "Functie", "Naam", "Telefoon", "E-mail", "Bereikbaar", "Talen")
    koppen += ("Begint op", "Tot en met", "Heeft een overeenkomst", "Krijgt begeleiding")
    return Blad("Contactpersonen", koppen, map(contactrij, regels), (26, 26, 24, 24, 18, 30, 26, 24, 18, 18, 14, 14))


def contactrij(regel):
    contact = regel.contact
    vanaf = contact.vanaf if regel.begint_later else None
    wie = (regel.kop, regel.deel, contact.get_functie_display())
    if not regel.toont_gegevens:
        return (*wie, "", "", "", "", "", vanaf, None, "", "")
    sleutel = contact.functie == contact.Functie.SLEUTELPERSOON
    zeker = (contact.overeenkomst, contact.begeleiding) if sleutel else ("", "")
    gegevens = (contact.naam, contact.telefoon, contact.email, contact.uren, contact.talen)
    return (*wie, *gegevens, vanaf, contact.tot, *zeker)


def afspraken(lijst):
    """Needs `voor_overzicht`."""
    koppen = ("Buurtteam", "Wijk", "Organisatie", "Stand", "Terugkijken op", "Dit doet het buurtteam")
    koppen += ("Dit doet de organisatie", "Dit krijgt de organisatie", "Dit krijgt het buurtteam")
    koppen += ("Zo spreken en bereiken wij elkaar", "Begint op", "Gestopt op", "Waarom gestopt")
    rijen = (
        (
            str(afspraak.team),
            str(afspraak.team.wijk),
            str(afspraak.organisatie),
            afspraak.stand,
            afspraak.evaluatie_op,
            afspraak.team_doet,
            afspraak.organisatie_doet,
            afspraak.organisatie_krijgt,
            afspraak.team_krijgt,
            afspraak.overleg,
            afspraak.start,
            afspraak.gestopt_op,
            afspraak.stopreden,
        )
        for afspraak in lijst
    )
    return Blad("Afspraken", koppen, rijen, (22, 18, 26, 34, 18, 40, 40, 30, 30, 30, 18, 18, 30))


def inlopen(lijst):
    """Of `met_openingen`."""
    koppen = ("Inloop", "Buurtteam", "Wijk", "Plek en adres", "Fase", "Talen", "Vaste tijden", "Eerstvolgende keer")
    koppen += ("Organisaties die meedoen", "Wie ontvangt bewoners?", "Nagekeken op", "Lang niet nagekeken")
    koppen += ("Gestopt op", "Waarom gestopt")
    rijen = (
        (
            inloop.naam,
            str(inloop.team),
            str(inloop.wijk),
            inloop.plek,
            inloop.get_fase_display(),
            inloop.talen,
            opsomming(inloop.tijden.all()),
            datetime.datetime.combine(volgende.dag, volgende.van) if volgende else None,
            opsomming(inloop.organisaties.all()),
            inloop.gastheren,
            inloop.bevestigd_op,
            verouderd,
            inloop.gestopt_op,
            inloop.stopreden,
        )
        for inloop, volgende, verouderd in lijst
    )
    return Blad("Inloop", koppen, rijen, (28, 20, 18, 34, 20, 24, 36, 24, 28, 28, 18, 12, 18, 30))


def verhalen(lijst):
    """Only what was shared: a draft may still hold what gives a person away."""
    koppen = ("Verhaal", "Soort", "Thema", "Van", "Samen met", "Wat was er aan de hand?", "Wat is er gedaan?")
    koppen += ("Wat leverde het op?", "Wat raden wij een ander team aan?", "Gedeeld op", "Overgenomen door teams")
    rijen = (
        (
            verhaal.titel,
            verhaal.get_soort_display(),
            str(verhaal.thema),
            verhaal.van,
            str(verhaal.organisatie or ""),
            verhaal.aanleiding,
            verhaal.aanpak,
            verhaal.resultaat,
            verhaal.tip,
            dag_van(verhaal.gedeeld_op),
            verhaal.aantal_overnames,
        )
        for verhaal in lijst
    )
    return Blad("Verhalen", koppen, rijen, (36, 16, 20, 24, 24, 40, 40, 40, 40, 18, 14))


def bibliotheek(lijst):
    koppen = ("Wat", "Soort", "Omschrijving", "Plaats of maker", "Thema", "Bron", "Laatst gecontroleerd")
    rijen = (
        (
            item.titel,
            item.get_soort_display(),
            item.omschrijving,
            item.plek,
            str(item.thema or "alle"),
            item.bron,
            item.gecontroleerd_op,
        )
        for item in lijst
    )
    return Blad("Bibliotheek", koppen, rijen, (36, 18, 50, 24, 20, 36, 20))
