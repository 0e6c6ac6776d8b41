"""The register: every field that holds something of a person, why, whose it is, how long, and how it ends.

`test_persoonsgegevens_register.py` fails for a field that stands in none of these tables. A history model holds what
its own model holds.
"""

from dataclasses import dataclass

from django.apps import apps

APPS = ("buurtteams", "samenwerking", "plannen", "jaren")


@dataclass(frozen=True)
class Gegeven:
    naam: str
    doel: str
    van_wie: str
    bewaren: str
    einde: str


ACCOUNT = Gegeven(
    "account",
    "Inloggen, en mail over het eigen werk.",
    "wie een account heeft",
    "Zolang er een rol is, en daarna de bewaartermijn.",
    "De naam wordt de laatste functie. Adres, wachtwoord en sessies worden gewist.",
)
CONTACT = Gegeven(
    "contactgegevens",
    "Elkaar kunnen bereiken, zoals is afgesproken.",
    "contactpersonen van teams, instellingen en organisaties",
    "Tot de laatste dag van het contact, en daarna de bewaartermijn.",
    "Gewist. Functie en data van het contact blijven.",
)
UITNODIGING = Gegeven(
    "uitnodiging",
    "Iemand een account geven.",
    "wie is uitgenodigd",
    "Tot het account eindigt. Niet aanvaard: de bewaartermijn.",
    "De naam wordt de functie en het adres gaat weg. Een uitnodiging die niemand aanvaardde, gaat helemaal weg.",
)
MAIL = Gegeven(
    "herinnering per mail",
    "Iemand aan het eigen werk herinneren, en weten of de mail aankwam.",
    "wie een account heeft",
    "Een jaar na het versturen, of tot het account eindigt.",
    "Gewist.",
)
AUTEUR = Gegeven(
    "wie dit schreef of deed",
    "Kunnen nagaan wie wat deed.",
    "wie een account heeft",
    "Zolang het stuk er is: de verwijzing blijft.",
    "Het account waar de verwijzing heen gaat, heet na de bewaartermijn naar de functie.",
)
LOGADRES = Gegeven(
    "internetadres in het logboek",
    "Misbruik kunnen nagaan.",
    "wie iets wijzigt",
    "De bewaartermijn, gerekend vanaf de wijziging.",
    "Gewist. De regel in het logboek blijft.",
)
FUNCTIE = Gegeven(
    "functie in woorden",
    "Zien wie ervoor zorgt, zonder naam.",
    "niemand: een functie, geen persoon",
    "Blijft.",
    "Staat er toch de naam van iemand die gewist wordt? Dan komt de functie ervoor in de plaats.",
)
DIENST = Gegeven(
    "welke functie, waar, en van wanneer tot wanneer",
    "Weten wie wanneer waarvoor stond.",
    "wie een account heeft, en contactpersonen",
    "Blijft.",
    "Hangt na de bewaartermijn nog aan een functie, niet meer aan een naam.",
)
TEKST = Gegeven(
    "vrije tekst",
    "Het werk zelf.",
    "niemand; wie er toch in genoemd wordt",
    "Blijft.",
    "Namen horen er niet in. Inzage en wissen zoeken erin en melden waar iemand genoemd wordt.",
)
VONDST = Gegeven(
    "wat de controle van een verhaal vond",
    "Verhalen delen zonder gegevens van personen.",
    "wie in een verhaal genoemd werd",
    "Zolang het verhaal er is.",
    "Gewist zodra die persoon gewist wordt.",
)

SOORTEN = (ACCOUNT, CONTACT, UITNODIGING, MAIL, AUTEUR, LOGADRES, FUNCTIE, DIENST, TEKST, VONDST)

