"""Reads a page as a browser would: which fields its forms would send."""

from html.parser import HTMLParser


class Formulierlezer(HTMLParser):
    """The forms of a page, each as a dict from name to the list of values that a browser would send."""

    def __init__(self):
        super().__init__()
        self.formulieren, self.tekst, self.lijst, self.in_sjabloon = [], None, None, False

    def voeg_toe(self, naam, waarde):
        if naam and naam != "csrfmiddlewaretoken" and self.formulieren and not self.in_sjabloon:
            self.formulieren[-1].setdefault(naam, []).append(waarde)

    def handle_starttag(self, soort, eigenschappen):
        veld = dict(eigenschappen)
        if soort == "form":
            self.formulieren.append({})
        elif soort == "input" and veld.get("type") not in ("submit", "button"):
            if veld.get("type") not in ("checkbox", "radio"):
                self.voeg_toe(veld.get("name"), veld.get("value", ""))
            elif "checked" in veld:
                self.voeg_toe(veld.get("name"), veld.get("value", "on"))
        elif soort == "template":
            self.in_sjabloon = True
        elif soort == "textarea":
            self.tekst = [veld.get("name"), ""]
        elif soort == "select":
            self.lijst = (veld.get("name"), "multiple" in veld, [])
        elif soort == "option":
            self.lijst[2].append((veld.get("value", ""), "selected" in veld))

    def handle_data(self, tekst):
        if self.tekst:
            self.tekst[1] += tekst

    def handle_endtag(self, soort):
        if soort == "template":
            self.in_sjabloon = False
        elif soort == "textarea":
            self.voeg_toe(self.tekst[0], self.tekst[1].removeprefix("\n"))
            self.tekst = None
        elif soort == "select":
            naam, meerdere, opties = self.lijst
            gekozen = [waarde for waarde, is_gekozen in opties if is_gekozen]
            for waarde in gekozen or [waarde for waarde, _ in opties[:1] if not meerdere]:
                self.voeg_toe(naam, waarde)
