"""The site map of the year. Access per row: plannen/tests/toegang.py."""

from django.urls import path

from .views import herinneringen, jaar, oordeel, partner, start, terugblik

app_name = "jaren"
urlpatterns = [
    path("", start.start, name="start"),
    # The account, the judgements and the partner's answer
    path("plannen/<int:pk>/terugblik/", terugblik.terugblik, name="terugblik"),
    path("plannen/<int:pk>/terugblik/bewerken/", terugblik.terugblik_bewerken, name="terugblik_bewerken"),
    path("plannen/<int:pk>/terugblik/inleveren/", terugblik.terugblik_inleveren, name="terugblik_inleveren"),
    path("plannen/<int:pk>/terugblik/terugsturen/", terugblik.terugblik_terugsturen, name="terugblik_terugsturen"),
    path("plannen/<int:pk>/oordeel/", oordeel.oordeel, name="oordeel"),
    path("jaren/<int:jaar>/beoordelen/", oordeel.beoordelen, name="beoordelen"),
    path("partners/<int:pk>/gebeurd/", partner.partner_gebeurd, name="partner_gebeurd"),
    # Running the year
    path("jaren/", jaar.jaren, name="jaren"),
    path("jaren/nieuw/", jaar.jaar_nieuw, name="jaar_nieuw"),
    path("jaren/<int:jaar>/", jaar.jaar, name="jaar"),
    path("jaren/<int:jaar>/bewerken/", jaar.jaar_bewerken, name="jaar_bewerken"),
    path("jaren/<int:jaar>/overnemen/", jaar.jaar_overnemen, name="jaar_overnemen"),
    path("jaren/<int:jaar>/fase/<slug:fase>/", jaar.jaar_fase, name="jaar_fase"),
    path("jaren/<int:jaar>/afsluiten/", jaar.jaar_afsluiten, name="jaar_afsluiten"),
    path("jaren/<int:jaar>/heropenen/", jaar.jaar_heropenen, name="jaar_heropenen"),
    # Reminders by mail
    path("herinneringen/", herinneringen.herinneringen, name="herinneringen"),
    path("herinneringen/<int:pk>/opnieuw/", herinneringen.herinnering_opnieuw, name="herinnering_opnieuw"),
    path("herinneringen/<int:pk>/afdoen/", herinneringen.herinnering_afdoen, name="herinnering_afdoen"),
]
