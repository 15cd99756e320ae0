"""Wrong usage of the command: what is wrong with the call itself, not with a document."""


class WrongUsageError(Exception):
    """The command was called wrongly; ``key`` names the message of the catalogue that says how."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
