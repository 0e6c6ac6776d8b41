"""The sentence above a line chart: how far it is, out of how many, and how that was a year before."""

from django.utils.html import format_html

from .zinnen import dag


def verloopzin(grafiek, *, gaat="gaat het goed of is het klaar", bij="plannen"):
    """The line that stands out and the dashed one, on the last day that somebody reported."""
    laatste = _laatste(grafiek, "hoofd")
    if laatste is None:
        return "Er is nog geen bericht om te laten zien."
    eerste = format_html("Op {} {} bij {} {}.", dag(laatste.dag), gaat, _aantal(laatste), bij)
    if not any(lijn.soort == "vorig" for lijn in grafiek.lijnen):
        return eerste
    eerder = _laatste(grafiek, "vorig", laatste.dag)
    if eerder is None:
        return format_html("{} Van een jaar eerder is er geen bericht.", eerste)
    return format_html("{} Een jaar eerder was dat bij {}.", eerste, _aantal(eerder))


def _laatste(grafiek, soort, op=None):
    """The last reported point of the line of this kind, up to and including a day."""
    namen = {lijn.naam for lijn in grafiek.lijnen if lijn.soort == soort}
    punten = [punt for reeks in grafiek.reeksen if reeks.naam in namen for punt in reeks.gemeld]
    return next((punt for punt in reversed(punten) if op is None or punt.dag <= op), None)


def _aantal(punt):
    if punt.van is None:
        return format_html("<strong>{}</strong>", punt.waarde or "geen")
    return format_html("<strong>{} van de {}</strong>", punt.waarde or "geen", punt.van)
