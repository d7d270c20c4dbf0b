"""What khal makes of files.

They are taken in one after the other by `khal import`, into one calendar of a folder made for each group, so that a later
one meets what the earlier ones left; after each, the events are read as khal then holds them. khal keeps no METHOD.
"""

import os
import subprocess
import sys
import tempfile

import khal
import pytz
from khal.khalendar import CalendarCollection
from read_icalendar import alarm, people
from reading import answer, guarded, utc

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


def listed(day: str, config: str):
    """The lines in which khal shows the events of a day to a person."""
    shown = ["--format", "{start-long}|{end-long}", "--day-format", ""]
    told = subprocess.run(
        ["khal", "-c", config, "list", *shown, day, "1d"], capture_output=True, text=True, check=True
    )
    return told.stdout.strip().splitlines()


def described(event, config: str, problems) -> dict:
    (source,) = event._vevents.values()
    start, end = utc(event.start), utc(event.end)
    shown = f"{start[:16].replace('T', ' ')}|{end[:16].replace('T', ' ')}"
    lines = listed(start[:10], config)
    if shown not in lines:
        problems.append(f"khal list does not show {shown}: {lines}")
    return {
        "uid": event.uid,
        "sequence": int(source.get("SEQUENCE", -1)),
        "status": str(source["STATUS"]) if "STATUS" in source else None,
        "start": start,
        "end": end,
        "zone": source["DTSTART"].params.get("TZID") or "UTC",
        "summary": event.summary,
        "location": event.location or None,
        "organizer": str(source["ORGANIZER"]) if "ORGANIZER" in source else None,
        "attendees": people(source),
        "alarm": alarm(source),
    }


def read(path: str, folder: str, config: str) -> dict:
    taken = subprocess.run(["khal", "-c", config, "import", "--batch", path], capture_output=True, text=True)
    if taken.returncode != 0:
        said = taken.stderr.strip()[-300:]
        return {"events": [], "problems": [f"khal import ended with {taken.returncode}: {said}"]}
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
    held = [described(event, config, problems) for event in collection.search("")]
    return {"events": held, "problems": problems}


def read_group(paths):
    with tempfile.TemporaryDirectory(prefix="setpoint-khal-") as folder:
        os.mkdir(f"{folder}/calendar")
        config = f"{folder}/config"
        with open(config, "w", encoding="utf-8") as file:
            file.write(CONFIG.format(folder=folder))
        return [guarded(read, path, folder, config) for path in paths]


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print(khal.__version__)
    else:
        answer(read_group)