# Of each model of ours: kind → its fields.
PERSOONLIJK = {
    "buurtteams.Gebruiker": {
        ACCOUNT: "email naam password last_login is_active herinneringen_per_week",
        DIENST: "date_joined",
    },
    "buurtteams.Rol": {AUTEUR: "gebruiker", FUNCTIE: "functie", DIENST: "soort buurtteam instelling vanaf tot"},
    "buurtteams.Uitnodiging": {
        UITNODIGING: "email naam",
        FUNCTIE: "functie",
        AUTEUR: "door aanvaard_door",
        DIENST: "soort buurtteam instelling gemaakt_op verloopt_op aanvaard_op ingetrokken_op",
    },
    "samenwerking.Contactpersoon": {
        CONTACT: "naam telefoon email uren talen gebruiker",
        DIENST: "functie onderdeel instelling organisatie uitnodiging overeenkomst begeleiding vanaf tot gewist_op",
    },
    "samenwerking.Samenwerkingsafspraak": {
        AUTEUR: "gemaakt_door",
        TEKST: "team_doet organisatie_doet organisatie_krijgt team_krijgt overleg stopreden",
    },
    "samenwerking.Afspraakantwoord": {AUTEUR: "door", FUNCTIE: "functie", TEKST: "toelichting"},
    "samenwerking.Afspraakevaluatie": {AUTEUR: "door", FUNCTIE: "functie", TEKST: "ging_goed kan_beter"},
    "samenwerking.Behoefte": {AUTEUR: "door", FUNCTIE: "functie", TEKST: "tekst hoe"},
    "samenwerking.Bijeenkomst": {
        AUTEUR: "gemaakt_door",
        FUNCTIE: "gespreksleider",
        TEKST: "titel plek agenda casussen rollen reden teruggekoppeld_hoe",
    },
    "samenwerking.Signaal": {
        AUTEUR: "door",
        FUNCTIE: "functie uitkomst_functie doorgegeven_aan",
        TEKST: "tekst uitkomst_toelichting",
    },
    "samenwerking.Inloop": {AUTEUR: "gemaakt_door", FUNCTIE: "bijhouder", TEKST: "naam plek gastheren stopreden"},
    "samenwerking.Inloopuitzondering": {TEKST: "toelichting"},
    "samenwerking.Organisatie": {TEKST: "achterban aanbod voor_achterban bereikbaar"},
    "samenwerking.Gebeurtenis": {AUTEUR: "door", LOGADRES: "adres", FUNCTIE: "functie namens", TEKST: "van naar reden"},
    "samenwerking.Verhaal": {
        AUTEUR: "schrijver controleur",
        FUNCTIE: "functie",
        TEKST: "titel aanleiding aanpak resultaat tip",
    },
    "samenwerking.Vondst": {AUTEUR: "door", VONDST: "fragment", TEKST: "reden"},
    "samenwerking.Overname": {AUTEUR: "door", TEKST: "gevolg"},
    "plannen.RondetafelAfspraak": {TEKST: "reden"},
    "plannen.Gebeurtenis": {AUTEUR: "door", LOGADRES: "adres", FUNCTIE: "functie namens", TEKST: "van naar reden"},
    "plannen.Prioriteitswijk": {TEKST: "reden"},
    "plannen.Plan": {AUTEUR: "gemaakt_door", TEKST: "titel waarom over_een_jaar"},
    "plannen.Actie": {AUTEUR: "gebruiker", FUNCTIE: "functie", TEKST: "titel"},
    "plannen.Datumwijziging": {AUTEUR: "door", TEKST: "reden"},
    "plannen.PlanThema": {TEKST: "doel"},
    "plannen.Indicator": {TEKST: "naam"},
    "plannen.Meting": {AUTEUR: "door", TEKST: "toelichting"},
    "plannen.Planpartner": {TEKST: "doet krijgt"},
    "plannen.Partnerantwoord": {TEKST: "toelichting"},
    "plannen.Voortgang": {
        AUTEUR: "door",
        FUNCTIE: "functie namens",
        TEKST: "wat_gebeurd geprobeerd volgende_stap bewijs_toelichting bewijs_link",
    },
    "plannen.Vraag": {AUTEUR: "door beantwoord_door", FUNCTIE: "functie beantwoord_functie", TEKST: "tekst antwoord"},
    "jaren.Advies": {
        AUTEUR: "door beantwoord_door",
        FUNCTIE: "functie beantwoord_functie",
        TEKST: "titel tekst antwoord gevolg",
    },
    "jaren.Agendapunt": {TEKST: "titel gevraagd_besluit notitie"},
    "jaren.Besluit": {AUTEUR: "door", FUNCTIE: "wie functie namens", TEKST: "tekst klaar_toelichting"},
    "jaren.BestuurlijkeReactie": {AUTEUR: "door", FUNCTIE: "functie namens", TEKST: "tekst"},
    "jaren.Herinnering": {MAIL: "gebruiker adres onderwerp tekst bericht_id fout"},
    "jaren.Herinneringsregel": {MAIL: "gebruiker taak"},
    "jaren.Momentopname": {FUNCTIE: "functie", TEKST: "inhoud"},
    "jaren.Oordeel": {AUTEUR: "door", FUNCTIE: "functie", TEKST: "toelichting"},
    "jaren.Partnerlink": {CONTACT: "contactpersoon"},
    "jaren.Terugblik": {
        AUTEUR: "ingeleverd_door",
        FUNCTIE: "functie namens",
        TEKST: "bereikt geleerd voorstel_toelichting",
    },
}
GESCHIEDENIS = {AUTEUR: "history_user", FUNCTIE: "history_change_reason"}

