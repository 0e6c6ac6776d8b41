"""Which stand weighs most, and what a theme shows on a day."""

import datetime
from itertools import combinations, permutations

import pytest

from plannen.models import Koers, Ronde, Stand, zwaarste

ZWAAR_NAAR_LICHT = [
    "loopt_vast",
    "deels",
    "niet_gemeld",
    "nog_niet_begonnen",
    "volgens_planning",
    "gereed",
    "gestopt",
]


@pytest.mark.parametrize("zwaar, licht", [*combinations(ZWAAR_NAAR_LICHT, 2)])
def test_het_zwaarste_wint_in_elke_volgorde(zwaar, licht):
    assert [zwaarste([zwaar, licht]), zwaarste([licht, zwaar, licht])] == [zwaar, zwaar]


@pytest.mark.parametrize("codes", [*permutations(ZWAAR_NAAR_LICHT[::3])])
def test_de_volgorde_van_meer_dan_twee_maakt_niet_uit(codes):
    assert zwaarste(codes) == "loopt_vast"


@pytest.mark.parametrize("code", ZWAAR_NAAR_LICHT)
def test_gestopt_alleen_als_alles_gestopt_is(code):
    assert zwaarste(["gestopt", code]) == code


def test_geen_plan_telt_niet_mee_en_is_geen_nul():
    assert [zwaarste([]), zwaarste(["geen_plan"]), zwaarste(["geen_plan", "gereed"])] == [
        "geen_plan",
        "geen_plan",
        "gereed",
    ]


def test_elke_koers_heeft_een_gewicht():
    assert {zwaarste([koers]) for koers in Koers} == set(Koers.values)


NOVEMBER = Ronde(opent_op=datetime.date(2026, 11, 1), sluit_op=datetime.date(2026, 11, 30))
OP = datetime.date(2026, 11, 22)
VOOR, TIJDENS = datetime.date(2026, 10, 31), datetime.date(2026, 11, 1)


@pytest.mark.parametrize(
    "koers, gemeld_op, ronde, code",
    [
        ("", None, NOVEMBER, "niet_gemeld"),
        ("", None, None, "niet_gemeld"),
        ("volgens_planning", VOOR, NOVEMBER, "niet_gemeld"),
        ("loopt_vast", VOOR, NOVEMBER, "niet_gemeld"),
        ("volgens_planning", TIJDENS, NOVEMBER, "volgens_planning"),
        ("volgens_planning", VOOR, None, "volgens_planning"),
        ("nog_niet_begonnen", TIJDENS, NOVEMBER, "nog_niet_begonnen"),
        ("nog_niet_begonnen", VOOR, NOVEMBER, "niet_gemeld"),
        ("gereed", VOOR, NOVEMBER, "gereed"),
        ("gestopt", VOOR, NOVEMBER, "gestopt"),
    ],
)
def test_wat_een_thema_op_een_dag_laat_zien(koers, gemeld_op, ronde, code):
    assert Stand.van(koers=koers, gemeld_op=gemeld_op, ronde=ronde, op=OP).code == code


def test_nog_geen_bericht_houdt_de_vorige_stand_eronder():
    stand = Stand.van(koers="deels", gemeld_op=VOOR, ronde=NOVEMBER, op=OP)
    assert (stand.woord, stand.eerder, stand.laatste_woord, stand.dagen, stand.ouderdom) == (
        "Nog geen bericht",
        "eerder: gaat deels goed",
        "Gaat deels goed",
        22,
        "22 dagen geleden",
    )


def test_zonder_enig_bericht_is_er_geen_ouderdom():
    stand = Stand.van(koers="", gemeld_op=None, ronde=NOVEMBER, op=OP)
    assert (stand.eerder, stand.dagen, stand.ouderdom) == ("", None, "nog nooit een bericht")


@pytest.mark.parametrize("dagen, woord", [(0, "vandaag"), (1, "gisteren"), (2, "2 dagen geleden")])
def test_hoe_oud_een_bericht_is(dagen, woord):
    gemeld_op = OP - datetime.timedelta(days=dagen)
    assert Stand.van(koers="deels", gemeld_op=gemeld_op, ronde=None, op=OP).ouderdom == woord
