"""Pages whose glyphs have the characters that are meant where the file says them (ActualText).

One glyph may draw — and ―, 户 and 戶: the font's own table of characters has one of them, and a careful producer says
beside the glyphs which it is.
"""

from collections.abc import Iterator
from typing import Any

from perfgoal.extras import require


def said_pages(pdf: Any) -> Iterator[Any]:
    """Yield the pages of an opened PDF, as pdfplumber has them."""
    module = require("pdfplumber.page")
    drawing, paging, decoded = module.PDFPageAggregatorWithMarkedContent, module.Page, module.decode_text

    class Device(drawing):  # type: ignore[misc,valid-type]
        """Collects the glyphs of each marked part, and gives them its own words at its end."""

        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            self.parts: list[tuple[str | None, list[Any]]] = []

        def begin_tag(self, tag: Any, props: Any = None) -> None:
            words = props.get("ActualText") if isinstance(props, dict) else None
            self.parts.append((decoded(words) if isinstance(words, bytes) else None, []))
            super().begin_tag(tag, props)

        def end_tag(self) -> None:
            if self.parts:
                _give(*self.parts.pop())
            super().end_tag()

        def render_char(self, *arguments: Any, **named: Any) -> Any:
            advance = super().render_char(*arguments, **named)
            for words, glyphs in self.parts:
                if words is not None:
                    glyphs.append(self.cur_item._objs[-1])
                    break
            return advance

    class Page(paging):  # type: ignore[misc,valid-type]
        @property
        def layout(self) -> Any:
            if not hasattr(self, "_layout"):
                device = Device(self.pdf.rsrcmgr, pageno=self.page_number, laparams=None)
                module.PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
                self._layout = device.get_result()
            return self._layout

    for number, page in enumerate(module.PDFPage.create_pages(pdf.doc), 1):
        yield Page(pdf, page, page_number=number, initial_doctop=0)


def _give(words: str | None, glyphs: list[Any]) -> None:
    """Give ``words`` to the glyphs that draw them: a character to each, or all to the first where they are not as
    many."""
    if words is None or not glyphs:
        return
    each = list(words) if len(words) == len(glyphs) else [words, *[""] * (len(glyphs) - 1)]
    for glyph, text in zip(glyphs, each, strict=True):
        glyph._text = text
