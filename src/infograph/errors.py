"""One tree of errors: what happened, what to do next, and the exit code; a bug is anything else."""


class InfographError(Exception):
    """Say what went wrong in one sentence, with a hint for the next step.

    `message` and `hint` are shown to people, so they hold row numbers and file names but never
    the contents of a contact's row. `exit_code` is what the command line returns.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnusableFile(InfographError):
    """A file that cannot be read as any known format, or that has no usable row.

    `rows` is how many it seems to have; `names_file` says whether the message has its name in it.
    """

    def __init__(
        self, message: str, hint: str = "", code: str = "unusable_file", rows: int = 0, *, names_file: bool = True
    ) -> None:
        super().__init__(message, hint)
        self.names_file = names_file
        self.code = code
        self.rows = rows


class StoreProblem(InfographError):
    """The store cannot be opened, is damaged, busy, read-only or from a newer version."""


class NoStore(StoreProblem):
    """Nothing was imported yet."""


class NotFound(InfographError):
    """Nothing of that name is known: a person, a source, a company."""

    exit_code = 2


class Ambiguous(InfographError):
    """A name means more than one person; `candidates` lists them in words."""

    exit_code = 2

    def __init__(self, message: str, candidates: tuple[str, ...] = (), hint: str = "") -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class _Unknown(InfographError):
    exit_code = 2

    def __init__(self, message: str, suggestions: tuple[str, ...] = (), hint: str = "") -> None:
        super().__init__(message, hint)
        self.suggestions = suggestions


class UnknownIndustry(_Unknown):
    """An industry that the taxonomy does not know; `suggestions` are close names."""


class UnknownFunction(_Unknown):
    """A function at work that nobody has listed; `suggestions` are close names."""


class BadRequest(InfographError):
    """A command or call whose parts do not fit together."""

    exit_code = 2


class MissingEngine(InfographError):
    """What is to rank for a whole pool is not installed."""


class EngineFailed(InfographError):
    """What was to rank for a whole pool gave up; what it had done is kept."""


class Halted(KeyboardInterrupt):
    """The user stopped what is kept as far as it came: the same again goes on there."""
