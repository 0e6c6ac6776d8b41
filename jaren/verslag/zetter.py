"""A program of its own, started by pdf.py for one report: reads JSON from stdin, writes the PDF to stdout.

Not in the server itself: Typst keeps what it laid out for a next time, a hundred megabytes and more per report, and
gives nothing back. A process that ends does.
"""

import datetime
import json
import sys

import typst


def zet(opdracht):
    # The fonts given alone: those of the machine and of Typst would take over silently where ours are missing.
    lettertypen = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[opdracht["lettertypen"]]
    )
    return typst.compile(
        opdracht["sjabloon"],
        font_paths=lettertypen,
        sys_inputs={"gegevens": opdracht["gegevens"]},
        pdf_standards=["ua-1"],
        timestamp=datetime.datetime.fromisoformat(opdracht["op"]).replace(tzinfo=datetime.UTC),
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(zet(json.load(sys.stdin)))
