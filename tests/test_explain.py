"""``fanzha explain`` and ``docs/rules.md``: nothing that is checked goes unexplained."""

from __future__ import annotations

from click.testing import CliRunner

from generator.cli import main
from generator.explained import chapters, explained
from generator.explained.page import page
from generator.rules import MAY_ERR
from tests.test_bad import MADE, REPO, _rules_in_code, rules_in


def run(*given: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["explain", *given])
    return result.exit_code, result.output


def test_the_committed_page_is_what_the_rules_say() -> None:
    """If not: ``fanzha explain --page > docs/rules.md``."""
    committed = (REPO / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page() == committed
    assert run("--page") == (0, committed)


def test_every_finding_is_explained_once() -> None:
    named = [one.rule for chapter in chapters() for one in chapter.findings]
    assert len(named) == len(set(named))
    assert set(named) == _rules_in_code()
    for one in explained().values():
        assert one.why.endswith("。"), one.rule
        assert len(one.why) > 15, one.rule


def test_every_finding_that_a_folder_shows_has_an_example() -> None:
    made = set().union(*(rules_in(made.expected) for made in MADE.values()))
    for one in explained().values():
        if one.example:
            assert rules_in(one.example) == {one.rule}
            assert one.example in page()
        else:
            assert one.rule in made


def test_one_rule_is_explained() -> None:
    code, said = run("phone-number")
    assert code == 0
    assert explained()["phone-number"].why in said
    assert "# 放行 phone-number：理由" in said
    assert "error[phone-number]" in said
    assert "放行" not in run("tab")[1]


def test_all_are_listed() -> None:
    code, said = run()
    assert code == 0
    for rule in explained():
        assert f"  {rule} " in said


def test_an_unknown_rule_is_misuse_and_the_nearest_is_named() -> None:
    code, said = run("phonenumber")
    assert code == 2
    assert "是不是 phone-number？" in said


def test_the_page_says_where_a_line_may_be_exempted() -> None:
    for rule in explained():
        assert (f"`# 放行 {rule}：理由`" in page()) == (rule in MAY_ERR)