# Names of places, themes and things, keys that cannot be read back, and codes that the product makes itself.
NIET_PERSOONLIJK = {
    "plannen.Cijferstempel": "stand vorm",
    "buurtteams.Inlogpoging": "sleutel",
    "buurtteams.Wijk": "naam slug code",
    "buurtteams.Instelling": "naam slug",
    "buurtteams.Buurtteam": "naam slug adres telefoon openingstijden",
    "buurtteams.Uitnodiging": "sleutel_hash",
    "buurtteams.Thema": "slug naam korte_naam omschrijving",
    "buurtteams.Knelpunt": "code titel omschrijving bron",
    "buurtteams.Aanbeveling": "code titel omschrijving bron",
    "samenwerking.Organisatie": "naam talen",
    "samenwerking.Contactpersoon": "versie sleutel",
    "samenwerking.Gebeurtenis": "soort object_soort",
    "samenwerking.Inloop": "talen",
    "samenwerking.Vondst": "veld",
    "samenwerking.Kennisitem": "code titel omschrijving plek bron link",
    "plannen.RondetafelAfspraak": "code titel omschrijving bron",
    "plannen.Gebeurtenis": "soort object_soort",
    "plannen.Indicator": "eenheid",
    "jaren.Momentopname": "sha256",
    "jaren.Partnerlink": "sleutel_hash",
}

# What the libraries keep in tables of their own. Without a kind: nothing of a person.
VAN_ANDEREN = {
    "account.EmailAddress": ACCOUNT,
    "account.EmailConfirmation": ACCOUNT,
    "sessions.Session": ACCOUNT,
    "mfa.Authenticator": ACCOUNT,
    "socialaccount.SocialAccount": ACCOUNT,
    "socialaccount.SocialToken": ACCOUNT,
    "socialaccount.SocialApp": None,
    "admin.LogEntry": AUTEUR,
    "django_tasks_database.DBTaskResult": MAIL,
    "auth.Permission": None,
    "auth.Group": None,
    "contenttypes.ContentType": None,
}


def eigen_model(model):
    """The model itself, or that of which it is the history."""
    return getattr(model, "instance_type", model)


def soort_van(model, veld):
    """The kind of a field of ours; None: nothing of a person. KeyError: the register does not know it."""
    tabellen = [PERSOONLIJK.get(eigen_model(model)._meta.label, {})]
    if eigen_model(model) is not model:
        tabellen.append(GESCHIEDENIS)
    for tabel in tabellen:
        for soort, velden in tabel.items():
            if veld in velden.split():
                return soort
    if veld in NIET_PERSOONLIJK.get(eigen_model(model)._meta.label, "").split():
        return None
    raise KeyError(f"{model._meta.label}.{veld}")


def velden_van(*soorten):
    """(model, field) of every field of these kinds, history included."""
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            tabel = PERSOONLIJK.get(eigen_model(model)._meta.label, {})
            tabellen = [tabel, GESCHIEDENIS] if eigen_model(model) is not model else [tabel]
            namen = {naam for tabel in tabellen for soort in soorten for naam in tabel.get(soort, "").split()}
            yield from ((model, veld) for veld in model._meta.concrete_fields if veld.name in namen)
