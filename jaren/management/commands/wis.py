from django.core.management import BaseCommand, CommandError
from django.urls import reverse

from jaren.persoonsgegevens.inzage import Onbekend, wie_met_adres
from jaren.persoonsgegevens.persoon import WerkHangtNog, wis_persoon


class Command(BaseCommand):
    help = "Wist een persoon: account en contactgegevens. Wat blijft, heet naar de functie. Dit kan niet terug."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--ja", action="store_true", help="u weet het zeker")
        parser.add_argument("--toch", action="store_true", help="ook als er nog werk op naam van deze persoon staat")

    def handle(self, *, email, ja, toch, **opties):
        try:
            wie = wie_met_adres(email)
        except Onbekend as fout:
            raise CommandError("Van dit adres is niets bewaard.") from fout
        if not ja:
            raise CommandError(f"Dit wist: {wie}. Dat kan niet terug. Weet u het zeker? Geef dan ook --ja.")
        try:
            genoemd = wis_persoon(wie, toch=toch)
        except WerkHangtNog as fout:
            raise CommandError(uitleg(fout)) from fout
        self.stdout.write("Gewist.")
        for plek in genoemd:
            self.stdout.write(f"Nog genoemd in {plek['plek']}, nummer {plek['nummer']}. Lees dat na.")


def uitleg(fout):
    regels = [f"{fout} Draag dat eerst over, of geef ook --toch."]
    regels += [f"- {stuk.woord}: {stuk.object}" for stuk in fout.stukken]
    regels += [f"Overdragen: {reverse('jaren:overdracht', args=[contact.pk])}" for contact in fout.contacten]
    return "\n".join(regels)
