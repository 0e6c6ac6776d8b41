"""Rows for tests. A sequence starts high, so that it never meets the real wijken and themes of the reference data."""

import datetime

import factory
from factory.django import DjangoModelFactory

from .models import (
    Aanbeveling,
    Buurtteam,
    Gebruiker,
    Instelling,
    Knelpunt,
    Onderdeel,
    OnderdeelSoort,
    Rol,
    Thema,
    Uitnodiging,
    Uitvoering,
    Wijk,
)
from .models.mensen import hash_van

WACHTWOORD = "lopen-naar-de-tafel"


class WijkFactory(DjangoModelFactory):
    class Meta:
        model = Wijk

    nummer = factory.Sequence(lambda n: 100 + n)
    naam = factory.Sequence(lambda n: f"Wijk {n + 1}")
    slug = factory.Sequence(lambda n: f"wijk-{n + 1}")
    code = factory.Sequence(lambda n: f"WT{n:06}")
    rij = factory.Sequence(lambda n: 100 + n)
    kolom = 1


class InstellingFactory(DjangoModelFactory):
    class Meta:
        model = Instelling

    naam = factory.Sequence(lambda n: f"Instelling {n + 1}")
    slug = factory.Sequence(lambda n: f"instelling-{n + 1}")
    onderdeel = OnderdeelSoort.SOCIAAL


class OnderdeelFactory(DjangoModelFactory):
    class Meta:
        model = Onderdeel

    buurtteam = factory.SubFactory("buurtteams.factories.BuurtteamFactory", onderdelen=False)
    soort = OnderdeelSoort.SOCIAAL


class UitvoeringFactory(DjangoModelFactory):
    class Meta:
        model = Uitvoering

    onderdeel = factory.SubFactory(OnderdeelFactory)
    instelling = factory.SubFactory(InstellingFactory)
    vanaf = datetime.date(2020, 1, 1)


class BuurtteamFactory(DjangoModelFactory):
    """A team with its two onderdelen; `onderdelen=False` makes a bare one."""

    class Meta:
        model = Buurtteam
        skip_postgeneration_save = True

    naam = factory.Sequence(lambda n: f"Team {n + 1}")
    slug = factory.Sequence(lambda n: f"team-{n + 1}")
    wijk = factory.SubFactory(WijkFactory)

    @factory.post_generation
    def onderdelen(self, maken, waarde, **extra):
        if maken and waarde is not False:
            for soort in OnderdeelSoort:
                Onderdeel.objects.get_or_create(buurtteam=self, soort=soort)


class GebruikerFactory(DjangoModelFactory):
    """Someone who can sign in with `WACHTWOORD`, and holds no role yet."""

    class Meta:
        model = Gebruiker
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"gebruiker{n + 1}@voorbeeld.test")
    naam = factory.Sequence(lambda n: f"Gebruiker {n + 1}")
    password = factory.django.Password(WACHTWOORD)


class RolFactory(DjangoModelFactory):
    """A role of today. Below: one factory per soort; `soort=` gives any soort that asks for no team or instelling."""

    class Meta:
        model = Rol

    gebruiker = factory.SubFactory(GebruikerFactory)
    soort = Rol.Soort.BEHEER
    vanaf = datetime.date(2020, 1, 1)


class CoordinatorFactory(RolFactory):
    soort = Rol.Soort.COORDINATOR
    buurtteam = factory.SubFactory(BuurtteamFactory)


class FunctionarisFactory(RolFactory):
    soort = Rol.Soort.INSTELLING
    instelling = factory.SubFactory(InstellingFactory)


class ThemaFactory(DjangoModelFactory):
    class Meta:
        model = Thema

    volgorde = factory.Sequence(lambda n: 100 + n)
    slug = factory.Sequence(lambda n: f"thema-{n + 1}")
    naam = factory.Sequence(lambda n: f"Thema nummer {n + 1}")
    korte_naam = factory.Sequence(lambda n: f"Thema {n + 1}")
    omschrijving = "Waar het in dit thema om gaat."


class KnelpuntFactory(DjangoModelFactory):
    class Meta:
        model = Knelpunt

    code = factory.Sequence(lambda n: f"TK{n + 1}")
    thema = factory.SubFactory(ThemaFactory)
    volgorde = factory.Sequence(lambda n: n + 1)
    titel = factory.Sequence(lambda n: f"Knelpunt {n + 1}")
    omschrijving = "Wat er nu misgaat."
    bron = "Gespreksnotitie 2017"


class AanbevelingFactory(DjangoModelFactory):
    class Meta:
        model = Aanbeveling

    code = factory.Sequence(lambda n: f"TA{n + 1}")
    thema = factory.SubFactory(ThemaFactory)
    volgorde = factory.Sequence(lambda n: n + 1)
    titel = factory.Sequence(lambda n: f"Aanbeveling {n + 1}")
    omschrijving = "Wat er beter kan."
    bron = "Gespreksnotitie 2017"


class UitnodigingFactory(DjangoModelFactory):
    """An open invitation; `sleutel="..."` is the key in its link."""

    class Meta:
        model = Uitnodiging

    class Params:
        sleutel = factory.Sequence(lambda n: f"sleutel-{n + 1}")

    email = factory.Sequence(lambda n: f"genodigde{n + 1}@voorbeeld.test")
    naam = factory.Sequence(lambda n: f"Genodigde {n + 1}")
    soort = Rol.Soort.GEMEENTE
    sleutel_hash = factory.LazyAttribute(lambda uitnodiging: hash_van(uitnodiging.sleutel))
    door = factory.SubFactory(GebruikerFactory)
