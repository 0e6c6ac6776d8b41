"""The steps of the example years in the order of their days, whatever file they stand in."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from simple_history.signals import pre_create_historical_record

from plannen.voorbeeld.datums import Verschuiving


@dataclass
class Kroniek:
    datums: Verschuiving
    stappen: list = field(default_factory=list)
    nu: datetime | None = None

    def noteer(self, dag, uur, doe):
        """`doe` is called with the moment as `op=`; on one moment, in the order of noting."""
        self.stappen.append((dag, uur, doe))

    def speel(self):
        with self.gedateerde_versies():
            for dag, uur, doe in sorted(self.stappen, key=lambda stap: stap[:2]):
                self.nu = self.datums.moment(dag, uur)
                doe(op=self.nu)

    @contextmanager
    def gedateerde_versies(self):
        """The acties fetch their rows anew, so each kept version gets its moment where it is made."""
        pre_create_historical_record.connect(self.dateer)
        try:
            yield
        finally:
            pre_create_historical_record.disconnect(self.dateer)

    def dateer(self, *, history_instance, **kwargs):
        history_instance.history_date = self.nu
