"""What a page of ours never has: elements and attributes that do or fetch something."""

from html.parser import HTMLParser

_ACTIVE = {"script", "link", "img", "iframe", "object", "embed", "base", "use", "foreignobject", "image", "animate"}
_FETCHING = {"style", "src", "srcset", "xlink:href", "action", "background", "data", "formaction"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ACTIVE:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name in _FETCHING or name.startswith("on") or (name == "href" and not (value or "").startswith("#")):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data}]>")


def foreign(page: str) -> list[str]:
    """Return what a page holds of these."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found
