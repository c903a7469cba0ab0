from __future__ import annotations

import pytest

from detente.errors import UsageError
from detente.views.frame import Frame

LONG = Frame(("n", "who"), tuple((n, [f"<b>{n}</b>"]) for n in range(130)), ("a note",))


def test_pages():
    assert [row["n"] for row in LONG.page(2, 50)][:2] == [50, 51]
    assert LONG.page(3, 50).total == 130
    assert LONG.page(3, 50).notes == ("a note", "rows 101 to 130 of 130")
    assert LONG.page(9, 50).notes[-1] == "no such page of 130 rows"
    assert LONG.page(1, 500).notes == ("a note",)
    assert "50 of 130 rows" in repr(LONG.page(1, 50))


def test_a_notebook_shows_the_beginning_escaped():
    html = LONG._repr_html_()
    assert html.count("<tr>") == 61
    assert "&lt;b&gt;1&lt;/b&gt;" in html
    assert "<b>" not in html
    assert "70 more rows" in html


def test_a_grid_comes_first():
    html = Frame(("n",), ((1,),), (), None, (("", "issue"), (("Russia", "for (for 1)"),)))._repr_html_()
    assert html.index("Russia") < html.index("<th>n</th>")


def test_pandas(monkeypatch):
    pandas = pytest.importorskip("pandas")
    frame = LONG.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert (list(frame.columns), len(frame), frame.who[3]) == (["n", "who"], 130, ["<b>3</b>"])


def test_without_pandas_it_is_said(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr("detente.views.frame.import_module", missing)
    with pytest.raises(UsageError, match="pandas is not installed"):
        LONG.to_pandas()
