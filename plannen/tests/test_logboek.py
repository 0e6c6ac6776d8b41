"""The log can only grow, and every step leaves one line with who, in which function, on whose behalf and why."""

import pytest
from django.db.models import ProtectedError
from django.utils import timezone

from buurtteams.models.logboek import Onveranderlijk
from plannen import acties
from plannen.factories import VraagFactory
from plannen.models import Gebeurtenis, Meting, Voortgang


@pytest.fixture
def regel(plan, coordinator):
    return Gebeurtenis.leg_vast("plan_bewerkt", plan, plan=plan, door=coordinator)


def wijzig(regel):
    regel.reden = "Toch anders."
    regel.save()


POGINGEN = {
    "save": wijzig,
    "delete": lambda regel: regel.delete(),
    "update": lambda regel: Gebeurtenis.objects.update(reden="Toch anders."),
    "update van een": lambda regel: Gebeurtenis.objects.filter(pk=regel.pk).update(reden="Toch anders."),
    "delete van alle": lambda regel: Gebeurtenis.objects.all().delete(),
    "bulk_update": lambda regel: Gebeurtenis.objects.bulk_update([regel], ["reden"]),
    "update_or_create": lambda regel: Gebeurtenis.objects.update_or_create(pk=regel.pk, defaults={"reden": "Anders."}),
    "via het plan": lambda regel: regel.plan.gebeurtenissen.update(reden="Toch anders."),
    "via het plan weg": lambda regel: regel.plan.gebeurtenissen.all().delete(),
}


@pytest.mark.parametrize("poging", POGINGEN)
def test_een_gebeurtenis_verandert_niet_en_verdwijnt_niet(regel, poging):
    eerst = Gebeurtenis.objects.values().get()
    with pytest.raises(Onveranderlijk):
        POGINGEN[poging](regel)
    assert Gebeurtenis.objects.values().get() == eerst


def test_een_plan_met_geschiedenis_kan_niet_weg(regel):
    with pytest.raises(ProtectedError):
        regel.plan.delete()
    assert Gebeurtenis.objects.count() == 1


def test_wie_iets_deed_kan_niet_weg(regel, coordinator):
    with pytest.raises(ProtectedError):
        coordinator.delete()
    assert Gebeurtenis.objects.get().door == coordinator


def test_de_functie_blijft_als_de_rol_eindigt(regel, coordinator, vandaag):
    coordinator.rol_set.update(vanaf="2020-01-01", tot="2020-12-31")
    assert Gebeurtenis.objects.get().functie == "coördinator buurtteam"


def test_wat_het_systeem_zelf_deed_heet_rondetafel(plan):
    assert Gebeurtenis.leg_vast("plan_bewerkt", plan, door=None).functie == "Rondetafel"


def test_de_regel_noemt_het_object_en_vanaf_waar(schrijver, plan):
    schrijver.post(f"/plannen/{plan.pk}/intrekken/", {"reden": "Geen zaal."})
    regel = Gebeurtenis.objects.get()
    assert (regel.object_soort, regel.object_id, regel.adres) == ("plan", plan.pk, "127.0.0.1")


def doorloop(plan, team, gemeente):
    """Every step there is, in order."""
    acties.bied_aan(plan=plan, door=team)
    acties.stuur_terug(plan=plan, door=gemeente, reden="Met wie?")
    acties.bied_aan(plan=plan, door=team)
    acties.stel_vast(plan=plan, door=gemeente, reden="Een helder plan.")
    plan.refresh_from_db()
    planthema = plan.themas.first()
    vraag = VraagFactory.build(plan=None, door=None, functie="")
    bericht = Voortgang(planthema=planthema, koers="volgens_planning")
    acties.meld_voortgang(voortgang=bericht, door=team, hulp=vraag)
    acties.beantwoord_vraag(vraag=vraag, versie=1, antwoord="Ja.", door=gemeente)
    acties.trek_voortgang_in(voortgang=bericht, door=team)
    acties.trek_in(plan=plan, door=team, reden="Geen geld.")


TEAM, GEMEENTE = "coördinator buurtteam", "beleidsambtenaar gemeente"


def test_elke_stap_schrijft_een_regel(plan, coordinator, gemeente):
    doorloop(plan, coordinator, gemeente)
    regels = [(r.soort, r.van, r.naar, r.functie, r.namens, r.reden) for r in Gebeurtenis.objects.order_by("pk")]
    assert regels == [
        ("plan_status", "concept", "aangeboden", TEAM, "", ""),
        ("plan_status", "aangeboden", "concept", GEMEENTE, "", "Met wie?"),
        ("plan_status", "concept", "aangeboden", TEAM, "", ""),
        ("plan_status", "aangeboden", "vastgesteld", GEMEENTE, "", "Een helder plan."),
        ("voortgang_gemeld", "", "volgens_planning", TEAM, "", ""),
        ("vraag_gesteld", "", "gemeente", TEAM, "", ""),
        ("vraag_beantwoord", "", "Ja.", GEMEENTE, "", ""),
        ("voortgang_ingetrokken", "volgens_planning", "", TEAM, "", ""),
        ("plan_status", "vastgesteld", "ingetrokken", TEAM, "", "Geen geld."),
    ]
    assert {r.plan for r in Gebeurtenis.objects.all()} == {plan}


def test_wie_namens_een_team_schrijft_staat_zo_in_elke_regel(plan, instelling, gemeente, vandaag):
    doorloop(plan, instelling, gemeente)
    actie, meting = plan.acties.get(), Meting(indicator=plan.indicatoren.get(), op=vandaag, waarde=5)
    actie.datum = actie.klaar_op = vandaag
    acties.werk_actie_bij(actie=actie, versie=1, door=instelling, reden="Het kon eerder.")
    acties.leg_meting_vast(meting=meting, door=instelling)
    namens = {(r.soort, r.namens) for r in Gebeurtenis.objects.filter(door=instelling)}
    soorten = ["plan_status", "voortgang_gemeld", "vraag_gesteld", "voortgang_ingetrokken"]
    soorten += ["actie_verschoven", "actie_stand", "meting"]
    assert namens == {(soort, "Buurtteam Noordoost") for soort in soorten}


def test_een_stap_die_mislukt_laat_geen_regel_achter(plan, gemeente):
    plan.acties.all().delete()
    with pytest.raises(acties.Onvolledig):
        acties.bied_aan(plan=plan, door=gemeente)
    assert Gebeurtenis.objects.count() == 0


def test_een_lang_antwoord_past_in_het_logboek(lopend_plan, gemeente):
    vraag = VraagFactory(plan=lopend_plan)
    for versie, tekst in ((1, "a" * 5000), (2, "b" * 5000)):
        acties.beantwoord_vraag(vraag=vraag, versie=versie, antwoord=tekst, door=gemeente, op=timezone.now())
    assert [len(r.van) + len(r.naar) for r in Gebeurtenis.objects.order_by("pk")] == [200, 400]
