from django.apps import AppConfig


class BuurtteamsConfig(AppConfig):
    name = "buurtteams"
    verbose_name = "Buurtteams en mensen"
    default_auto_field = "django.db.models.BigAutoField"
