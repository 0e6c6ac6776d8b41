"""A year as data: everything that its report needs, so that nothing else has to be read any more.

Plain data only (text, whole numbers, yes and no, lists); dates as ISO text; labels, texts and functions as they are at
that moment; never the name of a person. `kenmerk` tells plans apart and matches them between years; nothing has to be
looked up with it.
"""

from django.utils import timezone

from plannen.models import Jaarcyclus

from ..models import Momentopname, canoniek
from .bron import lees_bron
from .jaar import adviezen, afspraken, agenda, fasen, ingetrokken, prioriteitswijken, rondes, teams_zonder_plan
from .kerncijfers import kerncijfers
from .plan import besluiten_zonder_plan, plannen, reactie_van
from .stilte import wie_niet_meldde, zonder_terugblik
from .thema import themas
from .vorig import lees_vorig, zet_vorig_erbij
from .woorden import als_dag, dag, woord

SCHEMA = 1


def stel_samen(cyclus, *, op=None, nummer=None):
    """The year on the day `op`. With a `nummer` it is that of a momentopname, without one it is a concept.

    Plans that the gemeente adopted, and only those: everyone who may see the report may see them. The voices stand in
    it from the phase *bespreking* on. A constant number of queries.
    """
    inhoud = _van_een_jaar(cyclus, op=als_dag(op), nummer=nummer)
    zet_vorig_erbij(inhoud, lees_vorig(cyclus, lambda jaar: _van_een_jaar(jaar, op=als_dag(op), nummer=None)))
    return inhoud


def _van_een_jaar(cyclus, *, op, nummer):
    bron = lees_bron(cyclus, op=op)
    fase = cyclus.fase if nummer is None else Jaarcyclus.Fase.AFGESLOTEN
    inhoud = {
        "schema": SCHEMA,
        "jaar": cyclus.jaar,
        "status": "concept" if nummer is None else "vastgesteld",
        "nummer": nummer,
        "op": op.isoformat(),
        "fase": woord(Jaarcyclus.Fase(fase)),
        "stemmen_open": bron.stemmen_open,
        "gesprek_op": dag(cyclus.bespreking_op),
        "terugblik_voor": dag(cyclus.terugblik_voor),
        "plannen_per_team": cyclus.aantal_plannen,
        "vorig_jaar": None,
        **_delen(bron),
    }
    return inhoud | {"kerncijfers": kerncijfers(inhoud)}


def _delen(bron):
    plan_voor_plan = plannen(bron)
    return {
        "fasen": fasen(bron),
        "rondes": rondes(bron),
        "aantal_teams": len(bron.teams),
        "prioriteitswijken": prioriteitswijken(bron),
        "plannen": plan_voor_plan,
        "ingetrokken": ingetrokken(bron),
        "teams_zonder_plan": teams_zonder_plan(bron),
        "themas": themas(bron, plan_voor_plan),
        "niet_gemeld": wie_niet_meldde(bron),
        "zonder_terugblik": zonder_terugblik(bron),
        "agenda": agenda(bron),
        "besluiten": besluiten_zonder_plan(bron),
        "reactie": reactie_van(bron, None),
        "adviezen": adviezen(bron),
        "afspraken": afspraken(bron),
    }


def maak_momentopname(*, cyclus, door, op=None):
    """Write the next numbered momentopname of the year; called while the year closes, inside that transaction."""
    op = op or timezone.now()
    laatste = Momentopname.objects.filter(jaar=cyclus.jaar).order_by("-nummer").first()
    nummer = laatste.nummer + 1 if laatste else 1
    inhoud = stel_samen(cyclus, op=op, nummer=nummer)
    inhoud |= {"vastgesteld_door": door.functie, "vastgesteld_op": dag(op)}
    return Momentopname.objects.create(
        jaar=cyclus.jaar, nummer=nummer, schema=SCHEMA, inhoud=canoniek(inhoud), gemaakt_op=op, functie=door.functie
    )
