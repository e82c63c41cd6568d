"""The canonical form of a file: one way to write what it says, with every comment kept.

A file that cannot be read whole is refused, and so is one whose content the new text would
not give back: nothing is changed then.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.diagnostics import START, Diagnostic
from generator.formatting.printer import printed
from generator.formatting.punctuation import narrowed
from generator.formatting.remarks import remarks
from generator.formatting.tree import grown
from generator.source import Document, Value, read


@dataclass(frozen=True)
class Formatted:
    """A file's canonical text, or why there is none (``refused``), beside its text as it is."""

    before: str
    text: str
    refused: tuple[Diagnostic, ...] = ()

    @property
    def differs(self) -> bool:
        return self.text != self.before


def formatted(path: str, raw: bytes) -> Formatted:
    """The canonical form of the file ``path`` with the content ``raw``. Never raises."""
    reading = read(path, raw)
    document = reading.document
    if document is None or reading.diagnostics:
        return Formatted(reading.text, reading.text, tuple(reading.diagnostics))
    text = printed(grown(document.text, document.root))  # type: ignore[arg-type]
    after = read(path, text.encode())
    if after.diagnostics or after.document is None or not _same(document, after.document):
        refusal = Diagnostic(path, START, "format", *_WOULD_CHANGE)
        return Formatted(document.text, document.text, (refusal,))
    return Formatted(document.text, text)


_WOULD_CHANGE = (
    "这个文件的写法太特别，整理后内容或注释会变，所以没有动它",
    "把特别的地方（少见的引号、括号、多行文字）改成模板里的写法，再试一次",
)


def _same(before: Document, after: Document) -> bool:
    return _bare(before.data) == _bare(after.data) and _comments(before) == _comments(after)


def _bare(value: Value) -> Value:
    """Data without the one difference that formatting may make: the width of punctuation."""
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_bare(inner) for inner in value]
    return narrowed(value)


def _comments(document: Document) -> Counter[str]:
    found = (remark.text[1:].strip() for remark in remarks(document.text, document.root))
    return Counter(words for words in found if words)
