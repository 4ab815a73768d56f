"""A page as a browser reads it: the text of its `raw` elements, its marks, its lists."""

from __future__ import annotations

from html.parser import HTMLParser


class Page(HTMLParser):
    """`raw`: the text of each element of class raw; `marks`: what each fact's mark covers; `ids`, `targets`, `text`."""

    VOID = frozenset({"meta", "input"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.raw: list[str] = []
        self.marks: dict[str, list[str]] = {}
        self.attributes: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.unbalanced: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()
        self.unbalanced += [tag for tag, _ in self._open]

    @property
    def ids(self) -> list[str]:
        return [given["id"] for _, given in self.attributes if "id" in given]

    @property
    def targets(self) -> list[str]:
        return [given["href"] for _, given in self.attributes if "href" in given]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.attributes.append((tag, given))
        if "raw" in given.get("class", "").split():
            self.raw.append("")
        if "data-f" in given:
            self.marks.setdefault(given["data-f"], []).append("")
        if tag not in self.VOID:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.unbalanced.append(f"/{tag}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if any("raw" in given.get("class", "").split() for _, given in self._open):
            self.raw[-1] += data
        for fact in {given["data-f"] for _, given in self._open if "data-f" in given}:
            self.marks[fact][-1] += data
