"""The calendar of the example city: written as if today were BASIS, moved to the real day in whole weeks."""

import datetime
import re
from dataclasses import dataclass, field

from django.utils import formats, timezone

BASIS = datetime.date(2026, 11, 22)
FORMATEN = {None: "j F", "jaar": "j F Y", "maand": "F", "dag": "l j F", "jaartal": "Y"}


@dataclass
class Verschuiving:
    """Moves the dates of the data files to the day that counts as today."""

    vandaag: datetime.date
    weken: datetime.timedelta = field(init=False)

    def __post_init__(self):
        self.weken = datetime.timedelta(weeks=(self.vandaag - BASIS).days // 7)

    def dag(self, tekst):
        return datetime.date.fromisoformat(tekst) + self.weken if tekst else None

    def moment(self, tekst, uur=11):
        """A moment on that day, never after the end of today."""
        dag = min(self.dag(tekst), self.vandaag)
        return timezone.make_aware(datetime.datetime.combine(dag, datetime.time(uur, 30)))

    def tekst(self, tekst):
        def vervang(treffer):
            return formats.date_format(self.dag(treffer[1]), FORMATEN[treffer[2]])

        return re.sub(r"\[\[(\d{4}-\d\d-\d\d)(?:\|(\w+))?\]\]", vervang, tekst or "")

    @property
    def jaar(self):
        """The year that this year's plans bear: that of the middle of their shifted calendar."""
        return self.dag("2026-07-01").year
