from django.apps import AppConfig

from . import controles  # noqa: F401 (registers its check)


class BuurtteamsConfig(AppConfig):
    name = "buurtteams"
    verbose_name = "Buurtteams en mensen"
    default_auto_field = "django.db.models.BigAutoField"
