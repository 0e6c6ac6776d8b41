"""The objects that the access table speaks of: one of everything, in every state that matters."""

import datetime
from types import SimpleNamespace

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from buurtteams import factories as buurtteams
from buurtteams.aanmelden import herstelpad
from jaren import factories as jaren
from jaren.tests.invoer import JAREN
from jaren.tests.wereld import delen_van_jaren
from plannen import factories as plannen
from plannen.factories import opengezet
from plannen.models import Jaarcyclus
from samenwerking import factories as samenwerking
from samenwerking.tests.tafel import delen_van_samenwerking

from .invoer import maak_invoer

STATUS = {
    "concept": {"status": "concept"},
    "teruggestuurd": {"status": "concept", "aangeboden_op": plannen.moment(3, 9)},
    "aangeboden": {"status": "aangeboden"},
    "vastgesteld": {"status": "vastgesteld"},
    "ingetrokken": {
        "status": "ingetrokken",
        "aangeboden_op": plannen.moment(3, 9),
        "vastgesteld_op": plannen.moment(3, 30),
    },
    "ingetrokken_concept": {"status": "ingetrokken"},
}
TERUGGEKEKEN = {"status": "verantwoord"}


class Wereld:
    """`rollen`: role → the person. `staten`: state → its plan and the parts of it. All of it on 22 November 2026."""

    def __init__(self):
        self.team = buurtteams.BuurtteamFactory(naam="Noordoost", slug="noordoost")
        self.ander_team = buurtteams.BuurtteamFactory(naam="Andere kant", slug="andere-kant")
        self.vergeetachtig = buurtteams.GebruikerFactory()  # never signs in: that would end the link
        self.thema = buurtteams.ThemaFactory(slug="toegankelijkheid")
        self.organisatie = samenwerking.OrganisatieFactory(naam="De Granaatappel")
        buurtteams.KnelpuntFactory(thema=self.thema)
        self.aanbeveling = buurtteams.AanbevelingFactory(thema=self.thema)
        self.afspraak = plannen.RondetafelAfspraakFactory()
        self.rollen = self._rollen()
        self.cyclus = plannen.JaarcyclusFactory(jaar=2026, aantal_plannen=9)
        self.gesloten = plannen.JaarcyclusFactory(jaar=2025, fase=Jaarcyclus.Fase.AFGESLOTEN)
        self.terugkijken = plannen.JaarcyclusFactory(jaar=2024, fase=Jaarcyclus.Fase.VERANTWOORDING)
        self.gesprek = plannen.JaarcyclusFactory(jaar=2023, fase=Jaarcyclus.Fase.BESPREKING)
        self.uitgesproken = plannen.JaarcyclusFactory(jaar=2022, fase=Jaarcyclus.Fase.BESPREKING)  # no item is open
        self.staten = self._staten()
        self.losse_delen = {**delen_van_jaren(self), **delen_van_samenwerking(self)}
        self.uitnodigingen = self._uitnodigingen()
        self._gemaakt = {}

    def _rollen(self):
        functionaris = buurtteams.FunctionarisFactory(instelling__onderdeel="sociaal")
        functionaris_ander = buurtteams.FunctionarisFactory(instelling__onderdeel="sociaal")
        self.instelling, self.andere_instelling = functionaris.instelling, functionaris_ander.instelling
        rollen = {
            "coordinator": buurtteams.CoordinatorFactory(buurtteam=self.team).gebruiker,
            "coordinator_ander_team": buurtteams.CoordinatorFactory(buurtteam=self.ander_team).gebruiker,
            "instelling": functionaris.gebruiker,
            "instelling_ander": functionaris_ander.gebruiker,
            "partner": self._partner(self.organisatie),
            "partner_ander": self._partner(samenwerking.OrganisatieFactory(naam="De Vlieger")),
            "zonder_rol": buurtteams.RolFactory(soort="gemeente", tot=datetime.date(2026, 11, 21)).gebruiker,
        }
        for soort in ("gemeente", "wethouder", "saluti", "beheer"):
            rollen[soort] = buurtteams.RolFactory(soort=soort).gebruiker
        return rollen

    @staticmethod
    def _partner(organisatie):
        gebruiker = buurtteams.RolFactory(soort="partner").gebruiker
        samenwerking.ContactpersoonFactory(organisatie=organisatie, gebruiker=gebruiker)
        return gebruiker

    def _staten(self):
        eigen = {"team": self.team, "door": "coordinator"}
        samen = {"team": self.ander_team, "samen": [self.team], "door": "coordinator_ander_team"}
        gemeente = {"team": None, "van_gemeente": True, "door": "gemeente"}
        instelling = {"team": None, "instelling": self.instelling, "door": "instelling"}
        ander = {"team": None, "instelling": self.andere_instelling, "door": "instelling_ander"}
        return {
            **{wereld: self._plan(**eigen, **velden) for wereld, velden in STATUS.items()},
            "gesloten": self._plan(**eigen, **STATUS["vastgesteld"], cyclus=self.gesloten),
            "terugkijken": self._plan(**eigen, **STATUS["vastgesteld"], cyclus=self.terugkijken),
            "verantwoord": self._teruggekeken(self._plan(**eigen, **TERUGGEKEKEN, cyclus=self.terugkijken)),
            "in_gesprek": self._teruggekeken(self._plan(**eigen, **TERUGGEKEKEN, cyclus=self.gesprek)),
            "samen_concept": self._plan(**samen, **STATUS["concept"]),
            "samen_vastgesteld": self._plan(**samen, **STATUS["vastgesteld"]),
            "gemeente_concept": self._plan(**gemeente, **STATUS["concept"]),
            "gemeente_vastgesteld": self._plan(**gemeente, **STATUS["vastgesteld"]),
            "instelling_concept": self._plan(**instelling, **STATUS["concept"]),
            "instelling_vastgesteld": self._plan(**instelling, **STATUS["vastgesteld"]),
            "andere_instelling_concept": self._plan(**ander, **STATUS["concept"]),
        }

    @staticmethod
    def _teruggekeken(staat):
        staat.terugblik = jaren.TerugblikFactory(plan=staat.plan)
        return staat

    @opengezet()
    def _plan(self, *, door, samen=(), cyclus=None, **velden):
        """A plan that could be offered, with a part of every kind and questions to each who can be asked."""
        door = self.rollen[door]
        teksten = {"waarom": "Omdat het nodig is.", "over_een_jaar": "Bewoners lopen binnen."}
        plan = plannen.PlanFactory(cyclus=cyclus or self.cyclus, gemaakt_door=door, **teksten, **velden)
        plan.deelnemende_teams.set(samen)
        plannen.PlanpartnerFactory(plan=plan, organisatie=self.organisatie)
        planthema = plannen.PlanThemaFactory(plan=plan, thema=self.thema)
        nu = timezone.now()
        gisteren = plannen.VoortgangFactory(planthema=planthema, door=door, op=nu - datetime.timedelta(hours=30))
        aan_partner = {"aan": "organisatie", "organisatie": self.organisatie}
        return SimpleNamespace(
            plan=plan,
            planthema=planthema,
            actie=plannen.ActieFactory(plan=plan),
            actie_jeugd=plannen.ActieFactory(plan=plan, onderdeel="jeugd_en_gezin"),
            indicator=plannen.IndicatorFactory(plan=plan),
            voortgang_gisteren=gisteren,
            voortgang=plannen.VoortgangFactory(planthema=planthema, door=door, op=nu),
            vraag=plannen.VraagFactory(plan=plan, door=door),
            vraag_instelling=plannen.VraagFactory(plan=plan, door=door, aan="instelling"),
            vraag_partner=plannen.VraagFactory(plan=plan, door=door, **aan_partner),
            vraag_team=plannen.VraagFactory(plan=plan, door=self.rollen["saluti"], aan="team"),
        )

    def _uitnodigingen(self):
        nu, beheer = timezone.now(), self.rollen["beheer"]
        soorten = {
            "open": {},
            "verlopen": {"verloopt_op": nu - datetime.timedelta(days=1)},
            "ingetrokken": {"ingetrokken_op": nu},
            "aanvaard": {"aanvaard_op": nu, "aanvaard_door": self.rollen["saluti"]},
            "voor_coordinator": {"email": self.rollen["coordinator"].email},
        }
        return {
            wereld: buurtteams.UitnodigingFactory(sleutel=f"sleutel-{wereld}", door=beheer, **velden)
            for wereld, velden in soorten.items()
        }

    # The parts of an address

    def object(self, rij):
        """Whose number stands in the address of this row; None for one that does not exist."""
        if rij.naam.startswith("uitnodiging"):
            return self.uitnodigingen.get(rij.wereld)
        if rij.in_beheer:
            modellen = {model._meta.model_name: model for model in admin.site._registry}
            return modellen[rij.wereld].objects.order_by("pk").first() if rij.wereld in modellen else None
        if rij.van in self.losse_delen and rij.wereld != "onbekend":
            return self.losse_delen[rij.van]
        staat = self.staten.get(rij.wereld)
        # What follows the year in an address (a phase, a format) is no object.
        return getattr(staat, rij.van or "plan", None) if staat else None

    def delen(self, rij, route):
        """The values that the route of this row asks for."""
        onbekend = rij.wereld == "onbekend"
        object = self.object(rij)
        pk = object.pk if object else 999_999
        code = self.aanbeveling.code if "aanbeveling" in route else self.afspraak.code
        slugs = {"thema/": self.thema, "dashboard/wijk/": self.team.wijk, "dashboard/instelling/": self.instelling}
        slug = next((ding.slug for deel, ding in slugs.items() if deel in route), self.team.slug)
        pad = herstelpad(self.vergeetachtig).rstrip("/").rpartition("/")[2]
        uidb36, _, key = pad.partition("-")
        return {
            "pk": pk,
            "object_id": pk,
            "slug": "bestaat-niet" if onbekend and not rij.naam.startswith("plannen:voortgang") else slug,
            "code": "bestaat-niet" if onbekend else code,
            "sleutel": f"sleutel-{rij.wereld}",
            "uidb36": uidb36,
            "key": "verzonnen" if onbekend else key,
            "app_label": rij.wereld,
            "jaar": JAREN.get(rij.wereld, 2026),
            "ander": 2025,
            "vraag": "klopt",
            "fase": rij.van,
            "formaat": rij.van,
            "content_type_id": self.inhoudstype(object),
            "url": "bestaat/niet",
        }

    @staticmethod
    def inhoudstype(object):
        return ContentType.objects.get_for_model(object).pk if object else 0

    def zoek(self, rij):
        nummers = {wereld: staat.plan.pk for wereld, staat in self.staten.items()}
        nummers |= {"onderdeel": self.team.onderdelen.get(soort="sociaal").pk}
        nummers |= {"instelling": self.instelling.pk, "organisatie": self.organisatie.pk}
        return rij.zoek.format(**nummers)

    def invoer(self, rij):
        """What is posted on this row, made once."""
        if id(rij) not in self._gemaakt:
            self._gemaakt[id(rij)] = maak_invoer(rij, self)
        return self._gemaakt[id(rij)]
