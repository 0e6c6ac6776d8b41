"""The site map of the year. Access per row: plannen/tests/toegang.py."""

from django.urls import path

from .views import (
    advies,
    afspraakdraad,
    agendapunt,
    besluit,
    bespreking,
    herinneringen,
    jaar,
    oordeel,
    overdracht,
    partner,
    partnerlink,
    stadsblad,
    start,
    terugblik,
    verslag,
)

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
    path("partners/<int:pk>/klopt/", partner.partner_klopt, name="partner_klopt"),
    # A partner is asked by mail, and answers without an account
    path("partners/<int:pk>/vragen/<str:vraag>/", partnerlink.partner_vragen, name="partner_vragen"),
    path("samenwerking/afspraken/<int:pk>/voorleggen/", partnerlink.afspraak_voorleggen, name="afspraak_voorleggen"),
    path("antwoord/", partnerlink.partnerlink_dank, name="partnerlink_dank"),
    path("antwoord/<str:sleutel>/", partnerlink.partnerlink, name="partnerlink"),
    # The review: agenda, meeting mode, decisions and the bestuurlijke reactie
    path("jaren/<int:jaar>/bespreking/", bespreking.bespreking, name="bespreking"),
    path("jaren/<int:jaar>/bespreking/vernieuwen/", bespreking.agenda_vernieuwen, name="agenda_vernieuwen"),
    path("jaren/<int:jaar>/bespreking/rest/", bespreking.bespreking_rest, name="bespreking_rest"),
    path("jaren/<int:jaar>/bespreking/nieuw/", bespreking.agendapunt_nieuw, name="agendapunt_nieuw"),
    path("jaren/<int:jaar>/bespreking/<int:pk>/", agendapunt.agendapunt, name="agendapunt"),
    path(
        "jaren/<int:jaar>/bespreking/<int:pk>/bespreken/", bespreking.agendapunt_bespreken, name="agendapunt_bespreken"
    ),
    path(
        "jaren/<int:jaar>/bespreking/<int:pk>/verplaatsen/",
        bespreking.agendapunt_verplaatsen,
        name="agendapunt_verplaatsen",
    ),
    path("jaren/<int:jaar>/bespreking/<int:pk>/weghalen/", bespreking.agendapunt_weghalen, name="agendapunt_weghalen"),
    path("jaren/<int:jaar>/reactie/", bespreking.jaar_reactie, name="jaar_reactie"),
    path("plannen/<int:pk>/reactie/", bespreking.plan_reactie, name="plan_reactie"),
    path("besluiten/", besluit.besluiten, name="besluiten"),
    path("besluiten/<int:pk>/", besluit.besluit, name="besluit"),
    path("besluiten/<int:pk>/verbeteren/", besluit.besluit_verbeteren, name="besluit_verbeteren"),
    # Advice
    path("adviezen/", advies.adviezen, name="adviezen"),
    path("adviezen/nieuw/", advies.advies_nieuw, name="advies_nieuw"),
    path("adviezen/<int:pk>/", advies.advies, name="advies"),
    path("adviezen/<int:pk>/bewerken/", advies.advies_bewerken, name="advies_bewerken"),
    path("adviezen/<int:pk>/beantwoorden/", advies.advies_beantwoorden, name="advies_beantwoorden"),
    path("adviezen/<int:pk>/gevolg/", advies.advies_gevolg, name="advies_gevolg"),
    # The promise ledger: one agreement through the years
    path("dashboard/afspraken/<slug:code>/", afspraakdraad.rondetafelafspraak, name="rondetafelafspraak"),
    # Running the year
    path("jaren/", jaar.jaren, name="jaren"),
    path("jaren/nieuw/", jaar.jaar_nieuw, name="jaar_nieuw"),
    path("jaren/<int:jaar>/", jaar.jaar, name="jaar"),
    path("jaren/<int:jaar>/bewerken/", jaar.jaar_bewerken, name="jaar_bewerken"),
    path("jaren/<int:jaar>/overnemen/", jaar.jaar_overnemen, name="jaar_overnemen"),
    path("jaren/<int:jaar>/fase/<slug:fase>/", jaar.jaar_fase, name="jaar_fase"),
    path("jaren/<int:jaar>/afsluiten/", jaar.jaar_afsluiten, name="jaar_afsluiten"),
    path("jaren/<int:jaar>/heropenen/", jaar.jaar_heropenen, name="jaar_heropenen"),
    # The report
    path("jaren/<int:jaar>/verslag/", verslag.verslag, name="verslag"),
    path("jaren/<int:jaar>/verslag/<str:formaat>/", verslag.verslag_bestand, name="verslag_bestand"),
    path("jaren/<int:jaar>/verslag/naast/<int:ander>/", verslag.verslag_naast, name="verslag_naast"),
    # A contact leaves
    path("samenwerking/contactpersonen/<int:pk>/overdragen/", overdracht.overdracht, name="overdracht"),
    path("samenwerking/contactpersonen/<int:pk>/overgedragen/", overdracht.overgedragen, name="overgedragen"),
    path("samenwerking/vertrokken/", overdracht.vertrokken, name="vertrokken"),
    path("samenwerking/vertrokken/<int:pk>/loslaten/", overdracht.loslaten, name="loslaten"),
    # Reminders by mail
    # The city on one sheet
    path("dashboard/pdf/", stadsblad.stadsblad, name="stadsblad"),
    path("herinneringen/", herinneringen.herinneringen, name="herinneringen"),
    path("herinneringen/<int:pk>/opnieuw/", herinneringen.herinnering_opnieuw, name="herinnering_opnieuw"),
    path("herinneringen/<int:pk>/afdoen/", herinneringen.herinnering_afdoen, name="herinnering_afdoen"),
]
