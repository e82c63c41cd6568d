"""One generated entry: nonsense in the real format, decided by its number alone."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

from tools.bench_words import Lexicon, Speaker, chinese

HOST = "bench.example.org"
"""Where all its sources are said to be."""

SEED = 20261122
CHARACTERS = 2_100
"""Chinese characters in an entry, on average: DESIGN, section 8."""

_SHARED_SOURCES = 200
_FIRST_DAY = date(2025, 1, 1)
_REVIEWED = date(2026, 1, 1)

T = TypeVar("T")

Fields = dict[str, Any]
"""What stands in a mapping: text, ``Ids``, a list of texts or of mappings, or a mapping."""


class Ids(tuple[str, ...]):
    """Ids, written in brackets on one line."""

    __slots__ = ()


def name_of(number: int) -> str:
    """The id of the entry with that number."""
    return f"generated-{number:05}"


class Maker:
    """Makes one entry. Its number alone decides what becomes of it."""

    def __init__(self, lexicon: Lexicon, number: int) -> None:
        self.rng = random.Random(SEED + number)
        self.say = Speaker(lexicon, self.rng)
        self.lexicon = lexicon
        self.number = number
        self.channels = self.ids("channels", 3)
        self.roles = self.ids("roles", 2)
        self.sources = [self.source(at) for at in range(self.rng.randint(2, 4))]
        self._uncited = [str(source["id"]) for source in self.sources]
        self.wanted = round(min(max(self.rng.gauss(CHARACTERS, 350), 1_300), 3_500))

    def scam(self) -> Fields:
        """A trick, with everything a trick may hold."""
        fields = self.head("scam") | {
            "levers": self.ids("levers", 3),
            "asks_for": self.ids("asks_for", self.rng.randint(3, 8)),
            "reviewed": self.day(),
            "pretexts": self.several(self.say.pair, 3, 5),
            "scripts": self.several(self.script, 1, 2),
            "steps": self.several(self.step, 4, 6),
            "tools": self.several(self.tool, 1, 2),
            "compare": self.several(self.compared, 2, 5),
            "advice": self.several(self.advice, 4, 8),
        }
        return self.filled(fields)

    def guide(self) -> Fields:
        """A guide for merchants."""
        fields = self.head("merchant") | {
            "reviewed": self.day(),
            "trade": self.trade(),
            "steps": self.several(self.step, 3, 4),
            "risks": self.several(self.risk, 4, 8),
            "checks": self.several(self.check, 6, 12),
            "compare": self.several(self.compared, 2, 3),
            "tips": self.several(self.tip, 4, 7),
            "laws": self.ids("laws", 3),
        }
        return self.filled(fields)

    def head(self, kind: str) -> Fields:
        fitting = [name for name, of in self.lexicon.categories.items() if of == kind]
        return {
            "kind": kind,
            "title": self.title(),
            "summary": self.say.sentence(4),
            "status": "published",
            # In turn, so that a hundred entries use every one; guides are every tenth entry.
            "category": fitting[(self.number + self.number // 10) % len(fitting)],
            "aliases": self.several(self.say.pair, 3, 7),
            "channels": self.channels,
            "impersonates": self.roles,
            "targets": self.ids("targets", 2),
        }

    def filled(self, fields: Fields) -> Fields:
        """``fields`` with what ends an entry, brought to its length by more of it."""
        questions = self.several(self.question, 2, 3)
        notes = self.several(self.note, 2, 3)
        tail = {"evidence": self.ids("evidence", 5), "report_to": Ids(["12321", "12377"])}
        fields |= {"questions": questions, "notes": notes}
        fields |= {"incidents": self.several(self.incident, 1, 3), **tail}
        fields |= {"related": self.related(), "sources": self.sources}
        while chinese(fields) < self.wanted - 40:
            more = self.rng.choice((self.question, self.note))
            (questions if more == self.question else notes).append(more())
        return {key: value for key, value in fields.items() if value}

    def title(self) -> str:
        return f"{self.say.pair()}：“{self.say.word()}”{self.say.pair()}"

    def script(self) -> Fields:
        opening = {"as": self.roles[0], "via": self.channels[0], "stage": "contact"}
        turns = [self.turn() for _ in range(self.rng.randint(8, 12))]
        marked = {"signals": self.ids("signals", 1), "stop": self.say.text(1)}
        turns[0] = {"scammer": self.say.text(2), **opening, **marked}
        return {
            "title": f"“{self.say.sentence(1)}”",
            "material": "illustrative",
            "source": self.cited(),
            "turns": turns,
        }

    def turn(self) -> Fields:
        if self.rng.random() < 0.4:
            return {"victim": self.say.sentence(1)}
        fields: Fields = {"scammer": self.say.text(self.rng.randint(1, 3))}
        if self.rng.random() < 0.5:
            fields["stage"] = self.one("stages")
        if self.rng.random() < 0.5:
            fields["signals"] = self.ids("signals", self.rng.randint(1, 2))
        if self.rng.random() < 0.25:
            fields["stop"] = self.say.text(1)
        return fields

    def step(self) -> Fields:
        return {
            "stage": self.one("stages"),
            "do": self.say.text(2),
            "via": self.rng.choice(self.channels),
            "signals": self.ids("signals", 1),
        }

    def tool(self) -> Fields:
        return {"is": self.one("tools"), "name": f"“{self.say.pair()}”"}

    def compared(self) -> Fields:
        real, fake = self.say.sentence(2), self.say.sentence(2)
        return {"point": self.say.pair(), "real": real, "fake": fake, "source": self.cited()}

    def advice(self) -> Fields:
        fields = {"when": self.one("advice_when"), "text": self.say.text(2)}
        return fields | {"source": self.cited()}

    def question(self) -> Fields:
        ask = self.say.sentence(2)[:-1] + "？"
        return {"ask": ask, "answer": self.say.text(2), "source": self.cited()}

    def note(self) -> Fields:
        return {
            "about": self.one("note_topics"),
            "text": self.say.text(2),
            "source": self.cited(),
        }

    def incident(self) -> Fields:
        return {
            "when": f"{self.rng.randint(2018, 2025)}-{self.rng.randint(1, 12):02}",
            "who": f"{self.rng.choice('王李张刘陈杨黄赵吴周徐孙马朱胡林郭何')}女士",
            "loss": f"{self.rng.randrange(1, 9000) * 10}",
            "paid_by": self.ids("payment_routes", 1),
            "story": self.say.text(2),
            "noticed": self.say.pair(),
            "result": self.say.sentence(1),
            "source": self.cited(),
        }

    def trade(self) -> Fields:
        how = self.several(lambda: self.say.sentence(2), 3, 4)
        return {"how": how, "price": "0.1-1元", "source": self.cited()}

    def risk(self) -> Fields:
        return {
            "area": self.one("risk_areas"),
            "text": self.say.text(2),
            "source": self.cited(),
        }

    def check(self) -> Fields:
        return {
            "look_at": self.say.pair(),
            "odd": self.say.sentence(2),
            "real_can_also": self.say.sentence(1),
            "weight": self.one("check_weight"),
            "basis": self.one("check_basis"),
            "source": self.cited(),
        }

    def tip(self) -> Fields:
        do, why = self.say.text(2), self.say.sentence(2)
        return {"title": self.say.pair(), "do": do, "why": why, "source": self.cited()}

    def related(self) -> list[Fields]:
        """Ties to entries before this one, so that they exist whatever the count."""
        if self.number == 1:
            return []
        chosen = {self.rng.randrange(1, self.number) for _ in range(self.rng.randint(0, 3))}
        return [{"id": name_of(other), "as": "similar"} for other in sorted(chosen)]

    def source(self, at: int) -> Fields:
        """The first source is one that many entries share; the others are this entry's own."""
        name = f"s{self.number}-{at}"
        say, rng = self.say, self.rng
        if at == 0:
            shared = self.number % _SHARED_SOURCES
            name = f"shared-{shared}"
            rng = random.Random(SEED - 1 - shared)
            say = Speaker(self.lexicon, rng)
        return {
            "id": name,
            "title": say.pair() + say.pair(),
            "publisher": f"测速{say.word()}",
            "by": rng.choice(self.lexicon.ids["issuers"]),
            "kind": rng.choice(self.lexicon.ids["source_kinds"]),
            "reliability": rng.choice(self.lexicon.ids["reliability"]),
            "url": f"https://{HOST}/{name}.html",
            "date": f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            "retrieved": f"{_FIRST_DAY:%Y-%m-%d}",
            "note": say.sentence(2),
        }

    def several(self, make_one: Callable[[], T], least: int, most: int) -> list[T]:
        return [make_one() for _ in range(self.rng.randint(least, most))]

    def one(self, of: str) -> str:
        return self.rng.choice(self.lexicon.ids[of])

    def ids(self, of: str, count: int) -> Ids:
        known = self.lexicon.ids[of]
        return Ids(self.rng.sample(known, min(count, len(known))))

    def cited(self) -> str:
        """Each source once, then any."""
        return self._uncited.pop() if self._uncited else str(self.rng.choice(self.sources)["id"])

    def day(self) -> str:
        return (_REVIEWED + timedelta(days=self.rng.randrange(300))).isoformat()
