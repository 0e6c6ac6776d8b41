"""The append-only log that each app keeps of its objects: every change of state, with who, when, why, from where."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..herkomst import huidig_adres


class Onveranderlijk(Exception):
    """Raised by every attempt to change or remove what is append-only."""


class OvergangNietMogelijk(Exception):
    """The state of the object does not allow this step (any more)."""


class AlleenToevoegenQuerySet(models.QuerySet):
    def update(self, *args, **velden):
        raise Onveranderlijk("Dit logboek kan alleen groeien.")

    def delete(self):
        raise Onveranderlijk("Dit logboek kan alleen groeien.")

    bulk_update = update


class Logregel(models.Model):
    """One line. `plannen.Gebeurtenis` adds the plan, `samenwerking.Gebeurtenis` team and organisatie."""

    soort = models.CharField("wat", max_length=40)
    object_soort = models.CharField("soort object", max_length=40)
    object_id = models.PositiveBigIntegerField("nummer van het object")
    van = models.CharField("van", max_length=200, blank=True)
    naar = models.CharField("naar", max_length=200, blank=True)
    reden = models.TextField("reden", blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door"
    )
    functie = models.CharField("functie", max_length=80, blank=True)
    namens = models.CharField("namens", max_length=120, blank=True)
    op = models.DateTimeField("op", default=timezone.now)
    adres = models.GenericIPAddressField("vanaf", null=True, blank=True)

    objects = AlleenToevoegenQuerySet.as_manager()

    class Meta:
        abstract = True
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["-op", "-pk"]

    def __str__(self):
        return f"{self.soort} {self.object_soort} {self.object_id}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise Onveranderlijk("Een gebeurtenis verandert niet meer.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Onveranderlijk("Een gebeurtenis blijft staan.")

    @classmethod
    def leg_vast(cls, soort, object, *, door, functie=None, op=None, **velden):
        """Write one line; the function of the actor is kept as text, so that it stays right after a change of roles.

        `functie` names an actor without an account, such as a partner who answers by a link.
        """
        return cls.objects.create(
            soort=soort,
            object_soort=object._meta.model_name,
            object_id=object.pk,
            door=door,
            functie=functie or (door.functie if door else "Rondetafel"),
            op=op or timezone.now(),
            adres=huidig_adres(),
            **velden,
        )
