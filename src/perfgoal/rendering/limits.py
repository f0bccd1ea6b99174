"""What a file of an office program cannot hold."""


class TooLong(ValueError):
    """A text that no cell holds: ``path`` is what it is the value of, ``length`` how many UTF-16 units it has, and
    ``longest`` how many a cell holds."""

    def __init__(self, path: str, length: int, longest: int) -> None:
        super().__init__(f"{path}: {length} characters, and a cell holds {longest} at most")
        self.path = path
        self.length = length
        self.longest = longest
