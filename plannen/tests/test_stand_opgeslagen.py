"""The stored stand of a theme is always what a recomputation from its reports gives, whatever happened in between."""

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurtteams.factories import CoordinatorFactory
from plannen import acties
from plannen.factories import PlanThemaFactory, moment
from plannen.models import Koers, PlanThema, Voortgang

STAPPEN = st.lists(
    st.one_of(
        st.tuples(st.just("meld"), st.sampled_from(Koers.values)),
        st.tuples(st.just("niets veranderd"), st.none()),
        st.tuples(st.just("trek in"), st.integers(0, 6)),
    ),
    max_size=8,
)


def doe(stap, waarde, planthema, door, op):
    if stap == "meld":
        velden = {"wat_gebeurd": "Er gebeurde iets.", "geprobeerd": "Gebeld.", "bewijs_toelichting": "turflijst"}
        acties.meld_voortgang(voortgang=Voortgang(planthema=planthema, koers=waarde, **velden), door=door, op=op)
    elif stap == "niets veranderd" and planthema.laatste:
        acties.meld_voortgang(voortgang=acties.niets_veranderd(planthema, door=door), door=door, op=op)
    elif stap == "trek in":
        for bericht in Voortgang.objects.geldig().filter(planthema=planthema).order_by("pk")[waarde : waarde + 1]:
            acties.trek_voortgang_in(voortgang=bericht, door=door, op=op)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN)
def test_de_opgeslagen_stand_is_die_van_het_laatste_geldige_bericht(db, cyclus, stappen):
    planthema = PlanThemaFactory()
    door = CoordinatorFactory(buurtteam=planthema.plan.team).gebruiker
    for uur, (stap, waarde) in enumerate(stappen):
        planthema = PlanThema.objects.get(pk=planthema.pk)
        doe(stap, waarde, planthema, door, moment(11, 10) + datetime.timedelta(hours=uur))
    planthema.refresh_from_db()
    geldig = [bericht for bericht in planthema.voortgang.all() if bericht.ingetrokken_op is None]
    laatste = max(geldig, key=lambda bericht: (bericht.gemeld_op, bericht.pk), default=None)
    verwacht = (laatste.koers, laatste.gemeld_op, laatste) if laatste else ("", None, None)
    assert (planthema.koers, planthema.gemeld_op, planthema.laatste) == verwacht


def test_een_bericht_van_eerder_dat_later_binnenkomt_is_niet_het_laatste(cyclus, planthema, coordinator):
    for op, koers in ((moment(11, 12), "deels"), (moment(11, 3), "volgens_planning")):
        doe("meld", koers, planthema, coordinator, op)
    planthema.refresh_from_db()
    assert (planthema.koers, planthema.gemeld_op) == ("deels", moment(11, 12))


def test_van_twee_op_hetzelfde_moment_telt_het_laatst_ingevoerde(cyclus, planthema, coordinator):
    for koers in ("deels", "volgens_planning"):
        doe("meld", koers, planthema, coordinator, moment(11, 12))
    planthema.refresh_from_db()
    assert planthema.koers == "volgens_planning"
