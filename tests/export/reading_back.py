"""Reads our HTML as a browser would, strictly: what is text, what is marked, which ids and links there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "img", "input", "link"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parents: tuple[str, ...]
    text: str = ""  # as it is shown
    exact: str = ""  # as it was in the dispatch


@dataclass
class Page:
    elements: list[Element] = field(default_factory=list)
    dispatch: str = ""  # the text of all paragraphs of dispatches, code-point signs turned back

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    def having(self, kind: str) -> list[Element]:
        return [element for element in self.elements if kind in element.attributes.get("class", "").split()]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def targets(self) -> list[str]:
        return [element.attributes["href"] for element in self.elements if "href" in element.attributes]


class _Parser(HTMLParser):
    def __init__(self, everything: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[Element] = []
        self.everything = everything

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in <{tag}>"
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(e.tag for e in self.open))
        assert not (tag == "a" and "a" in element.parents), "a link inside a link"
        self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        code = self.open[-1].attributes.get("data-code") if self.open else None
        exact = chr(int(code, 16)) if code else data
        for element in self.open:
            element.text += data
            element.exact += exact
        if self.everything or any("d-text" in e.attributes.get("class", "").split() for e in self.open):
            self.page.dispatch += exact


def read(html: str, *, everything: bool = False) -> Page:
    """The page; `everything` where the whole fragment is text of a dispatch. Fails on tags that don't nest."""
    parser = _Parser(everything)
    parser.feed(html)
    parser.close()
    assert not parser.open, f"left open: {parser.open}"
    return parser.page
