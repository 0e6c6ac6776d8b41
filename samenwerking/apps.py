from django.apps import AppConfig


class SamenwerkingConfig(AppConfig):
    name = "samenwerking"
    verbose_name = "Samenwerking"
    default_auto_field = "django.db.models.BigAutoField"
