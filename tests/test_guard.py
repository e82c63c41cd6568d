"""The rules that guard people: genuine text stays silent, and nothing is told in full.

``genuine/`` holds, line by line, what people really write: tracking numbers, amounts, dates,
articles of law, hotlines. What must be found stands in ``bad/``.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.gather import gather
from generator.rules import GUARDS, MAY_ERR, RULES, Rule, exemption
from generator.rules.bank_card import is_card
from generator.rules.id_number import is_id
from generator.source import Document, read
from tests.projects import SOUND
from tests.test_bad import BAD, LIBRARY, REPO, check

GENUINE = REPO / "tests" / "genuine"
WHOLE = gather(REPO).catalog

DRAFT = SOUND.replace("打电话来。", "{text}")


def found(catalog: Catalog) -> list[Diagnostic]:
    return [finding for rule in GUARDS for finding in rule.check(catalog)]


def told(text: str, folder: Path) -> list[Diagnostic]:
    """What the guards say of a draft that bears ``text``."""
    file = folder / "some-draft.yml"
    file.write_text(DRAFT.format(text=json.dumps(text, ensure_ascii=False)), encoding="utf-8")
    return [f for f in found(gather(LIBRARY, drafts=[file]).catalog) if f.path == file.as_posix()]


def document(text: str) -> Document:
    reading = read("a.yml", text.encode())
    assert reading.document
    return reading.document


def test_genuine_text_is_silent() -> None:
    assert check("tests/genuine") == ("", 0)


def test_there_is_much_genuine_text_and_all_of_it_is_read() -> None:
    catalog = gather(LIBRARY, drafts=[GENUINE]).catalog
    drafts = [case for case in catalog.cases if case.id.startswith("genuine-")]
    assert len(drafts) == len(list(GENUINE.glob("*.yml")))
    assert sum(len(getattr(case.entry, "advice", ())) for case in drafts) > 80


def test_the_whole_library_is_silent() -> None:
    assert len(WHOLE.cases) > 1
    assert found(WHOLE) == []


HIDING = [rule for rule in GUARDS if rule.ID not in {"traditional-mix", "as-in-source"}]


@pytest.mark.parametrize("rule", HIDING, ids=lambda rule: rule.ID)
def test_no_finding_tells_what_it_hides(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPO)
    gathered = gather(LIBRARY, drafts=[(BAD / rule.ID).relative_to(REPO)])
    findings = list(rule.check(gathered.catalog))
    assert findings
    for finding in findings:
        line = gathered.texts[finding.path].splitlines()[finding.place.line - 1]
        start = finding.place.column - 1
        marked = line[start : start + finding.place.width]
        assert marked.strip()
        assert marked not in finding.message + finding.fix


@given(
    area=st.sampled_from(["110105", "440106", "650102", "810000"]),
    day=st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
    order=st.integers(0, 999),
)
def test_identity_numbers_have_one_check_digit(area: str, day: date, order: int) -> None:
    stem = f"{area}{day:%Y%m%d}{order:03}"
    right = [last for last in "0123456789X" if is_id(stem + last)]
    assert len(right) == 1
    assert is_id(stem + right[0].lower())


@given(st.integers(10**13, 10**14 - 1))
def test_cards_have_one_check_digit_and_a_known_issuer(middle: int) -> None:
    stem = f"62{middle}"[:15]
    right = [last for last in "0123456789" if is_card(stem + last)]
    assert len(right) == 1
    assert not is_card("9" + stem[1:] + right[0])


@pytest.mark.parametrize(
    ("text", "rule", "marked"),
    [
        ("先说再见，再打 138 0013 8000。", "phone-number", "138 0013 8000"),
        ("先打 138 0013 8000，再打 138 0013 8000。", "phone-number", "138 0013 8000"),
        ("号是 11010519491231002x", "id-number", "11010519491231002x"),
        ("京A12345停在楼下", "car-plate", "京A12345"),
        ("写到 a.b@example.net", "email", "a.b@example.net"),
    ],
)
def test_the_place_is_exact(text: str, rule: str, marked: str, tmp_path: Path) -> None:
    findings = told(text, tmp_path)
    assert {finding.rule for finding in findings} == {rule}
    line = DRAFT.format(text=json.dumps(text, ensure_ascii=False)).splitlines()[7]
    starts = [finding.place.column - 1 for finding in findings]
    assert starts == sorted({line.index(marked), line.rindex(marked)})
    for finding in findings:
        assert line[finding.place.column - 1 :][: finding.place.width] == marked


def test_numbers_are_found_however_they_are_written(tmp_path: Path) -> None:
    """Folded over two lines, in a remark, with escapes, in full-width digits."""
    for body in (
        "他的手机是 138 0013\n      8000。",
        "先挂断。  # 他的手机 13800138000",
        '"他的手机 \\u00313800138000"',
        "他的手机 １３８００１３８０００。",
    ):
        file = tmp_path / "some-draft.yml"
        file.write_text(DRAFT.format(text=body), encoding="utf-8")
        findings = found(gather(LIBRARY, drafts=[file]).catalog)
        assert [f.rule for f in findings] == ["phone-number"], body


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("他叫我加微信号：ｗｘｉｄ＿１２３４５６。", "chat-id"),
        ("加我ＱＱ：１２３４５６７８９。", "chat-id"),
        ("发到 ａｂｃ＠ｍａｉｌ．ｃｏｍ。", "email"),
        ("开着一辆京Ａ１２３４５。", "car-plate"),
        ("打开 ｗｗｗ．ｂａｎｋ－ｌｏｇｉｎ．ｃｃ 登录。", "live-link"),
    ],
)
def test_full_width_letters_hide_nothing(text: str, rule: str, tmp_path: Path) -> None:
    file = tmp_path / "some-draft.yml"
    file.write_text(DRAFT.format(text=text), encoding="utf-8")
    assert [f.rule for f in found(gather(LIBRARY, drafts=[file]).catalog)] == [rule]


@given(st.text())
def test_no_text_can_break_the_rules(text: str) -> None:
    quoted = json.dumps(text)
    case = next(case for case in WHOLE.cases if case.is_listed)
    other = type(case)(case.id, case.entry, document(f"kind: scam\ntext: {quoted}\n"))
    catalog = Catalog(cases=(other,), references=WHOLE.references)
    for finding in found(catalog):
        assert finding.place.line >= 1


def test_a_passage_knows_its_place() -> None:
    for case in gather(LIBRARY).catalog.cases:
        lines = case.document.lines
        for passage in case.document.passages:
            place = case.document.spot(passage, 0, len(passage.text))
            shown = lines[place.line - 1][place.column - 1 :][: place.width]
            assert shown
            assert passage.text.startswith(shown)


def test_only_rules_that_can_err_may_be_let_off() -> None:
    known = {rule.ID for rule in RULES}
    assert known > MAY_ERR
    assert not MAY_ERR & {
        "duplicate-id",
        "image",
        "hidden-character",
        "as-in-source",
        "unsourced",
    }
    assert exemption.ID not in MAY_ERR


def test_what_is_let_off_is_told_by_every_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPO)
    reports = {form: check("tests/bad/exemption", form=form).report for form in
               ("text", "json", "sarif", "github")}  # fmt: skip
    reason = "门店自己公布的电话"
    assert f"= 已放行：{reason}" in reports["text"]
    assert reports["text"].endswith("7 处错误，2 处放行\n")
    data = json.loads(reports["json"])
    assert data["notes"] == 2
    assert reason in [one.get("exempted") for one in data["diagnostics"]]
    [run] = json.loads(reports["sarif"])["runs"]
    notes = [result for result in run["results"] if result["level"] == "note"]
    assert len(notes) == 2
    assert {"kind": "inSource", "justification": reason} in notes[0]["suppressions"]
    assert not any("suppressions" in r for r in run["results"] if r["level"] != "note")
    assert f"已放行：{reason}" in reports["github"]
    assert reports["github"].count("::notice ") == 2


def test_a_library_with_nothing_but_exemptions_is_sound(tmp_path: Path) -> None:
    file = tmp_path / "some-draft.yml"
    body = "门店电话 138 0013 8000。  # 放行 phone-number：门店自己公布的电话"
    file.write_text(DRAFT.format(text=body), encoding="utf-8")
    report, code = check(str(file))
    assert code == 0
    assert "note[phone-number]" in report
