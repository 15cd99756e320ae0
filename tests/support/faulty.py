"""Faulty exporters by the dozen: a sound one in which one thing is replaced."""

from pathlib import Path

from attrs import frozen

from distributions import distribution
from emplan.discovery import EXPORTERS

SOUND = """
import builtins
import os
import re
import socket
import subprocess
import threading
import time
from datetime import date
from html import escape
from typing import Literal
from emplan import AnnualPlan, lay_out, plain_text
{head}
class Exporter:
    {doc}
    format = "{name}"
    media_type = "{media_type}"
    suffix = "{suffix}"
    {fields}
    def export(self, plan, /{more}):
        {first}
        text = plain_text(lay_out(plan))
        {then}
        return {result}
"""


@frozen(kw_only=True)
class Fault:
    """What is replaced, as source; and what is wrong with the distribution around it."""

    head: str = ""
    doc: str = '"""Writes text."""'
    media_type: str = "text/plain"
    suffix: str = ""
    fields: str = ""
    more: str = ""
    first: str = "pass"
    then: str = "pass"
    result: str = "text.encode()"
    origin: str = "{module}:Exporter"
    requires: tuple[str, ...] = ("emplan>=0.1,<99",)
    claimed_twice: bool = False
    imported_at_start: bool = False


def install(site: Path, name: str, fault: Fault) -> None:
    """Put a distribution with the fault into the folder."""
    module = f"faulty_{name.replace('-', '_').lower()}"
    source = SOUND
    for part in ("head", "doc", "media_type", "fields", "more", "first", "then", "result"):
        source = source.replace(f"{{{part}}}", getattr(fault, part))
    source = source.replace("{suffix}", fault.suffix or f".{name}").replace("{name}", name)
    modules = {f"{module}.py": source}
    if fault.imported_at_start:
        modules["sitecustomize.py"] = f"import {module}\n"
    points = {EXPORTERS: {name: fault.origin.format(module=module)}}
    for owner in ("acme", "rogue") if fault.claimed_twice else ("acme",):
        distribution(site, f"{owner}-{name}", entry_points=points, modules=modules, requires=fault.requires)
