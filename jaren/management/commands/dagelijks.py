from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django_tasks import TaskResultStatus

from jaren.herinneringen.dagtaak import herinner_iedereen
from jaren.persoonsgegevens.bewaartermijn import pas_bewaartermijn_toe

BEWAAR_DAGEN = 30  # what came of background jobs


class Command(BaseCommand):
    help = (
        "Wist wat niet langer bewaard mag worden, en zet de herinneringen per mail klaar. `manage.py db_worker` "
        "voert die uit. "
        "Vaker op een dag mag: niemand krijgt dan iets dubbel, en wat bleef liggen gaat alsnog."
    )

    def add_arguments(self, parser):
        parser.add_argument("--wacht", action="store_true", help="voer het werk meteen zelf uit, zonder db_worker")

    def handle(self, *, wacht, **opties):
        pas_bewaartermijn_toe()
        if not settings.BASIS_URL:
            raise CommandError("BASIS_URL ontbreekt. Zonder adres kloppen de links in de mails niet.")
        taak = herinner_iedereen.enqueue()
        if wacht:
            call_command("db_worker", batch=True, startup_delay=False, reload=False, interval=0, verbosity=0)
            taak.refresh()
            if taak.status == TaskResultStatus.FAILED:
                raise CommandError(f"Het is niet gelukt: {taak.errors[0].traceback}")
        call_command("prune_db_task_results", min_age_days=BEWAAR_DAGEN, verbosity=0)
