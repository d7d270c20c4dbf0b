"""What the readers of this folder share: how they are asked, and how they answer.

`--version` prints the version of the program. Else standard input holds a list of groups, each a list of .ics files that
belong together in the order in which somebody would get them. The answer is a list of groups of readings, one for each file:
{"method": ..., "events": [what the program then holds, or says of the file], "problems": [what it finds wrong]}.
"""

import json
import sys
from datetime import datetime, timezone


def utc(value: datetime) -> str:
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc_of_seconds(seconds: int) -> str:
    return utc(datetime.fromtimestamp(seconds, timezone.utc))


def attendee(address, name, role, participation, rsvp) -> str:
    return f"{address} {name or ''} {role or ''} {participation or ''} {rsvp or ''}"


def guarded(read, *given) -> dict:
    """One file that a program cannot take does not cost the others."""
    try:
        return read(*given)
    except Exception as error:  # whatever a program throws is what is to be told
        return {"events": [], "problems": [f"{type(error).__name__}: {error}"]}


def answer(read_group) -> None:
    json.dump([read_group(paths) for paths in json.load(sys.stdin)], sys.stdout)
