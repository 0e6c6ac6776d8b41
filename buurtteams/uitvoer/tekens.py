"""What an XML file cannot hold falls out of a text."""

import re

NIET_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def leesbare_xml(tekst):
    return tekst if tekst.isprintable() else NIET_IN_XML.sub("", tekst)
