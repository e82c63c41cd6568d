"""Formatting files on disk: found, compared, and put in place whole."""

from __future__ import annotations

import difflib
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import START, Diagnostic
from generator.formatting import Formatted, formatted


@dataclass(frozen=True)
class Outcome:
    """One file, as it is and as it should be. ``path`` is as reported."""

    path: str
    real: Path
    result: Formatted

    def diff(self) -> str:
        """What would change, as a unified diff."""
        before, after = (
            text.splitlines(keepends=True) for text in (self.result.before, self.result.text)
        )
        lines = difflib.unified_diff(before, after, self.path, f"{self.path}（整理后）")
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def write(self) -> None:
        """Put the canonical text in place in one step, with the file's own permissions."""
        put_in_place(self.real, self.result.text)


def outcomes(paths: Sequence[Path]) -> Iterator[Outcome]:
    """Every YAML file that ``paths`` name or hold, each once, in order."""
    seen: set[Path] = set()
    for given in paths:
        for real in _files(given):
            if (absolute := real.absolute()) not in seen:
                seen.add(absolute)
                yield _outcome(real)


def put_in_place(target: Path, text: str) -> None:
    """Write ``text`` so that readers see the old file or the new one, never a half."""
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _files(given: Path) -> list[Path]:
    if not given.is_dir():
        return [given]
    found = (path for suffix in ("*.yml", "*.yaml") for path in given.rglob(suffix))
    hidden = (path for path in found if _is_shown(path.relative_to(given)))
    return sorted(path for path in hidden if path.is_file() or path.is_symlink())


def _is_shown(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)


def _outcome(real: Path) -> Outcome:
    path = real.as_posix()
    if real.is_symlink():
        return _refused(real, "symlink", "这是一个符号链接", "把文件本身放进来")
    try:
        raw = real.read_bytes()
    except OSError as error:
        return _refused(real, "unreadable", f"读不了这个文件：{error.strerror}", "看看它的权限")
    return Outcome(path, real, formatted(path, raw))


def _refused(real: Path, rule: str, message: str, fix: str) -> Outcome:
    path = real.as_posix()
    return Outcome(path, real, Formatted("", "", (Diagnostic(path, START, rule, message, fix),)))
