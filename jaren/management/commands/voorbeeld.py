import datetime

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from buurtteams.tijd import vandaag
from jaren.voorbeeld import laad_voorbeeld


class Command(BaseCommand):
    help = "Fills an empty database with example data and demo accounts. All dates shift with today in whole weeks."

    def add_arguments(self, parser):
        parser.add_argument("--vandaag", type=datetime.date.fromisoformat, metavar="DATUM", help="counts as today")
        parser.add_argument("--ook-in-productie", action="store_true", help="also when DEBUG is off")

    def handle(self, *args, **options):
        if not (settings.DEBUG or options["ook_in_productie"]):
            raise CommandError("DEBUG staat uit. Voorbeeldgegevens laden mag dan alleen met --ook-in-productie.")
        call_command("laad_referentie", stdout=self.stdout)
        try:
            laad_voorbeeld(vandaag=options["vandaag"] or vandaag())
        except ValueError as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write("Voorbeeldgegevens geladen.")
