"""Names of a package that are loaded when they are first asked for (PEP 562)."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module


def deferred(
    package: str, homes: Mapping[str, Iterable[str]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The ``__getattr__`` and ``__dir__`` of a package that loads a module when a name of it is first used.

    Args:
        package: The package's own ``__name__``.
        homes: The names that each module brings; the modules may be asked for by name too.
    """
    home_of = {name: module for module, names in homes.items() for name in names}
    modules = {module.rpartition(".")[2]: module for module in homes}

    def load(name: str) -> object:
        if name in home_of:
            value = getattr(import_module(home_of[name]), name)
        elif name in modules:
            value = import_module(modules[name])
        else:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        # The next use finds it in the package and does not come here.
        vars(import_module(package))[name] = value
        return value

    def names() -> list[str]:
        return sorted({*vars(import_module(package)), *home_of, *modules})

    return load, names
