from django.core.management.base import BaseCommand
from django.db import transaction

from buurtteams.referentie import laad_stad, laad_themas
from plannen.referentie import laad_afspraken


class Command(BaseCommand):
    help = "Loads the themes, aanbevelingen, agreements, wijken, teams and instellingen. Adds what is missing only."

    @transaction.atomic
    def handle(self, *args, **options):
        nieuw = laad_stad() + laad_themas() + laad_afspraken()
        self.stdout.write(f"Referentiegegevens: {nieuw} toegevoegd.")
