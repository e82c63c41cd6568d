"""The canonical text of a tree: order, indentation, blank lines, quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.formatting.order import ID_LISTS, keys_of, starts_group
from generator.formatting.punctuation import is_words, widened
from generator.formatting.spelling import double_quoted, in_lines, spelled
from generator.formatting.tree import Branch, Leaf, Twig

_STEP = "  "


def printed(trunk: Branch) -> str:
    """The file whose content ``trunk`` is."""
    values = (twig.value for twig in trunk.twigs if _key(twig) == "kind")
    kind = next((value.text for value in values if isinstance(value, Leaf)), "")
    return "\n".join(_Printer(kind).file(trunk)) + "\n"


class _Printer:
    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.is_entry = kind in {"scam", "merchant"}

    def file(self, trunk: Branch) -> Iterator[str]:
        if not trunk.twigs:
            yield "{}"
        previous = ""
        for twig in self._sorted(trunk.twigs, ()):
            if self.is_entry:
                _part(twig, previous, in_order=_key(twig) in keys_of(self.kind, ()))
            if not previous:
                twig.before = _without_blank_start(twig.before)
            yield from self._pair(twig, (_key(twig),))
            previous = _key(twig)
        yield from trunk.foot

    def _keys(self, branch: Branch, path: Sequence[str]) -> Iterator[str]:
        for at, twig in enumerate(self._sorted(branch.twigs, path)):
            if at == 0:
                twig.before = _without_blank_start(twig.before)
            yield from self._pair(twig, (*path, _key(twig)))
        yield from branch.foot

    def _sorted(self, twigs: Sequence[Twig], path: Sequence[str]) -> list[Twig]:
        order = {key: at for at, key in enumerate(keys_of(self.kind, path))}
        return sorted(twigs, key=lambda twig: order.get(_key(twig), len(order)))

    def _pair(self, twig: Twig, path: tuple[str, ...]) -> Iterator[str]:
        value = twig.value
        assert twig.key is not None
        before = list(twig.before)
        head, *rest = self._value(value, path)
        yield from before
        name = spelled(twig.key.text) or '""'
        yield _with_comment(f"{name}: {head}" if head else f"{name}:", twig.after)
        yield from (f"{_STEP}{line}" if line else "" for line in rest)

    def _value(self, value: Leaf | Branch, path: tuple[str, ...]) -> list[str]:
        """What stands after the colon on its line, then the lines below it."""
        if isinstance(value, Leaf):
            return self._text(value, path)
        if value.is_list and path[-1] in ID_LISTS and (ids := _in_brackets(value)):
            return [ids]
        if not value.twigs:
            return ["[]" if value.is_list else "{}", *value.foot]
        return ["", *(self._items(value, path) if value.is_list else self._keys(value, path))]

    def _items(self, branch: Branch, path: tuple[str, ...]) -> Iterator[str]:
        for at, twig in enumerate(branch.twigs):
            lines = list(self._item(twig, path))
            yield from _without_blank_start(lines) if at == 0 else lines
        yield from branch.foot

    def _item(self, twig: Twig, path: tuple[str, ...]) -> Iterator[str]:
        yield from twig.before
        head, *rest = self._value(twig.value, path)
        if head or not rest:
            yield _with_comment(f"- {head}".rstrip(), twig.after)
            yield from (f"{_STEP}{line}" if line else "" for line in rest)
            return
        if twig.after:
            yield twig.after
        # A dash stands before a key or an item: what is said above that is said above the dash.
        first = next(at for at, line in enumerate(rest) if line and not line.startswith("#"))
        yield from rest[:first]
        yield f"- {rest[first]}"
        yield from (f"{_STEP}{line}" if line else "" for line in rest[first + 1 :])

    def _text(self, leaf: Leaf, path: tuple[str, ...]) -> list[str]:
        text = widened(leaf.text) if is_words(self.kind, path) else leaf.text
        if "\n" in text:
            return in_lines(text) or [double_quoted(text)]
        return [spelled(text, quoted=leaf.quoted)]


def _part(twig: Twig, previous: str, *, in_order: bool) -> None:
    """See to the blank line above a key of an entry."""
    if previous and in_order and starts_group(_key(twig), previous):
        twig.before = ["", *_without_blank_start(twig.before)]
    elif in_order and twig.before == [""]:
        twig.before = []


def _without_blank_start(lines: list[str]) -> list[str]:
    return lines[1:] if lines and not lines[0] else lines


def _with_comment(line: str, comment: str) -> str:
    if not comment:
        return line
    words = comment[1:].strip()
    return f"{line}  # {words}" if words else line


def _in_brackets(branch: Branch) -> str:
    """The list in brackets; empty if something in it has a comment, or is more than a word."""
    shown: list[str] = []
    for twig in branch.twigs:
        value = twig.value
        if isinstance(value, Branch) or "\n" in value.text or twig.after or any(twig.before):
            return ""
        shown.append(spelled(value.text, quoted=value.quoted, brackets=True))
    return f"[{', '.join(shown)}]" if shown and not branch.foot else ""


def _key(twig: Twig) -> str:
    return twig.key.text if twig.key else ""
