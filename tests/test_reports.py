"""The four reports: carets by display width, and formats that other programs read."""

from __future__ import annotations

import json

import jsonschema

from generator.diagnostics import Diagnostic, Level, Place
from generator.reports import REPORTS

TEXT = "kind: scam\ntitle: 一二三 abc 坏\n" + "long: " + "长" * 80 + "坏" + "长" * 80 + "\n"
FOUND = [
    Diagnostic("a,b/中 文.yml", Place(2, 16, 1), "some-rule", "坏：100%\n第二行", "改好"),
    Diagnostic("a,b/中 文.yml", Place(3, 87, 1), "far", "远处", level=Level.WARNING),
]
TEXTS = {"a,b/中 文.yml": TEXT}


def test_caret_stands_under_the_spot_by_display_width() -> None:
    lines = REPORTS["text"](FOUND[:1], TEXTS).splitlines()
    assert lines[0] == "a,b/中 文.yml:2:16: error[some-rule] 坏：100%"
    source, caret = lines[2], lines[3]
    assert source == "    2 | title: 一二三 abc 坏"
    # Eight columns of gutter, seven of "title: ", six of 一二三, five of " abc ".
    assert caret == "      | " + " " * (7 + 6 + 5) + "^^"


def test_a_long_line_is_cut_around_the_spot() -> None:
    lines = REPORTS["text"](FOUND[1:], TEXTS).splitlines()
    shown = lines[1].split("| ", 1)[1]
    before = lines[2].split("| ", 1)[1].index("^")
    width = 0
    for char in shown:
        if width == before:
            assert char == "坏"
            break
        width += 1 if char == "…" else 2
    else:
        raise AssertionError("the caret stands under nothing")


def test_a_clean_report_is_empty() -> None:
    assert REPORTS["text"]([], {}) == ""
    assert REPORTS["github"]([], {}) == ""


def test_github_commands_are_escaped() -> None:
    first, second = REPORTS["github"](FOUND, TEXTS).splitlines()
    assert first == (
        "::error file=a%2Cb/中 文.yml,line=2,col=16,title=some-rule::坏：100%25%0A第二行。改好"
    )
    assert second.startswith("::warning ")


def test_json_counts_and_places() -> None:
    report = json.loads(REPORTS["json"](FOUND, TEXTS))
    assert (report["errors"], report["warnings"]) == (1, 1)
    assert report["diagnostics"][0]["column"] == 16
    assert report["diagnostics"][0]["rule"] == "some-rule"


SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {"driver": {"required": ["name"]}},
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "items": {
                            "required": ["message"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "locations": {
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {
                                                            "uri": {"pattern": "^[!-~]+$"}
                                                        }
                                                    },
                                                    "region": {
                                                        "properties": {
                                                            "startLine": {"minimum": 1},
                                                            "startColumn": {"minimum": 1},
                                                            "endColumn": {"minimum": 1},
                                                        }
                                                    },
                                                }
                                            }
                                        }
                                    }
                                },
                            },
                        }
                    },
                },
            },
        },
    },
}
"""What SARIF 2.1.0 (OASIS, 2020) asks of the parts that a report of ours has."""


def test_sarif_keeps_the_standard() -> None:
    report = json.loads(REPORTS["sarif"](FOUND, TEXTS))
    jsonschema.validate(report, SARIF)
    [run] = report["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
