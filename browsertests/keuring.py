"""axe on a page, at two widths, once for each skeleton: the tree of tags, classes and roles without its text.

The runs on SQLite and on PostgreSQL meet the same skeletons. Where bin/test gives them a folder in common
(KEURING_MAP), each skeleton is checked by whichever comes first, and that run fails when it is wrong.
"""

import hashlib
import os
from html.parser import HTMLParser
from pathlib import Path

from django.conf import settings

AXE = (Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BREEDTES = (1280, 390)
LEEG = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# What decides how an element is read or looks, beside its place in the tree.
VORM = ("class", "role", "type", "aria-current", "scope", "lang")
AANWEZIG = ("hidden", "checked", "readonly", "disabled", "aria-label", "aria-labelledby", "alt", "for", "style")

KEUR = """
async (regels) => {
  document.querySelectorAll("details").forEach((klap) => (klap.open = true));
  const uitkomst = await axe.run(document, {
    runOnly: { type: "tag", values: regels },
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations"],
    preload: false, // axe would copy our stylesheets into the page, which our own policy refuses
  });
  return uitkomst.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.replaceAll("\\n", " ")}`));
}
"""


class Skeletlezer(HTMLParser):
    """The skeleton of a page: equal children of one parent count once, so a list of three is a list of one."""

    def __init__(self):
        super().__init__()
        self.stapel = [("", [])]

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        vorm = [f"{naam}={attrs[naam]}" for naam in VORM if naam in attrs]
        aanwezig = [naam for naam in AANWEZIG if naam in attrs]
        self.stapel.append((" ".join([tag, *vorm, *aanwezig]), []))
        if tag in LEEG:
            self.sluit()

    def handle_data(self, tekst):
        if tekst.strip():
            self.stapel[-1][1].append("tekst")

    def handle_endtag(self, tag):
        while tag not in LEEG and len(self.stapel) > 1:
            naam = self.stapel[-1][0].split(" ")[0]
            self.sluit()
            if naam == tag:
                return

    def sluit(self):
        element, kinderen = self.stapel.pop()
        self.stapel[-1][1].append(f"<{element}>{''.join(dict.fromkeys(kinderen))}</>")


def skelet_van(html):
    lezer = Skeletlezer()
    lezer.feed(html)
    while len(lezer.stapel) > 1:
        lezer.sluit()
    return "".join(lezer.stapel[0][1])


def is_aan_ons(wat):
    """Whether this run checks it, a skeleton or a page by its name: the first that makes the file does."""
    map_ = os.environ.get("KEURING_MAP")
    if not map_:
        return True
    try:
        os.close(os.open(Path(map_) / hashlib.sha256(wat.encode()).hexdigest(), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


class Keuring:
    """`gedeeld`: a page is checked by name, once between the two databases."""

    def __init__(self, gezien=None, *, gedeeld=False):
        self.gedeeld = gedeeld
        self.bezocht = 0
        self.gezien = set() if gezien is None else gezien
        self.gekeurd = 0
        self.bevindingen = []

    def is_nieuw(self, html):
        """Whether a page with this skeleton was not checked yet, by this run or by the one on the other database."""
        self.bezocht += 1
        skelet = skelet_van(html)
        nieuw = skelet not in self.gezien
        self.gezien.add(skelet)
        return nieuw and is_aan_ons(skelet)

    def keur(self, page, naam):
        """Check the page as it stands in the browser."""
        if self.gedeeld and not is_aan_ons(f"page {naam}"):
            self.gekeurd += len(BREEDTES)
            return
        page.evaluate(AXE)
        for breedte in BREEDTES:
            page.set_viewport_size({"width": breedte, "height": 900})
            self.gekeurd += 1
            self.bevindingen += [f"{naam} at {breedte}: {fout}" for fout in page.evaluate(KEUR, REGELS)]
        page.set_viewport_size({"width": BREEDTES[0], "height": 900})
