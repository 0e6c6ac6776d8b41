from django.apps import AppConfig
from django.db.models.signals import post_migrate

from plannen.stempeltriggers import stempel_ook

from .bewaking import plaats_bewaking

# What no kept page shows.
ZONDER_STEMPEL = ["jaren.Herinnering", "jaren.Herinneringsregel", "jaren.Momentopname", "jaren.Partnerlink"]


class JarenConfig(AppConfig):
    name = "jaren"
    verbose_name = "Het jaar"

    def ready(self):
        stempel_ook("jaren", zonder=ZONDER_STEMPEL)
        # After every migration: SQLite forgets the triggers of a table that a migration makes anew.
        post_migrate.connect(plaats_bewaking, sender=self)
