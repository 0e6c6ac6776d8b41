"""The log of working together: what happened to an agreement, a meeting, an inloop, a story or a contact."""

from django.db import models

from buurtteams.models.logboek import Logregel


class Gebeurtenis(Logregel):
    class Meta(Logregel.Meta):
        abstract = False
        indexes = [models.Index(fields=["object_soort", "object_id"])]
