from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from .stempeltriggers import haal_stempels_weg, plaats_stempels


class PlannenConfig(AppConfig):
    name = "plannen"
    verbose_name = "Plannen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        pre_migrate.connect(haal_stempels_weg, sender=self)
        post_migrate.connect(plaats_stempels, sender=self)
