"""Who stands where in a random city, and what they agreed, ask and answer: for coverage, ownership and attention."""

import datetime
from dataclasses import dataclass, field

from hypothesis import strategies as st

from buurtteams.models import Gebruiker, Instelling, OnderdeelKeuze, Rol
from plannen.models import Actie, Partnerantwoord, Plan, Planpartner, PlanThema, RondetafelAfspraak, Vraag
from plannen.models.afspraak import Steun
from samenwerking.models import Afspraakantwoord, Afspraakevaluatie, Contactpersoon, Samenwerkingsafspraak

from .willekeurig import AMSTERDAM, TEAMS, momenten
from .willekeurig_delen import Delenbouw, meestal_geldig

Functie = Contactpersoon.Functie
ACCOUNTS = 3


@dataclass
class Mensen:
    """Numbers count on where they run out of rows, as in a Bijlage."""

    accounts: tuple = ((True, True),) * ACCOUNTS
    rollen: tuple = ()
    contacten: tuple = ()
    acties: tuple = ()
    vragen: tuple = ()
    woorden: tuple = ()
    afspraken: tuple = ()  # of the round table
    opgepakt: tuple = ()  # pairs of a plan and one of those
    samen: dict = field(default_factory=dict)  # team and organisatie → what they agreed


def dagen(nu):
    """Some are years ago, some just before or after today."""
    vandaag = nu.astimezone(AMSTERDAM).date()
    return st.sampled_from([-400, -40, -15, -14, -13, -1, 0, 1, 13, 14, 15, 40]).map(
        lambda dagen: vandaag + datetime.timedelta(days=dagen)
    )


def velden(**velden):
    return st.fixed_dictionaries(velden)


NUMMER = st.integers(0, 50)
ACCOUNT = st.sampled_from([None, *range(ACCOUNTS)])


def contacten(nu):
    van_team = velden(
        kant=st.tuples(st.just("onderdeel"), NUMMER),
        functie=st.sampled_from([Functie.VAST_CONTACT, Functie.VAST_CONTACT, Functie.VERVANGER, "functionaris_team"]),
    )
    van_organisatie = velden(
        kant=st.tuples(st.just("organisatie"), NUMMER),
        functie=st.sampled_from([Functie.VAST_CONTACT, Functie.VAST_CONTACT, Functie.VERVANGER, "sleutelpersoon"]),
    )
    van_instelling = velden(kant=st.tuples(st.just("instelling"), NUMMER), functie=st.just("functionaris_instelling"))
    wie = velden(
        account=ACCOUNT,
        email=st.sampled_from(["", "een@voorbeeld.test", "Een@voorbeeld.test", "twee@voorbeeld.test"]),
        periode=meestal_geldig(nu),
    )
    return st.builds(dict.__or__, van_team | van_team | van_organisatie | van_instelling, wie)


def vragen(nu):
    return velden(
        plan=NUMMER,
        deel=st.none() | NUMMER | NUMMER,
        aan=st.sampled_from(["team", *Vraag.Aan.values]),
        onderdeel=st.sampled_from(OnderdeelKeuze.values),
        voor=dagen(nu),
        beantwoord=st.none() | st.none() | momenten(nu),
    )


def acties(nu):
    return velden(
        plan=NUMMER,
        zijde=st.sampled_from([*Actie.Zijde.values, "instelling", "onderdeel"]),
        onderdeel=st.sampled_from(OnderdeelKeuze.values),
        functie=st.sampled_from(["", "coördinator"]),
        account=ACCOUNT,
        datum=st.none() | dagen(nu),
        klaar=st.sampled_from([False, False, True]),
    )


def samen(nu):
    antwoord = st.tuples(
        st.sampled_from(["team", "organisatie"]), st.integers(1, 2), st.sampled_from(["ja", "nee", "nee", "weet_niet"]),
        momenten(nu),
    )  # fmt: skip
    afspraak = velden(
        evaluatie=dagen(nu),
        gestopt=st.sampled_from([None, None, 0, -1]),
        versie=st.integers(1, 2),
        antwoorden=st.lists(antwoord, min_size=2, max_size=5),
        teruggekeken=st.sets(st.tuples(st.sampled_from(["team", "organisatie"]), st.booleans())),
    )
    return st.dictionaries(
        st.tuples(st.integers(0, len(TEAMS) - 1), st.integers(0, 1)), afspraak, min_size=4, max_size=8
    )


def rondetafel(nu):
    partij = st.tuples(st.sampled_from(Steun.Partij.values), dagen(nu), st.none() | dagen(nu))
    return velden(
        gezegd=st.sampled_from(["", "", "", "nagekomen", "ingetrokken"]),
        dag=dagen(nu),
        steun=st.lists(partij, max_size=3, unique_by=lambda steun: steun[0]),
    )


