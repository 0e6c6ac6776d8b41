"""House style 1-3: apps and layers import one way, only the edges know a request, and nothing grows too long.

Each check is a function from source to complaints; at the end each of them is shown to fire.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

WORTEL = Path(settings.BASE_DIR)
APPS = ["buurtteams", "samenwerking", "plannen", "jaren"]  # each imports itself and those to its left

# Left may not import right. What stands in one row may import each other.
LAGEN = [
    ["tijd", "herkomst", "omgeving", "geheimen", "herleidbaar", "uitvoer", "triggers"],
    ["models", "openingstijden"],
    ["rechten"],
    [
        *("bewaking", "jaarstand", "acties", "agenda", "momentopname", "persoonsgegevens"),
        *("aanmelden", "referentie", "bewaard", "opslaan", "stempels", "stempeltriggers"),
    ],
    ["taken", "planpagina", "kalender", "geschiedenis", "overzicht", "verslag", "herinneringen", "voorbeeld"],
    ["filters", "context"],
    ["forms"],
    ["views"],
    ["middleware", "templatetags", "beheer", "admin", "management", "controles", "apps"],
    ["urls"],
    ["settings", "settings_tests", "wsgi"],
]
LAAG = {naam: nummer for nummer, namen in enumerate(LAGEN) for naam in namen}
OVERAL = {"tests", "factories", "migrations"}  # what only tests and Django itself use

# Where a request comes in: views and middleware, and what Django and allauth call with one.
KENT_VERZOEK = {"views", "middleware", "context", "aanmelden", "beheer", "admin", "bewaard"}
VERZOEK = {"django.http", "django.shortcuts", "django.contrib.messages"}

NOEMT_ANDERE_APPS = {"buurtteams/urls.py", "buurtteams/settings.py"}  # settings name what Django loads


@dataclass(frozen=True)
class Bestand:
    pad: str
    bron: str

    @property
    def delen(self):
        return Path(self.pad).with_suffix("").parts

    @property
    def app(self):
        return self.delen[0]

    @property
    def laag(self):
        return next((deel for deel in self.delen[1:] if deel in OVERAL), self.delen[1])

    @property
    def boom(self):
        return ast.parse(self.bron)


def bestanden():
    paden = [pad for app in APPS for pad in sorted((WORTEL / app).rglob("*.py"))]
    gevonden = [Bestand(pad.relative_to(WORTEL).as_posix(), pad.read_text(encoding="utf-8")) for pad in paden]
    return [bestand for bestand in gevonden if bestand.delen[1] != "__init__"]


BESTANDEN = bestanden()
EIGEN_CODE = [bestand for bestand in BESTANDEN if bestand.laag not in OVERAL]
MET_FABRIEKEN = [bestand for bestand in BESTANDEN if bestand.laag not in {"tests", "migrations"}]


def importen(bestand):
    """Every module that a file imports, anywhere in it, by its full name; `from x import y` counts as x.y."""
    pakket = bestand.delen[:-1]
    for knoop in ast.walk(bestand.boom):
        if isinstance(knoop, ast.Import):
            yield from (naam.name for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            basis = pakket[: len(pakket) - knoop.level + 1] if knoop.level else ()
            module = [*basis, *([knoop.module] if knoop.module else [])]
            yield from (".".join([*module, naam.name]) for naam in knoop.names)


def eigen_importen(bestand):
    """(app, layer) of each import of our own code."""
    for naam in importen(bestand):
        delen = naam.split(".")
        if delen[0] in APPS:
            yield delen[0], next((deel for deel in delen[1:] if deel in OVERAL), delen[1] if delen[1:] else "")


def verkeerde_apps(bestand):
    mag = APPS[: APPS.index(bestand.app) + 1]
    return sorted({f"{bestand.pad} → {app}" for app, _ in eigen_importen(bestand) if app not in mag})


def verkeerde_lagen(bestand):
    """A layer to the right, in the own app or in an app to the left."""
    eigen = LAAG[bestand.laag]
    return sorted({f"{bestand.pad} → {laag}" for _, laag in eigen_importen(bestand) if LAAG.get(laag, 99) > eigen})


def genoemde_apps(bestand):
    """Modules of apps to the right, named in a string."""
    rechts = tuple(f"{app}." for app in APPS[APPS.index(bestand.app) + 1 :])
    woorden = [knoop.value for knoop in ast.walk(bestand.boom) if isinstance(knoop, ast.Constant)]
    tekst = {docstring.value for docstring in docstrings(bestand.boom)}
    woorden = [woord for woord in woorden if isinstance(woord, str) and woord not in tekst]
    return [f"{bestand.pad}: {woord}" for woord in woorden if rechts and woord.startswith(rechts)]


def docstrings(boom):
    for knoop in ast.walk(boom):
        lichaam = getattr(knoop, "body", None)
        eerste = lichaam[0] if isinstance(lichaam, list) and lichaam else None
        if isinstance(eerste, ast.Expr) and isinstance(eerste.value, ast.Constant):
            yield eerste.value


def kent_verzoek(bestand):
    namen = {knoop.arg for knoop in ast.walk(bestand.boom) if isinstance(knoop, ast.arg)}
    namen |= {knoop.id for knoop in ast.walk(bestand.boom) if isinstance(knoop, ast.Name)}
    gevonden = {naam for naam in importen(bestand) for verzoek in VERZOEK if f"{naam}.".startswith(f"{verzoek}.")}
    return sorted(f"{bestand.pad}: {naam}" for naam in gevonden | (namen & {"request"}))


def verborgen_importen(bestand):
    """Imports that do not stand at the top: in a function, a class or a condition."""
    boom = bestand.boom
    bovenaan = set(map(id, boom.body))
    diep = [k for k in ast.walk(boom) if isinstance(k, ast.Import | ast.ImportFrom) and id(k) not in bovenaan]
    return [f"{bestand.pad}:{knoop.lineno}" for knoop in diep]


def te_lang(bestand):
    functies = [knoop for knoop in ast.walk(bestand.boom) if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef)]
    lang = [f"{bestand.pad}: {f.name}" for f in functies if f.end_lineno - f.lineno + 1 > 30]
    return lang + [bestand.pad] * (len(bestand.bron.splitlines()) > 300)


def verkeerde_relaties(modellen):
    """A string in a ForeignKey leaves no import; the model itself knows where it points."""
    for model in modellen:
        mag = APPS[: APPS.index(model._meta.app_label) + 1]
        for veld in [*model._meta.fields, *model._meta.many_to_many]:
            doel = veld.related_model._meta.app_label if veld.related_model else ""
            if doel in APPS and doel not in mag:
                yield f"{model.__name__}.{veld.name} → {doel}"


def test_elk_bestand_heeft_een_laag():
    assert sorted({bestand.laag for bestand in EIGEN_CODE} - set(LAAG)) == []


@pytest.mark.parametrize("check, lijst", [
    (verkeerde_apps, MET_FABRIEKEN),
    (verkeerde_lagen, EIGEN_CODE),
    (kent_verzoek, [b for b in EIGEN_CODE if b.laag not in KENT_VERZOEK]),
    (genoemde_apps, [b for b in MET_FABRIEKEN if b.pad not in NOEMT_ANDERE_APPS]),
    (verborgen_importen, MET_FABRIEKEN),
    (te_lang, MET_FABRIEKEN),
], ids=lambda waarde: getattr(waarde, "__name__", ""))  # fmt: skip
def test_de_code_houdt_zich_eraan(check, lijst):
    assert [klacht for bestand in lijst for klacht in check(bestand)] == []


def test_relaties_wijzen_naar_links():
    modellen = [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    assert list(verkeerde_relaties(modellen)) == []


# Each check fires


KWAAD = [
    (verkeerde_apps, "buurtteams/rechten.py", "from plannen.models import Plan"),
    (verkeerde_apps, "buurtteams/rechten.py", "import samenwerking.models"),
    (verkeerde_apps, "samenwerking/acties.py", "def f():\n    from plannen import acties"),
    (verkeerde_lagen, "plannen/models/plan.py", "from ..rechten import is_trekker"),
    (verkeerde_lagen, "plannen/models/plan.py", "def f():\n    from plannen import acties"),
    (verkeerde_lagen, "plannen/acties.py", "from .forms.plan import PlanFormulier"),
    (verkeerde_lagen, "plannen/taken.py", "from .forms import plan"),
    (verkeerde_lagen, "plannen/overzicht/stad.py", "from ..views.plan import plan"),
    (verkeerde_lagen, "plannen/forms/plan.py", "import plannen.views.plan"),
    (verkeerde_lagen, "plannen/views/plan.py", "from ..urls import urlpatterns"),
    (verkeerde_lagen, "plannen/rechten.py", "from buurtteams.views.aanmelden import inloggen"),
    (verkeerde_lagen, "plannen/views/plan.py", "from plannen.factories import PlanFactory"),
    (genoemde_apps, "buurtteams/acties.py", 'importeer("plannen.acties")'),
    (kent_verzoek, "plannen/acties.py", "def bewaar(request): pass"),
    (kent_verzoek, "plannen/forms/plan.py", "from django.http import Http404"),
    (kent_verzoek, "plannen/rechten.py", "import django.http"),
    (verborgen_importen, "plannen/acties.py", "def f():\n    import os"),
    (verborgen_importen, "plannen/acties.py", "if True:\n    from os import path"),
    (te_lang, "plannen/acties.py", "def f():\n" + "    x = 1\n" * 30),
    (te_lang, "plannen/acties.py", "x = 1\n" * 301),
]


@pytest.mark.parametrize("check, pad, bron", KWAAD)
def test_wat_niet_mag_wordt_gezien(check, pad, bron):
    assert len(check(Bestand(pad, bron))) == 1


GOED = [
    (verkeerde_apps, "plannen/acties.py", "from buurtteams.models import Rol\nfrom . import models"),
    (verkeerde_lagen, "plannen/views/plan.py", "from ..forms import plan\nfrom ..taken import taken_voor\nimport os"),
    (genoemde_apps, "buurtteams/acties.py", '"""plannen.models is further to the right."""'),
    (kent_verzoek, "plannen/acties.py", "from django.db import transaction"),
    (verborgen_importen, "plannen/acties.py", "import os\nfrom os import path"),
    (te_lang, "plannen/acties.py", "def f():\n" + "    x = 1\n" * 29),
]


@pytest.mark.parametrize("check, pad, bron", GOED)
def test_wat_mag_wordt_met_rust_gelaten(check, pad, bron):
    assert check(Bestand(pad, bron)) == []


def test_een_relatie_naar_rechts_wordt_gezien(monkeypatch):
    monkeypatch.setitem(globals(), "APPS", ["plannen", "samenwerking", "buurtteams"])
    assert "Plan.team → buurtteams" in list(verkeerde_relaties(apps.get_app_config("plannen").get_models()))
