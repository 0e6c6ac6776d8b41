"""The site map of plans, progress and the city. Access per row: plannen/tests/toegang.py."""

from django.urls import path

from .views import (
    aanbevelingen,
    afsprakenboek,
    agenda_feed,
    behoefte,
    berichten,
    bijeenkomst,
    bijeenkomststap,
    dashboard,
    lijst,
    naast,
    organisatie,
    plan,
    planstatus,
    ronde,
    samenwerking,
    signaal,
    stadsdeel,
    stadsdekking,
    team,
    uitrol,
    voortgang,
    vraag,
    werk,
)

app_name = "plannen"
urlpatterns = [
    # The city
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("dashboard/afspraken/", afsprakenboek.rondetafelafspraken, name="rondetafelafspraken"),
    path(
        "dashboard/afspraken/<slug:code>/vastleggen/",
        afsprakenboek.rondetafelafspraak_vastleggen,
        name="rondetafelafspraak_vastleggen",
    ),
    path("dashboard/aanbevelingen/", aanbevelingen.aanbevelingen, name="aanbevelingen"),
    path("dashboard/aanbevelingen/<slug:code>/", aanbevelingen.aanbeveling, name="aanbeveling"),
    path("dashboard/samenwerking/", stadsdekking.stadsdekking, name="stadsdekking"),
    path("dashboard/thema/<slug:slug>/", stadsdeel.dashboard_thema, name="dashboard_thema"),
    path("dashboard/wijk/<slug:slug>/", stadsdeel.dashboard_wijk, name="dashboard_wijk"),
    path("dashboard/instelling/<slug:slug>/", stadsdeel.dashboard_instelling, name="dashboard_instelling"),
    path("dashboard/naast/<int:jaar>/", naast.dashboard_naast, name="dashboard_naast"),
    # Teams
    path("teams/", team.teams, name="teams"),
    path("teams/<slug:slug>/", team.team, name="team"),
    path("teams/<slug:slug>/ronde/", ronde.team_ronde, name="team_ronde"),
    # Plans
    path("plannen/", lijst.plannen, name="plannen"),
    path("plannen/berichten/", berichten.berichten, name="berichten"),
    path("plannen/nieuw/", plan.plan_nieuw, name="plan_nieuw"),
    path("plannen/<int:pk>/", plan.plan, name="plan"),
    path("plannen/<int:pk>/bewerken/", plan.plan_bewerken, name="plan_bewerken"),
    path("plannen/<int:pk>/geschiedenis/", plan.plan_geschiedenis, name="plan_geschiedenis"),
    path("plannen/<int:pk>/aanbieden/", planstatus.plan_aanbieden, name="plan_aanbieden"),
    path("plannen/<int:pk>/vaststellen/", planstatus.plan_vaststellen, name="plan_vaststellen"),
    path("plannen/<int:pk>/terugsturen/", planstatus.plan_terugsturen, name="plan_terugsturen"),
    path("plannen/<int:pk>/intrekken/", planstatus.plan_intrekken, name="plan_intrekken"),
    # Progress
    path("plannen/<int:pk>/thema/<slug:slug>/melden/", voortgang.voortgang_melden, name="voortgang_melden"),
    path("plannen/<int:pk>/thema/<slug:slug>/ongewijzigd/", voortgang.ongewijzigd_melden, name="ongewijzigd_melden"),
    path("voortgang/<int:pk>/intrekken/", voortgang.voortgang_intrekken, name="voortgang_intrekken"),
    path("acties/<int:pk>/bijwerken/", werk.actie_bijwerken, name="actie_bijwerken"),
    path("indicatoren/<int:pk>/meten/", werk.meting_toevoegen, name="meting_toevoegen"),
    # Questions and requests for help
    path("plannen/<int:pk>/vraag/", vraag.vraag_stellen, name="vraag_stellen"),
    path("vragen/", vraag.vragen, name="vragen"),
    path("vragen/<int:pk>/", vraag.vraag, name="vraag"),
    # Working together, where plans come in
    path("samenwerking/", samenwerking.samenwerking, name="samenwerking"),
    path("samenwerking/organisaties/<int:pk>/", organisatie.organisatie, name="organisatie"),
    path("samenwerking/uitrol/", uitrol.uitrol, name="uitrol"),
    # Meetings, signalen and the calendar
    path("samenwerking/bijeenkomsten/", bijeenkomst.bijeenkomsten, name="bijeenkomsten"),
    path("samenwerking/bijeenkomsten/nieuw/", bijeenkomst.bijeenkomst_nieuw, name="bijeenkomst_nieuw"),
    path("samenwerking/bijeenkomsten/agenda/", agenda_feed.agenda, name="agenda"),
    path("samenwerking/bijeenkomsten/<int:pk>/", bijeenkomst.bijeenkomst, name="bijeenkomst"),
    path(
        "samenwerking/bijeenkomsten/<int:pk>/bewerken/", bijeenkomst.bijeenkomst_bewerken, name="bijeenkomst_bewerken"
    ),
    path("samenwerking/bijeenkomsten/<int:pk>/houden/", bijeenkomststap.bijeenkomst_houden, name="bijeenkomst_houden"),
    path(
        "samenwerking/bijeenkomsten/<int:pk>/afgelasten/",
        bijeenkomststap.bijeenkomst_afgelasten,
        name="bijeenkomst_afgelasten",
    ),
    path(
        "samenwerking/bijeenkomsten/<int:pk>/terugkoppelen/",
        bijeenkomststap.bijeenkomst_terugkoppelen,
        name="bijeenkomst_terugkoppelen",
    ),
    path(
        "samenwerking/bijeenkomsten/<int:pk>/afronden/",
        bijeenkomststap.bijeenkomst_afronden,
        name="bijeenkomst_afronden",
    ),
    path("samenwerking/bijeenkomsten/<int:pk>/signalen/", signaal.signaal_toevoegen, name="signaal_toevoegen"),
    path("samenwerking/signalen/", signaal.signalen, name="signalen"),
    path("samenwerking/signalen/nieuw/", signaal.signaal_nieuw, name="signaal_nieuw"),
    path("samenwerking/signalen/<int:pk>/", signaal.signaal, name="signaal"),
    path("samenwerking/signalen/<int:pk>/uitkomst/", signaal.signaal_uitkomst, name="signaal_uitkomst"),
    path("teams/<slug:slug>/agenda.ics", agenda_feed.agenda_team, name="agenda_team"),
    path("wijk/<slug:slug>/agenda.ics", agenda_feed.agenda_wijk, name="agenda_wijk"),
    # Needs
    path("samenwerking/behoeften/", behoefte.behoeften, name="behoeften"),
    path("samenwerking/behoeften/nieuw/", behoefte.behoefte_nieuw, name="behoefte_nieuw"),
    path("samenwerking/behoeften/<int:pk>/", behoefte.behoefte, name="behoefte"),
    path("samenwerking/behoeften/<int:pk>/bewerken/", behoefte.behoefte_bewerken, name="behoefte_bewerken"),
]
