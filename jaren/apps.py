from django.apps import AppConfig
from django.db.models.signals import post_migrate

from .bewaking import plaats_bewaking


class JarenConfig(AppConfig):
    name = "jaren"
    verbose_name = "Het jaar"

    def ready(self):
        # After every migration: SQLite forgets the triggers of a table that a migration makes anew.
        post_migrate.connect(plaats_bewaking, sender=self)
