"""The Django admin keeps to the content security policy: the watch of conftest.py fails the test when it does not."""

import pytest
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import expect

from buurtteams.factories import AanbevelingFactory, BuurtteamFactory, UitnodigingFactory, UitvoeringFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("breedte", [1280, 390])
def test_alle_lijsten_en_een_rij_van_elk(meld_aan, beheer, coordinator, breedte):
    BuurtteamFactory()
    AanbevelingFactory()
    UitvoeringFactory()
    UitnodigingFactory()
    page = meld_aan(beheer, breedte=breedte)
    for model in admin.site._registry:
        naam = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        paden = [reverse(f"{naam}_changelist")]
        if rij := model.objects.first():
            paden += [reverse(f"{naam}_change", args=[rij.pk]), reverse(f"{naam}_history", args=[rij.pk])]
        for pad in paden:
            assert page.goto(pad).status == 200
            expect(page.get_by_role("heading", level=1)).not_to_be_empty()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), pad


def test_een_rol_toevoegen_met_het_script_van_het_beheer(meld_aan, beheer, coordinator):
    page = meld_aan(beheer)
    page.goto(reverse("admin:buurtteams_gebruiker_change", args=[coordinator.pk]))
    page.get_by_text("Nog een Rol toevoegen").click()
    page.locator("#id_rol_set-1-soort").select_option("saluti")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("met succes gewijzigd")
    assert sorted(rol.soort for rol in coordinator.rol_set.all()) == ["coordinator", "saluti"]
