"""Rows for tests. Today in the tests is 22 November 2026 (fixture `vandaag`), in the ronde of November.

What belongs to a closed year was made before it closed: these factories open the closed years for the moment.
"""

import datetime
from contextlib import contextmanager

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from buurtteams.factories import BuurtteamFactory, GebruikerFactory, ThemaFactory
from samenwerking.factories import OrganisatieFactory

from . import acties
from .models import (
    Actie,
    Indicator,
    Jaarcyclus,
    Meting,
    Plan,
    Planpartner,
    PlanThema,
    Prioriteitswijk,
    Ronde,
    RondetafelAfspraak,
    Voortgang,
    Vraag,
)


def moment(maand, dag, uur=12, jaar=2026):
    return timezone.make_aware(datetime.datetime(jaar, maand, dag, uur))


@contextmanager
def opengezet():
    """The closed years open, and closed again afterwards; the database refuses every write to a closed one."""
    dicht = list(Jaarcyclus.objects.filter(fase=Jaarcyclus.Fase.AFGESLOTEN).values_list("pk", flat=True))
    Jaarcyclus.objects.filter(pk__in=dicht).update(fase=Jaarcyclus.Fase.BESPREKING)
    yield
    Jaarcyclus.objects.filter(pk__in=dicht).update(fase=Jaarcyclus.Fase.AFGESLOTEN)


class VanEenJaar(DjangoModelFactory):
    class Meta:
        abstract = True

    @classmethod
    def create(cls, **velden):
        with opengezet():
            return super().create(**velden)


class JaarcyclusFactory(DjangoModelFactory):
    """A running year with its rondes of June and November."""

    class Meta:
        model = Jaarcyclus
        django_get_or_create = ("jaar",)
        skip_postgeneration_save = True

    jaar = 2026
    fase = Jaarcyclus.Fase.UITVOERING

    @factory.post_generation
    def rondes(self, maken, waarde, **extra):
        if maken and waarde is not False and not self.rondes.exists():
            with opengezet():
                maak_rondes(self)


def maak_rondes(cyclus):
    for maand in (6, 11):
        opent, sluit = datetime.date(cyclus.jaar, maand, 1), datetime.date(cyclus.jaar, maand, 30)
        Ronde.objects.create(cyclus=cyclus, opent_op=opent, sluit_op=sluit)


class PrioriteitswijkFactory(VanEenJaar):
    class Meta:
        model = Prioriteitswijk

    cyclus = factory.SubFactory(JaarcyclusFactory)
    reden = "Bewoners vroegen erom."


class RondetafelAfspraakFactory(DjangoModelFactory):
    class Meta:
        model = RondetafelAfspraak

    code = factory.Sequence(lambda n: f"X{n + 1}")
    volgorde = factory.Sequence(lambda n: 100 + n)
    titel = factory.Sequence(lambda n: f"Afspraak {n + 1}")
    omschrijving = "Wat er is afgesproken."
    bron = "Verslag 2017"


class PlanFactory(VanEenJaar):
    """A concept with a title. `status=` sets the dates that belong to it."""

    class Meta:
        model = Plan
        skip_postgeneration_save = True

    cyclus = factory.SubFactory(JaarcyclusFactory)
    team = factory.SubFactory(BuurtteamFactory)
    nummer = factory.LazyAttribute(lambda plan: acties.vrij_nummer(plan.cyclus, plan.team) if plan.team else None)
    titel = factory.Sequence(lambda n: f"Plan met titel {n + 1}")
    gemaakt_door = factory.SubFactory(GebruikerFactory)
    aangeboden_op = factory.LazyAttribute(
        lambda plan: moment(3, 9) if plan.status in ("aangeboden", *Plan.MET_AKKOORD) else None
    )
    vastgesteld_op = factory.LazyAttribute(lambda plan: moment(3, 30) if plan.status in Plan.MET_AKKOORD else None)
    status = Plan.Status.CONCEPT


class PlanThemaFactory(VanEenJaar):
    class Meta:
        model = PlanThema

    plan = factory.SubFactory(PlanFactory, status=Plan.Status.VASTGESTELD)
    thema = factory.SubFactory(ThemaFactory)
    doel = "Bewoners weten ons te vinden."


class IndicatorFactory(VanEenJaar):
    class Meta:
        model = Indicator

    plan = factory.SubFactory(PlanFactory)
    naam = factory.Sequence(lambda n: f"wat wij tellen {n + 1}")
    eenheid = "keer"
    begin = 0
    doel = 10


class MetingFactory(VanEenJaar):
    class Meta:
        model = Meting

    indicator = factory.SubFactory(IndicatorFactory)
    op = datetime.date(2026, 11, 10)
    waarde = 5
    door = factory.SubFactory(GebruikerFactory)


class PlanpartnerFactory(VanEenJaar):
    class Meta:
        model = Planpartner

    plan = factory.SubFactory(PlanFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    doet = "ontvangt bewoners op dinsdag"
    krijgt = "onkosten en een vaste begeleider"


class ActieFactory(VanEenJaar):
    class Meta:
        model = Actie

    plan = factory.SubFactory(PlanFactory)
    titel = factory.Sequence(lambda n: f"Actie {n + 1}")
    functie = "gezinswerker"
    datum = datetime.date(2026, 12, 15)


class VolledigPlanFactory(PlanFactory):
    """A plan that meets rule 1: two themes (the first two of the database), an indicator, a partner and an actie."""

    waarom = "Veel bewoners kennen ons nog niet."
    over_een_jaar = "Bewoners lopen elke dinsdag binnen."

    @factory.post_generation
    def inhoud(self, maken, waarde, **extra):
        if maken and waarde is not False:
            for thema in waarde or [ThemaFactory(), ThemaFactory()]:
                PlanThemaFactory(plan=self, thema=thema)
            IndicatorFactory(plan=self)
            PlanpartnerFactory(plan=self)
            ActieFactory(plan=self)


class VoortgangFactory(VanEenJaar):
    """A report through the actie, so that the stored stand is right. `op=` sets when it was sent."""

    class Meta:
        model = Voortgang

    class Params:
        op = factory.LazyFunction(lambda: moment(11, 11))

    planthema = factory.SubFactory(PlanThemaFactory)
    koers = "volgens_planning"
    wat_gebeurd = "Er kwamen tien bewoners."
    geprobeerd = factory.LazyAttribute(lambda bericht: "Wij belden." if bericht.koers == "loopt_vast" else "")
    bewijs_toelichting = factory.LazyAttribute(lambda bericht: "turflijst" if bericht.koers == "gereed" else "")
    functie = "coördinator buurtteam"
    door = factory.SubFactory(GebruikerFactory)
    gemeld_op = factory.SelfAttribute("op")

    @classmethod
    def _create(cls, model_class, *args, **velden):
        op = velden.pop("gemeld_op")
        return acties.meld_voortgang(voortgang=model_class(**velden), door=velden["door"], op=op)


class VraagFactory(VanEenJaar):
    class Meta:
        model = Vraag

    plan = factory.SubFactory(PlanFactory, status=Plan.Status.VASTGESTELD)
    aan = Vraag.Aan.GEMEENTE
    tekst = "Kan het buurthuis in de vakantie open blijven?"
    antwoord_voor = datetime.date(2026, 12, 1)
    door = factory.SubFactory(GebruikerFactory)
    functie = "coördinator buurtteam"
