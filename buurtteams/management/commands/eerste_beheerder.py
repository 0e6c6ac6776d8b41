from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from buurtteams.aanmelden import herstelpad
from buurtteams.acties import AccountStaatUit, BeheerderBestaatAl, maak_eerste_beheerder


class Command(BaseCommand):
    help = "Make the first account with the role beheer, and print the link with which its owner chooses a password."

    def add_arguments(self, parser):
        parser.add_argument("email", metavar="E-MAIL")
        parser.add_argument("naam", metavar="NAAM")
        parser.add_argument("--site", default="", help="scheme and host of the link, as in https://rondetafel.nl")

    def handle(self, *args, email, naam, site, **options):
        try:
            validate_email(email)
            gebruiker = maak_eerste_beheerder(email=email, naam=naam)
        except ValidationError as fout:
            raise CommandError(f"{email} is not an e-mail address.") from fout
        except BeheerderBestaatAl as fout:
            raise CommandError("There is a beheerder already, who can invite everyone else.") from fout
        except AccountStaatUit as fout:
            raise CommandError(f"The account of {email} is switched off. Take another address.") from fout
        self.stdout.write("Open this link within three days to choose a password; it works once:")
        self.stdout.write(f"{site.rstrip('/')}{herstelpad(gebruiker)}")
