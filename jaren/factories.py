"""Rows for tests of the year: what was handed in, judged, decided and advised."""

import datetime

import factory

from buurtteams.factories import GebruikerFactory
from plannen.factories import JaarcyclusFactory, PlanFactory, VanEenJaar, moment
from plannen.models import Plan

from .models import (
    Advies,
    Agendapunt,
    Antwoord,
    Besluit,
    Besluitsoort,
    BestuurlijkeReactie,
    Herinnering,
    Oordeel,
    Terugblik,
)


class TerugblikFactory(VanEenJaar):
    """Handed in on 11 January. `ronde=0` is one that is still written."""

    class Meta:
        model = Terugblik

    plan = factory.SubFactory(PlanFactory, status=Plan.Status.VERANTWOORD)
    bereikt = "Er waren 34 avonden. Gemiddeld kwamen er elf mensen."
    antwoord = Antwoord.GROOTSTE_DEEL
    geleerd = "Bewoners komen eerder als een bekende hen meeneemt."
    voorstel = Besluitsoort.DOORGAAN
    voorstel_toelichting = "In de zomer blijft de avond open."
    ronde = 1
    ingeleverd_op = factory.LazyAttribute(lambda terugblik: moment(1, 11) if terugblik.ronde else None)
    ingeleverd_door = factory.LazyAttribute(lambda terugblik: GebruikerFactory() if terugblik.ronde else None)
    functie = factory.LazyAttribute(lambda terugblik: "coördinator buurtteam" if terugblik.ronde else "")


class OordeelFactory(VanEenJaar):
    class Meta:
        model = Oordeel

    plan = factory.SubFactory(PlanFactory, status=Plan.Status.VERANTWOORD)
    partij = "gemeente"
    ronde = 1
    antwoord = Antwoord.KLEIN_DEEL
    toelichting = "Wij zien nog weinig nieuwe bezoekers."
    door = factory.SubFactory(GebruikerFactory)
    functie = "beleidsambtenaar gemeente"


class AgendapuntFactory(VanEenJaar):
    class Meta:
        model = Agendapunt

    cyclus = factory.SubFactory(JaarcyclusFactory)
    titel = factory.Sequence(lambda n: f"Punt {n + 1}")
    gevraagd_besluit = "Doorgaan of aanpassen?"
    volgorde = factory.Sequence(lambda n: n + 1)


class BesluitFactory(VanEenJaar):
    class Meta:
        model = Besluit

    cyclus = factory.SubFactory(JaarcyclusFactory)
    soort = Besluitsoort.AANPASSEN
    tekst = "Kennismaken op de wijktafel van april."
    wie = "beleidsambtenaar zorg"
    zijde = "gemeente"
    datum = datetime.date(2027, 4, 30)
    door = factory.SubFactory(GebruikerFactory)
    functie = "beleidsambtenaar gemeente"


class BestuurlijkeReactieFactory(VanEenJaar):
    class Meta:
        model = BestuurlijkeReactie

    cyclus = factory.SubFactory(JaarcyclusFactory)
    tekst = "Dank voor dit jaar. Wij gaan door."
    door = factory.SubFactory(GebruikerFactory)
    functie = "wethouder"


class AdviesFactory(VanEenJaar):
    class Meta:
        model = Advies
        skip_postgeneration_save = True

    titel = "Tolken in de avond"
    tekst = "Zorg dat er ook na zes uur een tolk te bellen is."
    antwoord_voor = datetime.date(2026, 12, 15)
    door = factory.SubFactory(GebruikerFactory)
    functie = "MNU/Saluti"


class HerinneringFactory(factory.django.DjangoModelFactory):
    """A mail that is ready. `stand=` sets the moments that belong to it; *bezig* began an hour ago."""

    class Meta:
        model = Herinnering

    gebruiker = factory.SubFactory(GebruikerFactory)
    dag = datetime.date(2026, 11, 22)
    adres = factory.SelfAttribute("gebruiker.email")
    onderwerp = "Rondetafel: 1 ding te doen, het eerste voor 29 november"
    tekst = "Dit staat voor u klaar in Rondetafel."
    bericht_id = factory.Sequence(lambda n: f"<{n + 1}@rondetafel.test>")
    begonnen_op = factory.LazyAttribute(lambda mail: moment(11, 22, 11) if mail.stand != "klaar" else None)
    verstuurd_op = factory.LazyAttribute(lambda mail: moment(11, 22, 11) if mail.stand == "verstuurd" else None)
    stand = Herinnering.Stand.KLAAR
