"""The sentence above a line chart: how far it is, out of how many, and how that was a year before."""

from django.utils.html import format_html

from .zinnen import dag


def verloopzin(grafiek, *, gaat="gaat het goed of is het klaar", bij="plannen"):
    """The line that stands out and the dashed one, on the last day that somebody reported."""
    laatste = next(reversed([punt for punt in _punten(grafiek, "hoofd") if punt.waarde is not None]), None)
    if laatste is None:
        return "Er is nog geen bericht om te laten zien."
    eerste = format_html("Op {} {} bij {} {}.", dag(laatste.dag), gaat, _aantal(laatste), bij)
    if not any(lijn.soort == "vorig" for lijn in grafiek.lijnen):
        return eerste
    eerder = _op_de_dag(grafiek, laatste.dag)
    if eerder is None or eerder.waarde is None:
        return format_html("{} Van een jaar eerder is er geen bericht.", eerste)
    return format_html("{} Een jaar eerder was dat bij {}.", eerste, _aantal(eerder))


def _punten(grafiek, soort):
    namen = {lijn.naam for lijn in grafiek.lijnen if lijn.soort == soort}
    return [punt for reeks in grafiek.reeksen if reeks.naam in namen for punt in reeks.punten]


def _op_de_dag(grafiek, dag):
    """The point that the year before had reached on a day; a blank stays one."""
    return next((punt for punt in reversed(_punten(grafiek, "vorig")) if punt.dag <= dag), None)


def _aantal(punt):
    if punt.van is None:
        return format_html("<strong>{}</strong>", punt.waarde or "geen")
    return format_html("<strong>{} van de {}</strong>", punt.waarde or "geen", punt.van)