def mensen(nu, delen):
    """Of the named parts alone: hypothesis gives up on examples that are too large."""
    rol = velden(
        account=st.sampled_from([0, 1, 2, 2, 2]),
        soort=st.sampled_from(["coordinator", "coordinator", "instelling", "gemeente", "wethouder"]),
        waar=NUMMER,
        periode=meestal_geldig(nu),
    )
    account = st.tuples(st.sampled_from([True, True, False]), st.booleans())  # may sign in, did so
    woord = velden(
        partner=NUMMER,
        vraag=st.sampled_from(["klopt", "gebeurd"]),
        antwoord=st.sampled_from(["ja", "nee", "weet_niet"]),
        op=momenten(nu),
    )
    alles = {
        "accounts": st.lists(account, min_size=ACCOUNTS, max_size=ACCOUNTS),
        "rollen": st.lists(rol, min_size=2, max_size=4),
        "contacten": st.lists(contacten(nu), min_size=6, max_size=12),
        "acties": st.lists(acties(nu), min_size=8, max_size=12),
        "vragen": st.lists(vragen(nu), min_size=8, max_size=12),
        "woorden": st.lists(woord, max_size=5),
        "afspraken": st.lists(rondetafel(nu), min_size=4, max_size=4),
        "opgepakt": st.lists(st.tuples(NUMMER, NUMMER), max_size=5, unique=True),
        "samen": samen(nu),
    }
    return st.builds(Mensen, **{deel: alles[deel] for deel in delen})


