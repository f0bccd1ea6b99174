"""Signs of the fonts that have pictures or Greek where others have letters, as the characters that they look like."""

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x75: "◆",
    0x76: "❖",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x98: "●", 0xA3: "☐"}
_SYMBOL = {
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD6: "√",
}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_PRIVATE = range(0xF000, 0xF100)


def symbol(font: str, code: int) -> str:
    """Return the character that a sign of ``font`` looks like: the one with the sign's own number where the font or
    the sign is not known."""
    known = _FONTS.get(font.casefold(), {})
    bare = code - _PRIVATE.start if code in _PRIVATE else code
    try:
        return known.get(bare) or chr(code)
    except (ValueError, OverflowError):
        return "\ufffd"


def shown(font: str, text: str) -> str:
    """Return a text that is set in ``font`` as it looks: an R in Wingdings 2 is a ticked box."""
    if font.casefold() not in _FONTS:
        return text
    return "".join(symbol(font, ord(sign)) for sign in text)
