import datetime

import factory
from factory.django import DjangoModelFactory

from .models import Contactpersoon, Organisatie


class OrganisatieFactory(DjangoModelFactory):
    class Meta:
        model = Organisatie

    naam = factory.Sequence(lambda n: f"Organisatie {n + 1}")


class ContactpersoonFactory(DjangoModelFactory):
    class Meta:
        model = Contactpersoon

    organisatie = factory.SubFactory(OrganisatieFactory)
    vanaf = datetime.date(2020, 1, 1)
