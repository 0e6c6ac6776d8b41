"""The site map of working together. What also shows plans has its page in plannen. Access: samenwerking/tests/tafel."""

from django.urls import path

from .views import afspraak, bibliotheek, contact, inloop, organisatie, overname, verhaal, verhaalstap

app_name = "samenwerking"
urlpatterns = [
    # Organisaties and contact persons
    path("organisaties/", organisatie.organisaties, name="organisaties"),
    path("organisaties/nieuw/", organisatie.organisatie_nieuw, name="organisatie_nieuw"),
    path("organisaties/<int:pk>/bewerken/", organisatie.organisatie_bewerken, name="organisatie_bewerken"),
    path("contactpersonen/", contact.contactpersonen, name="contactpersonen"),
    path("contactpersonen/nieuw/", contact.contactpersoon_nieuw, name="contactpersoon_nieuw"),
    path("contactpersonen/<int:pk>/", contact.contactpersoon, name="contactpersoon"),
    path("contactpersonen/<int:pk>/bewerken/", contact.contactpersoon_bewerken, name="contactpersoon_bewerken"),
    path("contactpersonen/<int:pk>/beeindigen/", contact.contactpersoon_beeindigen, name="contactpersoon_beeindigen"),
    path("contactpersonen/<int:pk>/uitnodigen/", contact.partner_uitnodigen, name="partner_uitnodigen"),
    # Agreements between a team and an organisatie
    path("afspraken/", afspraak.afspraken, name="afspraken"),
    path("afspraken/nieuw/", afspraak.afspraak_nieuw, name="afspraak_nieuw"),
    path("afspraken/<int:pk>/", afspraak.afspraak, name="afspraak"),
    path("afspraken/<int:pk>/bewerken/", afspraak.afspraak_bewerken, name="afspraak_bewerken"),
    path("afspraken/<int:pk>/antwoord/", afspraak.afspraak_antwoord, name="afspraak_antwoord"),
    path("afspraken/<int:pk>/terugkijken/", afspraak.afspraak_evalueren, name="afspraak_evalueren"),
    path("afspraken/<int:pk>/stoppen/", afspraak.afspraak_stoppen, name="afspraak_stoppen"),
    # Inloop
    path("inloop/", inloop.inlopen, name="inlopen"),
    path("inloop/nieuw/", inloop.inloop_nieuw, name="inloop_nieuw"),
    path("inloop/<int:pk>/", inloop.inloop, name="inloop"),
    path("inloop/<int:pk>/bewerken/", inloop.inloop_bewerken, name="inloop_bewerken"),
    path("inloop/<int:pk>/bevestigen/", inloop.inloop_bevestigen, name="inloop_bevestigen"),
    path("inloop/<int:pk>/stoppen/", inloop.inloop_stoppen, name="inloop_stoppen"),
    # Stories and the library
    path("verhalen/", verhaal.verhalen, name="verhalen"),
    path("verhalen/nieuw/", verhaal.verhaal_nieuw, name="verhaal_nieuw"),
    path("verhalen/<int:pk>/", verhaal.verhaal, name="verhaal"),
    path("verhalen/<int:pk>/bewerken/", verhaal.verhaal_bewerken, name="verhaal_bewerken"),
    path("verhalen/<int:pk>/aanbieden/", verhaalstap.verhaal_aanbieden, name="verhaal_aanbieden"),
    path("verhalen/<int:pk>/controleren/", verhaalstap.verhaal_controleren, name="verhaal_controleren"),
    path("verhalen/<int:pk>/delen/", verhaalstap.verhaal_delen, name="verhaal_delen"),
    path("verhalen/<int:pk>/terug/", verhaalstap.verhaal_terug, name="verhaal_terug"),
    path("verhalen/<int:pk>/intrekken/", verhaalstap.verhaal_intrekken, name="verhaal_intrekken"),
    path("verhalen/<int:pk>/overnemen/", overname.verhaal_overnemen, name="verhaal_overnemen"),
    path("overnames/<int:pk>/bijwerken/", overname.overname_bijwerken, name="overname_bijwerken"),
    path("bibliotheek/", bibliotheek.bibliotheek, name="bibliotheek"),
]
