"""What is posted in the walk: per page the data that succeed for whoever may send them."""

from django.contrib import admin
from django.forms.models import model_to_dict

from buurtteams.factories import WACHTWOORD
from buurtteams.forms.verschil import basis_van
from jaren.tests import invoer as invoer_van_jaren
from plannen.forms.plan import RIJEN, PlanFormulier
from plannen.models import Plan
from samenwerking.tests.tafel import invoer_van_samenwerking

NIEUW_WACHTWOORD = "vier-woorden-op-een-rij"
GETYPT = {"getypt": "Dit typte ik <net> zelf."}  # goes along with every POST; no page knows the field


def maak_invoer(rij, wereld):
    if not rij.data:
        return GETYPT
    maker = getattr(invoer_van_jaren, rij.data, None) or invoer_van_samenwerking(rij.data) or globals()[rij.data]
    return GETYPT | maker(wereld, wereld.object(rij), rij)


def inloggen(wereld, object, rij):
    return {"login": wereld.rollen["coordinator"].email, "password": WACHTWOORD}


def wachtwoord_wijzigen(wereld, object, rij):
    return {"oldpassword": WACHTWOORD, "password1": NIEUW_WACHTWOORD, "password2": NIEUW_WACHTWOORD}


def wachtwoord_vergeten(wereld, object, rij):
    return {"email": wereld.rollen["coordinator"].email}


def uitnodiging_nieuw(wereld, object, rij):
    return {"soort": "gemeente", "naam": "Gerda", "email": "gerda@utrecht.test", "functie": ""}


def account_maken(wereld, object, rij):
    return {"naam": "Gerda", "wachtwoord": NIEUW_WACHTWOORD, "wachtwoord_nogmaals": NIEUW_WACHTWOORD}


# Plans


def velden_van(form):
    """What a browser would send of one form as it stands."""
    velden = {gebonden.html_name: gebonden.value() for gebonden in form}
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None and waarde is not False}


def planvelden(plan, gebruiker):
    formulier = PlanFormulier(plan=plan, gebruiker=gebruiker)
    velden = velden_van(formulier.kern)
    for form in formulier.themas:
        velden |= velden_van(form)
    for rijen in formulier.rijensets:
        rijen.extra = 0
        velden |= velden_van(rijen.management_form)
        for form in rijen.forms:
            velden |= velden_van(form)
    return velden | {"basis": basis_van(formulier.vlak())}


def plan_bewerken(wereld, object, rij):
    plan = object or wereld.staten["concept"].plan
    plan = Plan.objects.get(pk=plan.pk)
    velden = planvelden(plan, wereld.rollen["coordinator"])
    return velden | {"versie": plan.versie, "plan-titel": "Een andere titel"}


def plan_nieuw(wereld, object, rij):
    plan = Plan(cyclus=wereld.cyclus, team=wereld.team)
    velden = planvelden(plan, wereld.rollen["coordinator"])
    rijen = {f"{naam}-{deel}_FORMS": 0 for naam in RIJEN for deel in ("TOTAL", "INITIAL")}
    return velden | rijen | {"plan-titel": "Een nieuw plan"}


def reden(wereld, object, rij):
    return {"reden": "Omdat het zo is afgesproken."}


def afspraakstand(wereld, object, rij):
    return {"stand": "nagekomen", "dag": "2026-11-20", "reden": "Elk team doet dit nu."}


def voortgang(wereld, object, rij):
    staat = wereld.staten.get(rij.wereld, wereld.staten["concept"])
    velden = {
        "koers": "deels",
        "wat_gebeurd": "De folder is nog niet klaar.",
        "bewijs": "eigen_opgave",
        "onderdeel": "sociaal",
        "functie": "gezinswerker",
    }
    return {f"pt{staat.planthema.pk}-{naam}": waarde for naam, waarde in velden.items()}


def ongewijzigd(wereld, object, rij):
    staat = wereld.staten.get(rij.wereld, wereld.staten["concept"])
    return {f"on{staat.planthema.pk}-uitleg": "Er was vakantie."}


def actie(wereld, object, rij):
    actie = object or wereld.staten["concept"].actie
    return {"klaar": "on", "klaar_op": "2026-11-20", "datum": actie.datum.isoformat(), "versie": actie.versie}


def meting(wereld, object, rij):
    return {"waarde": "7", "op": "2026-11-20", "toelichting": "geteld bij de deur"}


def vraag_nieuw(wereld, object, rij):
    return {"over": "plan", "tekst": "Wat doen de bewoners zelf?", "antwoord_voor": "2026-12-15"}


def antwoord(wereld, object, rij):
    return {"antwoord": "Ja, dat kan.", "versie": object.versie if object else 1}


# The Django admin: any model, so by rule


def modelvelden(object, **anders):
    velden = model_to_dict(object) | anders
    gevuld = {naam: waarde for naam, waarde in velden.items() if waarde is not None and waarde is not False}
    beheerder = admin.site._registry[type(object)]
    for regels in beheerder.inlines:
        wijst = next(veld for veld in regels.model._meta.fields if veld.related_model is type(object))
        naam = wijst.remote_field.get_accessor_name(model=regels.model)
        gevuld |= {f"{naam}-TOTAL_FORMS": 0, f"{naam}-INITIAL_FORMS": 0}
    return gevuld


def anders(veld, waarde):
    """Another value than this one, for a field that must differ from every other row; what is empty may stay so."""
    if veld.choices or veld.is_relation or veld.primary_key or waarde == "":
        return waarde
    if isinstance(waarde, str):
        return f"{waarde[:-1]}z"
    return 777 if type(waarde) is int else waarde


def beheer_add(wereld, object, rij):
    velden = {naam: anders(object._meta.get_field(naam), waarde) for naam, waarde in model_to_dict(object).items()}
    return modelvelden(object, **velden)


def beheer_change(wereld, object, rij):
    return modelvelden(object)


def beheer_delete(wereld, object, rij):
    return {"post": "yes"}
