import datetime

import factory
from factory.django import DjangoModelFactory

from buurtteams.factories import BuurtteamFactory, GebruikerFactory, ThemaFactory
from buurtteams.models import Onderdeel

from .models import (
    Afspraakantwoord,
    Afspraakevaluatie,
    Behoefte,
    Bijeenkomst,
    Contactpersoon,
    Inloop,
    Inlooptijd,
    Inloopuitzondering,
    Kennisitem,
    Organisatie,
    Overname,
    Samenwerkingsafspraak,
    Signaal,
    Verhaal,
    Vondst,
)


class OrganisatieFactory(DjangoModelFactory):
    class Meta:
        model = Organisatie

    naam = factory.Sequence(lambda n: f"Organisatie {n + 1}")


class ContactpersoonFactory(DjangoModelFactory):
    """Of an organisatie; TeamcontactFactory makes one of an onderdeel."""

    class Meta:
        model = Contactpersoon

    organisatie = factory.SubFactory(OrganisatieFactory)
    vanaf = datetime.date(2020, 1, 1)


class TeamcontactFactory(DjangoModelFactory):
    class Meta:
        model = Contactpersoon

    class Params:
        team = factory.SubFactory(BuurtteamFactory)
        soort = "sociaal"

    onderdeel = factory.LazyAttribute(lambda o: Onderdeel.objects.get_or_create(buurtteam=o.team, soort=o.soort)[0])
    naam = factory.Sequence(lambda n: f"Contact {n + 1}")
    telefoon = factory.Sequence(lambda n: f"030 286 {n + 1:04}")
    email = factory.Sequence(lambda n: f"contact{n + 1}@team.test")
    uren = "maandag tot en met donderdag"
    vanaf = datetime.date(2020, 1, 1)


class SamenwerkingsafspraakFactory(DjangoModelFactory):
    class Meta:
        model = Samenwerkingsafspraak

    team = factory.SubFactory(BuurtteamFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    team_doet = "Wij komen elke maand langs."
    organisatie_doet = "Zij ontvangen bewoners op dinsdagavond."
    organisatie_krijgt = "Onkosten en een vast aanspreekpunt."
    overleg = "Elke eerste maandag, en door de week per telefoon."
    start = datetime.date(2026, 1, 12)
    evaluatie_op = datetime.date(2027, 1, 11)
    gemaakt_door = factory.SubFactory(GebruikerFactory)


class AfspraakantwoordFactory(DjangoModelFactory):
    class Meta:
        model = Afspraakantwoord

    afspraak = factory.SubFactory(SamenwerkingsafspraakFactory)
    zijde = "organisatie"
    antwoord = "ja"
    tekstversie = factory.SelfAttribute("afspraak.tekstversie")
    functie = "partner"


class AfspraakevaluatieFactory(DjangoModelFactory):
    class Meta:
        model = Afspraakevaluatie

    afspraak = factory.SubFactory(SamenwerkingsafspraakFactory)
    over = factory.SelfAttribute("afspraak.evaluatie_op")
    zijde = "team"
    ging_goed = "Wij bellen elkaar snel."
    kan_beter = "Eerder zeggen wie er komt."
    voorstel = "doorgaan"
    functie = "coördinator buurtteam"


class BijeenkomstFactory(DjangoModelFactory):
    class Meta:
        model = Bijeenkomst
        skip_postgeneration_save = True

    soort = "wijktafel"
    titel = factory.Sequence(lambda n: f"Bijeenkomst {n + 1}")
    begin = datetime.datetime(2026, 12, 3, 13, 0, tzinfo=datetime.UTC)
    eind = factory.LazyAttribute(lambda o: o.begin + datetime.timedelta(hours=2))
    plek = "Buurthuis De Vuurvlinder"
    gemaakt_door = factory.SubFactory(GebruikerFactory)

    @factory.post_generation
    def teams(self, create, teams, **kwargs):
        if create and teams:
            self.teams.set(teams)

    @factory.post_generation
    def organisaties(self, create, organisaties, **kwargs):
        if create and organisaties:
            self.organisaties.set(organisaties)


class SignaalFactory(DjangoModelFactory):
    class Meta:
        model = Signaal

    bijeenkomst = factory.SubFactory(BijeenkomstFactory)
    thema = factory.SubFactory(ThemaFactory)
    tekst = "Bewoners weten niet waar zij terechtkunnen."
    functie = "coördinator buurtteam"


class InloopFactory(DjangoModelFactory):
    class Meta:
        model = Inloop

    naam = factory.Sequence(lambda n: f"Inloop {n + 1}")
    team = factory.SubFactory(BuurtteamFactory)
    wijk = factory.SelfAttribute("team.wijk")
    plek = "Buurthuis De Vuurvlinder, Vuurlaan 1"
    fase = "proef"
    talen = "Nederlands, Turks"
    bijhouder = "gezinswerker"
    bevestigd_op = datetime.date(2026, 11, 1)
    gemaakt_door = factory.SubFactory(GebruikerFactory)


class InlooptijdFactory(DjangoModelFactory):
    class Meta:
        model = Inlooptijd

    inloop = factory.SubFactory(InloopFactory)
    dag = 1
    van = datetime.time(18, 30)
    tot = datetime.time(20, 30)


class InloopuitzonderingFactory(DjangoModelFactory):
    class Meta:
        model = Inloopuitzondering

    inloop = factory.SubFactory(InloopFactory)
    datum = datetime.date(2026, 12, 29)
    toelichting = "tussen kerst en nieuwjaar"


class BehoefteFactory(DjangoModelFactory):
    class Meta:
        model = Behoefte

    team = factory.SubFactory(BuurtteamFactory)
    thema = factory.SubFactory(ThemaFactory)
    tekst = "Een training over de tolk."
    functie = "coördinator buurtteam"


class VerhaalFactory(DjangoModelFactory):
    class Meta:
        model = Verhaal

    titel = factory.Sequence(lambda n: f"Verhaal {n + 1}")
    thema = factory.SubFactory(ThemaFactory)
    team = factory.SubFactory(BuurtteamFactory)
    aanleiding = "Moeders kwamen niet binnen."
    aanpak = "Wij gingen naar het schoolplein."
    resultaat = "Acht moeders kwamen naar de inloop."
    schrijver = factory.SubFactory(GebruikerFactory)
    functie = "coördinator buurtteam"


class VondstFactory(DjangoModelFactory):
    class Meta:
        model = Vondst

    verhaal = factory.SubFactory(VerhaalFactory)
    veld = "aanpak"
    soort = "telefoon"
    fragment = "030 286 0000"


class OvernameFactory(DjangoModelFactory):
    class Meta:
        model = Overname

    verhaal = factory.SubFactory(VerhaalFactory)
    team = factory.SubFactory(BuurtteamFactory)
    door = factory.SubFactory(GebruikerFactory)


class KennisitemFactory(DjangoModelFactory):
    class Meta:
        model = Kennisitem

    code = factory.Sequence(lambda n: f"V{n + 100}")
    soort = "voorbeeld"
    titel = "Ouders op school"
    omschrijving = "Een ouder ontvangt andere ouders."
    bron = "Handreiking"
    link = "https://www.kennis.test/stuk"
