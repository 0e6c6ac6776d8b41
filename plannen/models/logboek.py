"""The log of the year: what happened to a plan and to all that hangs on it, and to the year itself."""

from django.db import models

from buurtteams.models.logboek import Logregel


class Gebeurtenis(Logregel):
    plan = models.ForeignKey(
        "plannen.Plan", models.PROTECT, null=True, blank=True, related_name="gebeurtenissen", verbose_name="plan"
    )

    class Meta(Logregel.Meta):
        abstract = False
        indexes = [models.Index(fields=["plan", "-op"]), models.Index(fields=["object_soort", "object_id"])]
