"""Keys in addresses stay out of the log: a refused request is logged with its path, and its key may still work."""

import logging
import re

# Whatever follows these in a path is a key.
MET_SLEUTEL = re.compile(r"(/(?:antwoord|uitnodiging|account/wachtwoord/nieuw)/)[^/\s?\"']+")


class ZonderSleutels(logging.Filter):
    def filter(self, record):
        tekst = record.getMessage()
        zonder = MET_SLEUTEL.sub(r"\1***", tekst)
        if zonder != tekst:
            record.msg, record.args = zonder, ()
        return True
