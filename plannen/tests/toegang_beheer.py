"""The rows of the Django admin, by rule: beheer gets in, for everyone else nothing is there.

The rule is written down here per model, apart from the ModelAdmin classes that must follow it.
"""

from .toegang_rij import GELUKT, IEDEREEN, Rij

BEHEREN = {
    "buurtteams": ["wijk", "instelling", "buurtteam", "thema"],
    "samenwerking": ["organisatie", "contactpersoon", "kennisitem"],
    "plannen": ["rondetafelafspraak"],
}
OOK_VERWIJDEREN = {"buurtteams": ["knelpunt", "aanbeveling"]}
# Onderdelen come with their team, people by invitation.
NIET_TOEVOEGEN = {"buurtteams": ["onderdeel", "gebruiker"]}
ALLEEN_LEZEN = {
    "buurtteams": ["uitnodiging"],
    "plannen": ["jaarcyclus", "plan", "voortgang", "vraag", "gebeurtenis"],
    "jaren": [
        *("terugblik", "oordeel", "agendapunt", "besluit", "bestuurlijkereactie", "advies"),
        *("momentopname", "herinnering"),
    ],
}
APPS = ("buurtteams", "samenwerking", "plannen", "jaren")

GEZIEN = {200: "beheer"}
GEDAAN = {GELUKT: "beheer"}
GEWEIGERD = {403: "beheer"}
WEG = {302: "beheer"}  # leads on, and nothing has changed


def modelrijen(app, model, *, toevoegen=True, wijzigen=True, verwijderen=False):
    naam = f"admin:{app}_{model}"

    def bladzijde(soort, mag):
        get, post = (GEZIEN, GEDAAN) if mag else (GEWEIGERD, GEWEIGERD)
        return Rij(f"{naam}_{soort}", model, get=get, post=post, data=f"beheer_{soort}")

    return [
        Rij(f"{naam}_changelist", model, get=GEZIEN, post=GEZIEN),
        bladzijde("add", toevoegen),
        Rij(f"{naam}_change", model, GEZIEN, GEDAAN if wijzigen else GEWEIGERD, "beheer_change"),
        Rij(f"{naam}_change", "onbekend", get=WEG, post=WEG if wijzigen else GEWEIGERD),
        bladzijde("delete", verwijderen),
        Rij(f"{naam}_history", model, get=GEZIEN, post=GEZIEN),
        Rij(f"beheer/{app}/{model}/<path:object_id>/", model, get=WEG, post=WEG),
    ]


def soorten():
    """Per kind of model: which models, and what beheer may do with them."""
    yield BEHEREN, {}
    yield OOK_VERWIJDEREN, {"verwijderen": True}
    yield NIET_TOEVOEGEN, {"toevoegen": False}
    yield ALLEEN_LEZEN, {"toevoegen": False, "wijzigen": False}


def beheerrijen():
    rijen = [
        # The admin's own sign-in and sign-out lead to ours.
        Rij("beheer/login/", get={302: IEDEREEN}, post={302: IEDEREEN}),
        Rij("beheer/logout/", post={302: IEDEREEN}),
        Rij("admin:index", get=GEZIEN, post=GEZIEN),
        *(Rij("admin:app_list", app, get=GEZIEN, post=GEZIEN) for app in APPS),
        Rij("admin:jsi18n", get=GEZIEN),
        Rij("admin:autocomplete", get=GEWEIGERD),
        Rij(
            "admin:autocomplete",
            get=GEZIEN,
            zoek="app_label=buurtteams&model_name=onderdeel&field_name=buurtteam&term=oost",
        ),
        Rij("admin:view_on_site", "plan", get=WEG, post=WEG),
        Rij("beheer/(?P<url>.*)$", get={}, post={}),
    ]
    for modellen, mag in soorten():
        rijen += [rij for app, namen in modellen.items() for model in namen for rij in modelrijen(app, model, **mag)]
    return rijen
