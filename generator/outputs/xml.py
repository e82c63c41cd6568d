"""XML as bytes, escaped by the library; what XML cannot hold at all is left out."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, tostring

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(root: Element) -> bytes:
    for element in root.iter():
        if element.text:
            element.text = _NO_XML.sub("", element.text)
        for name, value in element.attrib.items():
            element.set(name, _NO_XML.sub("", value))
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
