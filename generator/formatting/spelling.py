"""How one value is written: bare if YAML reads it back as it is, else quoted or in lines."""

from __future__ import annotations

import re
from functools import lru_cache

import yaml

from generator.source import Value, read

_TYPED = yaml.SafeLoader.yaml_implicit_resolvers
_LIKE_A_NUMBER = re.compile(r"\+?\d[\d -]*")
_NUMBER_1_2 = re.compile(
    r"[-+]?(?:0o[0-7]+|0x[0-9a-fA-F]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)"
)
_PLAINLY_PLAIN = re.compile(
    "[^\\W_](?:[^:#\\[\\]{},\x00-\x1f\x7f-\xa0\u2028\u2029\u3000\ufeff\ufffe\uffff]*[^\\W_。！？”）])?"
)
_LINES = re.compile(r"\n*\S[\s\S]*")


@lru_cache(maxsize=4096)
def spelled(text: str, *, quoted: bool = False, brackets: bool = False) -> str:
    """``text`` on one line. ``quoted``: it bore quotes, and keeps them where another reader
    of YAML would else take it for a number or a date; ``brackets``: it stands in a list ``[ ]``.
    """
    if not text:
        return "''" if quoted or brackets else ""
    typed = is_typed(text)
    if not (quoted and typed) and _reads_back(text, text, brackets=brackets):
        return text
    if typed:
        return f'"{text}"'
    single = "'" + text.replace("'", "''") + "'"
    if _reads_back(single, text, brackets=brackets):
        return single
    return double_quoted(text)


def in_lines(text: str) -> list[str]:
    """A text of several lines as a block: its header, then its lines; empty if no block can
    hold it, as when it begins with a space."""
    body = text.removesuffix("\n")
    if "\n" not in text or body.endswith("\n") or not _LINES.fullmatch(body):
        return []
    header = "|" if text.endswith("\n") else "|-"
    lines = [header, *body.split("\n")]
    shown = "\n".join(f"  {line}" if line else "" for line in lines[1:])
    return lines if _data(f"k: {header}\n{shown}\n") == {"k": text} else []


def double_quoted(text: str) -> str:
    """``text`` in double quotes, whatever it holds."""
    shown: str = yaml.dump(text, default_style='"', allow_unicode=True, width=2**31)
    return shown.rstrip("\n")


def is_typed(text: str) -> bool:
    """Whether a reader that guesses types would take ``text``, bare, for something else."""
    guesses = _TYPED.get(text[:1], []) + _TYPED.get(None, [])
    return any(shape.match(text) for _, shape in guesses) or any(
        shape.fullmatch(text) for shape in (_NUMBER_1_2, _LIKE_A_NUMBER)
    )


def _reads_back(shown: str, text: str, *, brackets: bool) -> bool:
    if shown == text and _PLAINLY_PLAIN.fullmatch(text):
        return True
    if "\n" in text or ("\t" in text and shown == text):  # some readers take no tab bare
        return False
    if brackets:
        return _data(f"k: [{shown}, a]\n") == {"k": [text, "a"]}
    # A value and an item of a list differ in what may start them.
    return _data(f"k: {shown}\nl:\n  - {shown}\n") == {"k": text, "l": [text]}


def _data(source: str) -> dict[str, Value] | None:
    reading = read("", source.encode("utf-8", errors="surrogatepass"))
    return reading.document.data if reading.document and not reading.diagnostics else None
