"""PDF files drawn glyph by glyph and line by line, for what no program would write twice the same way."""

from collections.abc import Iterable, Iterator, Sequence

WIDTH, HEIGHT = 600, 400
PAD = 4.0
"""Points between the side of a cell and its text."""


class Drawing:
    """A PDF in the making. Places are in points from the upper left corner; letters are half as wide as ideographs."""

    def __init__(self, *, mapped: bool = True) -> None:
        self._mapped = mapped
        self._pages: list[list[str]] = []
        self._page = -1

    def page(self) -> "Drawing":
        """Begin a page."""
        self._pages.append([])
        self._page = len(self._pages) - 1
        return self

    def pages(self) -> Iterator["Drawing"]:
        """Go through the pages again, to draw on each."""
        for number in range(len(self._pages)):
            self._page = number
            yield self

    def text(self, x: float, base: float, text: str, size: float = 10, *, said: str = "", turned: bool = False) -> None:
        """Draw a line of text; ``said`` is what the file says that it means, ``turned`` is read upwards."""
        codes = "".join(f"{ord(character):04X}" for character in text)
        matrix = f"0 1 -1 0 {x} {HEIGHT - base}" if turned else f"1 0 0 1 {x} {HEIGHT - base}"
        begin = f"/Span << /ActualText <FEFF{said.encode('utf-16-be').hex()}> >> BDC " if said else ""
        self._draw(f"{begin}BT /F {size} Tf {matrix} Tm <{codes}> Tj ET {'EMC' if said else ''}")

    def line(self, x: float, y: float, to_x: float, to_y: float, look: str = "") -> None:
        """Draw a line; ``look`` are operators before it: ``[3] 0 d`` for dashes."""
        self._draw(f"q 0.5 w {look} {x} {HEIGHT - y} m {to_x} {HEIGHT - to_y} l S Q")

    def filled(self, x: float, y: float, wide: float, high: float, grey: float = 0) -> None:
        """Fill a rectangle."""
        self._draw(f"q {grey} g {x} {HEIGHT - y - high} {wide} {high} re f Q")

    def picture(self) -> None:
        """Fill the page with a picture."""
        self._draw(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q")

    def cell(self, left: float, top: float, right: float, bottom: float, *lines: str) -> None:
        """Draw a cell: its sides, and lines from its top."""
        for x in (left, right):
            self.line(x, top, x, bottom)
        for y in (top, bottom):
            self.line(left, y, right, y)
        for number, line in enumerate(lines):
            self.text(left + PAD, top + 14 + 15 * number, line)

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Iterable[Iterable[str]]) -> None:
        """Draw a cell for each text, between the lines at ``xs`` and ``ys``; its lines are parted by line feeds."""
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.cell(xs[column], ys[row], xs[column + 1], ys[row + 1], *text.split("\n"))

    def pdf(self, *, extra: str = "", catalog: str = "") -> bytes:
        """Return the file; ``extra`` goes into its trailer, ``catalog`` into its root."""
        kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(self._pages)))
        letters = "".join(f"{code} [500] " for code in range(0x20, 0x7F))
        objects = {
            1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
            2: f"<< /Type /Pages /Count {len(self._pages)} /Kids [{kids}] >>",
            3: "<< /Type /Font /Subtype /Type0 /BaseFont /Drawn /Encoding /Identity-H /DescendantFonts [4 0 R] "
            f"{'/ToUnicode 6 0 R' if self._mapped else ''} >>",
            4: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Drawn /FontDescriptor 5 0 R /DW 1000 "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [{letters}] >>",
            5: "<< /Type /FontDescriptor /FontName /Drawn /Flags 4 "
            "/FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 >>",
            6: _stream(_MAP),
            7: _stream(
                "\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
            ),
        }
        resources = "<< /Font << /F 3 0 R >> /XObject << /I 7 0 R >> >>"
        for number, drawn in enumerate(self._pages):
            objects[10 + 2 * number] = (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources {resources} "
                f"/Contents {11 + 2 * number} 0 R >>"
            )
            objects[11 + 2 * number] = _stream("\n".join(drawn))
        return _file(objects, extra)

    def _draw(self, operators: str) -> None:
        self._pages[self._page].append(operators)


_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


def _stream(content: str, more: str = "") -> str:
    return f"<< {more} /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: dict[int, str], extra: str) -> bytes:
    out = b"%PDF-1.7\n"
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start, size = len(out), max(objects) + 1
    entries = (
        f"{places.get(number, 0):010} {'00000 n' if number in places else '65535 f'} \n" for number in range(size)
    )
    out += f"xref\n0 {size}\n{''.join(entries)}trailer\n<< /Size {size} /Root 1 0 R {extra} >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF\n".encode()