class Mensenbouw(Delenbouw):
    """Makes the rows of a Stad, of a Bijlage and of Mensen."""

    def __init__(self, stad, bijlage, mensen):
        self.mensen = mensen
        super().__init__(stad, bijlage)

    def _maak_plannen(self):
        super()._maak_plannen()
        self.plannen = list(Plan.objects.order_by("pk"))
        self.instellingen = list(Instelling.objects.order_by("pk"))
        self._maak_accounts()
        self._maak_contacten()
        if self.plannen and self.mensen.acties:
            self._maak_acties()
        if self.plannen:
            self._maak_vragen()
        self._maak_rondetafel()
        for (team, organisatie), gegeven in self.mensen.samen.items():
            if team < len(self.teams):
                self._maak_afspraak(team, organisatie, gegeven)

    def _maak_accounts(self):
        self.accounts = [
            Gebruiker.objects.create(
                email=f"account{nummer}@voorbeeld.test", naam=f"Account {nummer}", is_active=actief,
                last_login=self.stad.nu if ingelogd else None,
            )
            for nummer, (actief, ingelogd) in enumerate(self.mensen.accounts)
        ]  # fmt: skip
        # Whoever is there all the time, and whoever left: by chance alone these are too rare.
        Rol.objects.create(gebruiker=self.accounts[0], soort="wethouder", vanaf=datetime.date(2020, 1, 1))
        weg = self.stad.nu.date() - datetime.timedelta(days=2)
        Rol.objects.create(gebruiker=self.accounts[1], soort="gemeente", vanaf=datetime.date(2020, 1, 1), tot=weg)
        for rij in self.mensen.rollen:
            waar = {}
            if rij["soort"] == "coordinator":
                waar = {"buurtteam": kies(self.teams, rij["waar"])}
            elif rij["soort"] == "instelling":
                waar = {"instelling": kies(self.instellingen, rij["waar"])}
            Rol.objects.create(
                gebruiker=self.accounts[rij["account"]], soort=rij["soort"], **tijd(rij["periode"]), **waar
            )

    def _account(self, nummer):
        return None if nummer is None else self.accounts[nummer]

    def _maak_contacten(self):
        kanten = {
            "onderdeel": list(self.onderdelen.values()),
            "organisatie": self.organisaties,
            "instelling": self.instellingen,
        }
        for rij in self.mensen.contacten:
            soort, nummer = rij["kant"]
            Contactpersoon.objects.create(
                **{soort: kies(kanten[soort], nummer)}, functie=rij["functie"], email=rij["email"],
                gebruiker=self._account(rij["account"]), **tijd(rij["periode"]),
            )  # fmt: skip

    def _maak_acties(self):
        """Besides what was drawn, in every plan one of who left altogether, and one of whose contact ended."""
        weg = {"zijde": "instelling", "gebruiker": self.accounts[1]}
        gestopt = {"zijde": "organisatie", "organisatie": self.organisaties[0], "gebruiker": self.accounts[0]}
        Contactpersoon.objects.create(
            organisatie=self.organisaties[0], gebruiker=self.accounts[0], functie="sleutelpersoon",
            vanaf=datetime.date(2020, 1, 1), tot=datetime.date(2021, 1, 1),
        )  # fmt: skip
        vast = [(plan, velden) for plan in self.plannen for velden in (weg, gestopt)]
        Actie.objects.bulk_create(
            [
                Actie(plan=plan, titel=f"Vaste actie {nummer}", functie="lid", **velden)
                for nummer, (plan, velden) in enumerate(vast)
            ]
        )
        Actie.objects.bulk_create(
            [
                Actie(
                    plan=kies(self.plannen, rij["plan"]), titel=f"Actie {nummer}", zijde=rij["zijde"],
                    onderdeel=rij["onderdeel"], functie=rij["functie"], gebruiker=self._account(rij["account"]),
                    organisatie=self.organisaties[0] if rij["zijde"] == "organisatie" else None,
                    datum=rij["datum"], klaar_op=self.stad.nu.date() if rij["klaar"] else None,
                )
                for nummer, rij in enumerate(self.mensen.acties)
            ]
        )  # fmt: skip

    def _maak_vragen(self):
        for nummer, rij in enumerate(self.mensen.vragen):
            plan, deel = kies(self.plannen, rij["plan"]), None
            if rij["deel"] is not None:
                deel = kies(list(PlanThema.objects.filter(plan=plan).order_by("pk")), rij["deel"])
            antwoord = {}
            if rij["beantwoord"]:
                antwoord = {"antwoord": "Ja.", "beantwoord_op": rij["beantwoord"], "beantwoord_door": self.door}
            Vraag.objects.create(
                plan=plan, planthema=deel, aan=rij["aan"], onderdeel=rij["onderdeel"], tekst=f"Vraag {nummer}",
                organisatie=self.organisaties[1] if rij["aan"] == "organisatie" else None,
                antwoord_voor=rij["voor"], door=self.door, functie="lid", **antwoord,
            )  # fmt: skip
        partners = list(Planpartner.objects.order_by("pk"))
        Partnerantwoord.objects.bulk_create(
            [
                Partnerantwoord(
                    planpartner=kies(partners, rij["partner"]), vraag=rij["vraag"], antwoord=rij["antwoord"],
                    op=rij["op"],
                )
                for rij in self.mensen.woorden
            ]
        )  # fmt: skip

    def _maak_rondetafel(self):
        afspraken = []
        for nummer, rij in enumerate(self.mensen.afspraken, 1):
            gezegd = {f"{rij['gezegd']}_op": rij["dag"], "reden": "Daarom."} if rij["gezegd"] else {}
            afspraak = RondetafelAfspraak.objects.create(code=f"A{nummer}", volgorde=nummer, titel="Iets", **gezegd)
            for partij, sinds, tot in rij["steun"]:
                Steun.objects.create(afspraak=afspraak, partij=partij, sinds=sinds, tot=tot and max(sinds, tot))
            afspraken.append(afspraak)
        for plan, afspraak in self.mensen.opgepakt if self.plannen else []:
            kies(self.plannen, plan).afspraken.add(kies(afspraken, afspraak))

    def _maak_afspraak(self, team, organisatie, gegeven):
        gestopt = gegeven["gestopt"]
        gestopt_op = None if gestopt is None else self.stad.nu.astimezone(AMSTERDAM).date()
        afspraak = Samenwerkingsafspraak.objects.create(
            team=self.teams[team], organisatie=self.organisaties[organisatie],
            start=datetime.date(2020, 1, 1), evaluatie_op=gegeven["evaluatie"], tekstversie=gegeven["versie"],
            gestopt_op=gestopt_op and gestopt_op + datetime.timedelta(days=gestopt),
            stopreden="Klaar." if gestopt_op else "", gemaakt_door=self.door,
        )  # fmt: skip
        for zijde, versie, antwoord, op in gegeven["antwoorden"]:
            Afspraakantwoord.objects.create(
                afspraak=afspraak, zijde=zijde, tekstversie=versie, antwoord=antwoord, toelichting="Zo.", op=op
            )
        for zijde, nu in gegeven["teruggekeken"]:
            over = gegeven["evaluatie"] if nu else datetime.date(2021, 1, 1)
            Afspraakevaluatie.objects.create(afspraak=afspraak, zijde=zijde, over=over, voorstel="doorgaan")


def kies(rijen, nummer):
    return rijen[nummer % len(rijen)]


def tijd(periode):
    return {"vanaf": periode[0], "tot": periode[1]}
