"""Where in a file a fault stands. Only files at fault are read for it, with the slow parser."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from generator.built import BuiltSite, Mention
from generator.diagnostics import START, Diagnostic, Place
from generator.verify.fault import Fault


def placed(site: BuiltSite, faults: Iterable[Fault]) -> Iterator[Diagnostic]:
    """The faults with their places; a file itself where there is none."""
    by_path: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_path[fault.path].append(fault)
    for path, found in by_path.items():
        reader = _read(site, path)
        for fault in found:
            place = reader.place(fault.at) if reader and fault.at else START
            yield Diagnostic(path, place, fault.rule, fault.message, fault.fix, fault.level)


def _read(site: BuiltSite, path: str) -> _Places | None:
    if not path.endswith(".html") or path not in site.files:
        return None
    reader = _Places()
    reader.feed(site.text(path))
    reader.close()
    return reader


class _Places(HTMLParser):
    """The places of all elements, by element and by each attribute."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[tuple[str, str, str], list[Place]] = defaultdict(list)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        place = Place(line, column + 1, len(self.get_starttag_text() or ""))
        self._places[tag, "", ""].append(place)
        for name, value in attrs:
            self._places[tag, name, value or ""].append(place)
            if name == "id":  # said twice, it is the last that is one too many
                self._places["", name, value or ""] = [place]

    def place(self, at: Mention) -> Place:
        """Where ``at`` stands; each further time it is asked for, the next place."""
        value = at.value if at.attribute else ""
        places = self._places.get((at.tag, at.attribute, value)) or [START]
        return places.pop(0) if len(places) > 1 else places[0]
