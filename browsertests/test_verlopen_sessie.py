"""Someone writes for a long time, the session ends, and nothing has to be typed twice."""

import pytest
from playwright.sync_api import expect

from buurtteams.models import Uitnodiging

from .stappen import kop, log_in, melding

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_na_een_verlopen_sessie_is_versturen_een_knop(meld_aan, beheer, script):
    page = meld_aan(beheer, script=script)
    page.goto("/uitnodigingen/nieuw/")
    page.get_by_label("Rol", exact=True).select_option(label="MNU/Saluti")
    page.get_by_label("Naam", exact=True).fill('Saïda "de buurvrouw" <3')
    page.get_by_label("E-mailadres").fill("saida@voorbeeld.test")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Uitnodiging versturen").click()
    kop(page, "Nog niet verstuurd: log eerst in")
    expect(page.get_by_label("Naam", exact=True)).to_have_value('Saïda "de buurvrouw" <3')
    log_in(page, beheer)
    kop(page, "U bent weer ingelogd. Uw tekst staat er nog.")
    page.get_by_role("button", name="Nu versturen").click()
    melding(page, "De uitnodiging is verstuurd naar saida@voorbeeld.test.")
    assert list(Uitnodiging.objects.values_list("naam", flat=True)) == ['Saïda "de buurvrouw" <3']
