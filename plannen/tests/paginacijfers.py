"""The figures that stand on the page of the city, read from its words and its tables as somebody would."""

import re

from .stad import tekst

PLANNEN_PER_STAND = {
    "volgens_planning": r"(\d+) goed|Dat gaat (goed)\.",
    "deels": r"(\d+) deels goed|Dat gaat deels (goed)\.",
    "loopt_vast": r"(\d+) (?:loopt|lopen) vast|Dat loopt (vast)\.",
    "gereed": r"(\d+) (?:is|zijn) klaar|Dat is (klaar)\.",
    "nog_niet_begonnen": r"(\d+) (?:is|zijn) nog niet begonnen|Dat is nog niet (begonnen)\.",
    "gestopt": r"(\d+) (?:is|zijn) gestopt|Dat is (gestopt)\.",
    "niet_gemeld": r"Van (\d+) plan(?:nen)? is er|(Daarvan) is er",
}


def stuk(html, begin, einde):
    gevonden = re.search(f"{begin}(.*?){einde}", html, re.DOTALL)
    return gevonden[1] if gevonden else ""


def getal(patroon, zin):
    """The number at this place in the sentence, 1 where it says so in words, 0 where it says nothing."""
    gevonden = re.search(patroon, zin)
    if gevonden is None:
        return 0
    woord = next(filter(None, gevonden.groups()))
    return int(woord) if woord.isdigit() else 1


def cijfers_van_de_zin(zin, *, teams, thema):
    """Figures that the sentence names, by its words alone, of so many teams in view.

    On one theme it does not say whether a team reported on all of them.
    """
    eerst = zin.split(". ")[0]
    gemeld = getal(r"^Alle (\d+) teams|^(\d+) van de \d+ teams|^(Het) team\b.*? heeft in ronde \w+ iets", eerst)
    if thema:
        volledig = 0
    elif re.search("allemaal over al hun|, over al zijn", eerst) or (
        teams == 1 and gemeld and "maar niet" not in eerst
    ):
        volledig = gemeld
    else:
        volledig = getal(r", (\d+) over al hun", eerst)
    return {
        "gemeld": gemeld,
        "volledig": volledig,
        "zonder": getal(r"(\d+) teams? (?:heeft|hebben) (?:nog geen plan|dit thema niet)", zin),
        "plannen": getal(r"(?:Van de|Er zijn) (\d+) plannen|Er is (1) plan", zin),
        **{code: getal(patroon, zin.partition("Goed of klaar")[0]) for code, patroon in PLANNEN_PER_STAND.items()},
    }


def vergelijking_van(zin):
    delen = re.search(r"Goed of klaar: (\d+) van de (\d+) plannen\. .* waren dat er (\d+) van de (\d+)\.", zin)
    return tuple(map(int, delen.groups())) if delen else None


def legenda_van(html):
    regels = re.findall("<li>(.*?)</li>", stuk(html, '<ul class="legenda">', "</ul>"), re.DOTALL)
    paren = [re.fullmatch(r"(.*?) (?:(\d+) plan(?:nen)?|geen)", tekst(regel)) for regel in regels]
    return {paar[1]: int(paar[2] or 0) for paar in paren}


def cellen_van(html):
    """The cells of the grid, row by row."""
    rooster = stuk(html, '<table class="rooster">', "</table>")
    return [tekst(cel) for cel in re.findall(r"<td data-label.*?</td>", rooster, re.DOTALL)]


def tegels_van(html):
    """wijk → what its tile says."""
    kaart = stuk(html, '<ul class="tegelkaart">', '<details class="alstabel"')
    patroon = r'class="tegel__naam"[^>]*>(.*?)<.*?class="tegel__cijfer">(.*?)<'
    return dict(re.findall(patroon, kaart, re.DOTALL))


def tabel_van(html, titel):
    """The rows of the table that belongs to a chart: first cell → the others."""
    tabel = stuk(html, f'<caption class="alleen-voorlezen">{titel}</caption>', "</table>")
    rijen = re.findall("<tr>(.*?)</tr>", stuk(tabel, "<tbody>", "</tbody>"), re.DOTALL)
    cellen = [[tekst(cel) for cel in re.findall(r"<t[hd].*?</t[hd]>", rij, re.DOTALL)] for rij in rijen]
    return {eerste: rest for eerste, *rest in cellen}
