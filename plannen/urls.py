"""The site map of plans, progress and the city. Access per row: plannen/tests/toegang.py."""

from django.urls import path

from .views import dashboard, lijst, plan, planstatus, ronde, team, voortgang, vraag, werk

app_name = "plannen"
urlpatterns = [
    # The city
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("dashboard/thema/<slug:slug>/", dashboard.dashboard_thema, name="dashboard_thema"),
    # Teams
    path("teams/", team.teams, name="teams"),
    path("teams/<slug:slug>/", team.team, name="team"),
    path("teams/<slug:slug>/ronde/", ronde.team_ronde, name="team_ronde"),
    # Plans
    path("plannen/", lijst.plannen, name="plannen"),
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
]
