"""What khal makes of the files named, as a list of JSON objects on standard output.

The files are taken in one after the other by `khal import`, into one calendar of a folder made for it, so that a later
one meets what the earlier ones left; after each, the event is read as khal then holds it. khal keeps no METHOD.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import datetime, timezone

import khal
import pytz
from khal.khalendar import CalendarCollection

CONFIG = """[calendars]
[[setpoint]]
path = {folder}/calendar
type = calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = setpoint
"""


def utc(value: datetime) -> str:
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def uid_of(path: str) -> str:
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().replace("\r\n ", "").split("\r\n")
    return next(line[len("UID:"):] for line in lines if line.startswith("UID:"))


def attendee(prop) -> str:
    params = prop.params
    return f"{prop} {params.get('CN', '')} {params.get('PARTSTAT', '')} {params.get('RSVP', '')}"


def listed(event, config: str) -> str:
    """The lines in which khal shows the event to a person."""
    day = utc(event.start)[:10]
    shown = ["--format", "{start-long}|{end-long}", "--day-format", ""]
    return subprocess.run(
        ["khal", "-c", config, "list", *shown, day, "1d"], capture_output=True, text=True, check=True
    ).stdout.strip()


def read(path: str, folder: str, config: str) -> dict:
    taken = subprocess.run(["khal", "-c", config, "import", "--batch", path], capture_output=True, text=True)
    if taken.returncode != 0:
        return {"problems": [f"khal import ended with {taken.returncode}: {taken.stderr.strip()[-300:]}"]}
    problems = [line for line in taken.stderr.splitlines() if line.strip()]
    locale = {"local_timezone": pytz.UTC, "default_timezone": pytz.UTC}
    calendar = {
        "name": "setpoint",
        "path": f"{folder}/calendar",
        "readonly": False,
        "color": "",
        "priority": 10,
        "ctype": "calendar",
    }
    # A database of its own for each look: nothing is remembered but the files.
    collection = CalendarCollection({"setpoint": calendar}, dbpath=":memory:", locale=locale)
    held = [event for event in collection.search("") if event.uid == uid_of(path)]
    if len(held) != 1:
        return {"problems": [f"khal holds {len(held)} events of this UID"]}
    (event,) = held
    (source,) = event._vevents.values()
    attendees = source.get("ATTENDEE", [])
    shown = f"{utc(event.start)[:16].replace('T', ' ')}|{utc(event.end)[:16].replace('T', ' ')}"
    if shown not in listed(event, config).splitlines():
        problems.append(f"khal list does not show {shown}: {listed(event, config)}")
    return {
        "uid": event.uid,
        "sequence": int(source.get("SEQUENCE", -1)),
        "status": str(source["STATUS"]) if "STATUS" in source else None,
        "start": utc(event.start),
        "end": utc(event.end),
        "zone": source["DTSTART"].params.get("TZID") or "UTC",
        "summary": event.summary,
        "location": event.location or None,
        "organizer": str(source["ORGANIZER"]) if "ORGANIZER" in source else None,
        "attendees": sorted(attendee(one) for one in (attendees if isinstance(attendees, list) else [attendees])),
        "problems": problems,
    }


def main(paths) -> None:
    with tempfile.TemporaryDirectory(prefix="setpoint-khal-") as folder:
        os.mkdir(f"{folder}/calendar")
        config = f"{folder}/config"
        with open(config, "w", encoding="utf-8") as file:
            file.write(CONFIG.format(folder=folder))
        json.dump([read(path, folder, config) for path in paths], sys.stdout)


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print(khal.__version__)
    else:
        main(sys.argv[1:])
