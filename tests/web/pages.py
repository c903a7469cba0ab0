"""What tests look for in a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

ORIGIN = {"origin": "http://127.0.0.1:8822"}


class Seen(HTMLParser):
    """Elements with their attributes, and the text outside of scripts."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.words, self._stack = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())

    def all(self, tag, **attributes):
        return [
            held
            for name, held in self.elements
            if name == tag and all(held.get(key) == value for key, value in attributes.items())
        ]

    def links(self, start=""):
        return [held["href"] for held in self.all("a") if (held.get("href") or "").startswith(start)]


def active(html):
    """What could run in the page besides its own two scripts."""
    found = []
    for tag, held in Seen(html).elements:
        if tag == "script" and not (held.get("src") or "").startswith("/static/"):
            found.append(tag)
        if tag in ("iframe", "object", "embed", "base"):
            found.append(tag)
        found += [name for name in held if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action", "formaction"):
            value = (held.get(name) or "").strip()
            if re.match(r"(?i)\s*(?:javascript|data|vbscript|https?|//)", value):
                found.append(value)
    return found


def token(html):
    """The token of the first form."""
    return re.search(r'name="token" value="([^"]+)"', html)[1]
