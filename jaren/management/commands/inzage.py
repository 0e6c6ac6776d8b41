import json

from django.core.management import BaseCommand, CommandError

from jaren.persoonsgegevens.inzage import Onbekend, als_tekst, inzage_van, wie_met_adres


class Command(BaseCommand):
    help = "Toont alles wat van één persoon wordt bewaard, gezocht op e-mailadres."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--json", action="store_true", help="alleen de gegevens, als JSON")

    def handle(self, *, email, **opties):
        try:
            gegevens = inzage_van(wie_met_adres(email))
        except Onbekend as fout:
            raise CommandError("Van dit adres is niets bewaard.") from fout
        als_json = json.dumps(gegevens, ensure_ascii=False, indent=2)
        self.stdout.write(als_json if opties["json"] else als_tekst(gegevens))
