"""The register of personal data against the models: no field can be forgotten."""

import re

import pytest
from django.apps import apps
from django.db import models

from buurtteams.models import Gebruiker, Rol, Uitnodiging
from jaren.persoonsgegevens import register
from jaren.persoonsgegevens.register import APPS, NIET_PERSOONLIJK, PERSOONLIJK, VAN_ANDEREN, eigen_model, soort_van
from samenwerking.models import Contactpersoon, Organisatie

MET_TEKST = (
    *(models.CharField, models.TextField, models.GenericIPAddressField, models.JSONField),
    *(models.BinaryField, models.FileField),
)
PERSONEN = (Gebruiker, Contactpersoon)
# Of these a row is about one person, so that every field says something of that person, a day or a tick box as well.
OVER_EEN_PERSOON = (*PERSONEN, Rol, Uitnodiging)
# What is never kept, in whatever form (rule 10): no field is called so.
NOOIT = re.compile(r"geboort|leeftijd|bsn|burgerservice|geslacht|etnic|nationalit|afkomst|religie|geloof|iban|rekening")


def kan_persoonlijk_zijn(veld):
    """A text that somebody typed, an address, or a link to a person; a choice from a list is none of these."""
    if veld.model in OVER_EEN_PERSOON:
        return not veld.primary_key
    if veld.is_relation:
        return veld.related_model in PERSONEN
    return isinstance(veld, MET_TEKST) and not veld.choices and veld.name != "history_type"


def eigen_velden():
    for app in APPS:
        for model in apps.get_app_config(app).get_models(include_auto_created=True):
            velden = [*model._meta.concrete_fields, *model._meta.many_to_many]
            yield from ((model, veld.name) for veld in velden if kan_persoonlijk_zijn(veld))


def onbekende(velden):
    for model, veld in velden:
        try:
            soort_van(model, veld)
        except KeyError as fout:
            yield fout.args[0]


def test_elk_veld_staat_in_het_register_of_is_niet_persoonlijk():
    assert sorted(onbekende(eigen_velden())) == []


def test_geen_model_heeft_een_veld_voor_afkomst_geboorte_of_nummers_van_een_persoon():
    velden = [veld for app in APPS for model in apps.get_app_config(app).get_models() for veld in model._meta.fields]
    assert [str(veld) for veld in velden if NOOIT.search(veld.name)] == []


@pytest.mark.parametrize("model, veld, verwacht", [
    (Gebruiker, "last_login", True), (Contactpersoon, "tot", True), (Rol, "id", False), (Organisatie, "soort", False),
    (Organisatie, "achterban", True),
])  # fmt: skip
def test_controle_van_een_persoon_telt_elk_veld(model, veld, verwacht):
    assert kan_persoonlijk_zijn(model._meta.get_field(veld)) is verwacht


def test_het_register_noemt_geen_veld_dat_niet_bestaat():
    er_zijn = {(eigen_model(model)._meta.label, veld) for model, veld in eigen_velden()}
    genoemd = {(label, veld) for label, velden in NIET_PERSOONLIJK.items() for veld in velden.split()}
    for label, soorten in PERSOONLIJK.items():
        genoemd |= {(label, veld) for velden in soorten.values() for veld in velden.split()}
    assert sorted(genoemd - er_zijn) == []


def test_geen_veld_staat_er_twee_keer():
    for label, soorten in PERSOONLIJK.items():
        velden = [veld for tekst in [*soorten.values(), NIET_PERSOONLIJK.get(label, "")] for veld in tekst.split()]
        assert len(velden) == len(set(velden)), label


def test_elke_tabel_van_een_bibliotheek_is_genoemd():
    van_anderen = {model._meta.label for model in apps.get_models() if model._meta.app_label not in APPS}
    assert sorted(van_anderen - set(VAN_ANDEREN)) == []


def test_wat_naar_een_account_wijst_in_een_bibliotheek_is_persoonlijk():
    modellen = [model for model in apps.get_models() if model._meta.app_label not in APPS]
    wijst = {m._meta.label for m in modellen if any(v.related_model is Gebruiker for v in m._meta.concrete_fields)}
    assert [label for label in sorted(wijst) if VAN_ANDEREN[label] is None] == []


def test_wat_van_een_contact_gewist_wordt_staat_als_contactgegeven_in_het_register():
    velden = PERSOONLIJK["samenwerking.Contactpersoon"][register.CONTACT].split()
    assert set(velden) == {*Contactpersoon.PERSOONLIJK, "gebruiker"}


def test_een_geschiedenis_houdt_wat_haar_model_houdt():
    historie = apps.get_model("plannen", "HistoricalActie")
    soorten = [soort_van(historie, veld) for veld in ("gebruiker", "history_user", "history_change_reason")]
    assert soorten == [register.AUTEUR, register.AUTEUR, register.FUNCTIE]


def test_controle_een_nieuw_veld_valt_op():
    assert list(onbekende([(Gebruiker, "geboortedatum")])) == ["buurtteams.Gebruiker.geboortedatum"]
    with pytest.raises(KeyError):
        soort_van(Gebruiker, "history_user")
