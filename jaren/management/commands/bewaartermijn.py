from django.core.management import BaseCommand

from jaren.persoonsgegevens.bewaartermijn import pas_bewaartermijn_toe


class Command(BaseCommand):
    help = "Wist gegevens van personen waarvan de bewaartermijn voorbij is. `manage.py dagelijks` doet dit ook."

    def handle(self, **opties):
        for soort, aantal in pas_bewaartermijn_toe().items():
            self.stdout.write(f"{soort}: {aantal} gewist")
