"""A list of words that rules look for."""


class Words:
    """Words that may stand anywhere in a text, written with blanks between them. Each is looked for by itself: names
    and values are short, and to make a pattern of all would take longer than to check most declarations."""

    def __init__(self, words: str) -> None:
        self.words = tuple(words.split())
        self._signs = tuple((word, frozenset(word)) for word in self.words)

    def possible(self, signs: frozenset[str]) -> list[str]:
        """Return the words of which every character is one of ``signs``: in a text of no other characters, no other
        word can stand."""
        return [word for word, needed in self._signs if needed <= signs]

    def among(self, text: str) -> list[str]:
        """Return the words that stand in ``text``."""
        return [word for word in self.words if word in text]

    def find(self, text: str) -> str | None:
        """Return the first of the words in ``text``, of several at one place the longest, or ``None``."""
        found = self.among(text)
        return min(found, key=lambda word: (text.index(word), -len(word))) if found else None

    def ends(self, text: str) -> str | None:
        """Return the one of the words with which ``text`` ends, the longest, or ``None``."""
        return next((word for word in sorted(self.words, key=len, reverse=True) if text.endswith(word)), None)

    def starts(self, text: str) -> str | None:
        """Return the one of the words with which ``text`` starts, the longest, or ``None``."""
        return max((word for word in self.words if text.startswith(word)), key=len, default=None)
