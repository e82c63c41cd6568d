"""A signal's examples are its tests: each ``hit`` is recognised, no ``miss`` raises any signal.

Bad::

    phrases: [验证码…告诉我]
    hit:
      - 请把密码给我

Good: add the phrase that the hit shows, or what genuine messages say to ``unless``.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.phrases import Recogniser

ID = "signal-example"

WHY = (
    "信号的 hit 和 miss 就是考题：hit 的每一句都要认得出，miss 的每一句都不能误报。"
    "考不过，读者贴进来的短信也会认错。"
)


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    recogniser = Recogniser(catalog.signals.values())
    for reference in catalog.references:
        if reference.kind != "signals":
            continue
        for at, signal in enumerate(reference.value.items):
            for n, sentence in enumerate(signal.hit):
                if signal.id not in recogniser.signals_in(sentence):
                    yield reference.diagnose(
                        ("items", at, "hit", n),
                        ID,
                        "这句话应当认出来，却没有认出来",
                        "在 phrases 里加上它的说法，或者检查 unless 是否把它排除了",
                    )
            for n, sentence in enumerate(signal.miss):
                raised = sorted(recogniser.signals_in(sentence))
                if raised:
                    yield reference.diagnose(
                        ("items", at, "miss", n),
                        ID,
                        f"这句真话被误报成：{'、'.join(raised)}",
                        "把那个信号的 phrases 写得更具体，或者在它的 unless 里加上真话的说法",
                    )
