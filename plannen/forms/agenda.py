"""Which calendar: of a team or of a wijk."""

from buurtteams.forms.filter import Filterformulier, keuzeveld
from buurtteams.models import Buurtteam, Wijk


class AgendaForm(Filterformulier):
    van = keuzeveld("Welke agenda?", "Kies een team of wijk")

    def __init__(self, data, *, gebruiker):
        super().__init__(data)
        eigen = {team.pk for team in gebruiker.teams}
        teams = sorted(Buurtteam.objects.all(), key=lambda team: (team.pk not in eigen, team.naam))
        self.fields["van"].choices += [(f"team:{team.slug}", f"Buurtteam {team}") for team in teams]
        self.fields["van"].choices += [(f"wijk:{wijk.slug}", f"Wijk {wijk}") for wijk in Wijk.objects.all()]
