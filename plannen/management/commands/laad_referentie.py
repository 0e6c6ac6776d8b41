from django.core.management.base import BaseCommand
from django.db import transaction

from buurtteams.referentie import laad_stad, laad_themas
from plannen.referentie import laad_afspraken
from samenwerking.referentie import laad_kennisbank


class Command(BaseCommand):
    help = "Loads themes, aanbevelingen, agreements, wijken, teams, instellingen, library. Adds only what is missing."

    @transaction.atomic
    def handle(self, *args, **options):
        nieuw = laad_stad() + laad_themas() + laad_afspraken() + laad_kennisbank()
        self.stdout.write(f"Referentiegegevens: {nieuw} toegevoegd.")
