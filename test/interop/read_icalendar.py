"""What python3-icalendar makes of the files named, as a list of JSON objects on standard output."""

import json
import sys
from datetime import datetime, timezone

import icalendar


def utc(value: datetime) -> str:
    return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def zone_of(prop) -> str:
    return prop.params.get("TZID") or ("UTC" if prop.dt.utcoffset() is not None else "floating")


def attendee(prop) -> str:
    params = prop.params
    return f"{prop} {params.get('CN', '')} {params.get('PARTSTAT', '')} {params.get('RSVP', '')}"


# icalendar works out what a VTIMEZONE means for the years before this one only.
LAST_YEAR = 2038


def by_the_block(calendar, prop) -> str:
    """The time by the VTIMEZONE in the file instead of by the program's own zone data."""
    if prop.dt.year >= LAST_YEAR:
        return utc(prop.dt)
    for component in calendar.walk("VTIMEZONE"):
        if str(component["TZID"]) == prop.params.get("TZID"):
            return utc(component.to_tz().localize(prop.dt.replace(tzinfo=None)))
    return utc(prop.dt)


def read(path: str) -> dict:
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    (event,) = calendar.walk("VEVENT")
    attendees = event.get("ATTENDEE", [])
    problems = [f"{name}: {why}" for part in calendar.walk() for name, why in part.errors]
    for name in ("DTSTART", "DTEND"):
        told, known = by_the_block(calendar, event[name]), utc(event[name].dt)
        if told != known:
            problems.append(f"{name} is {told} by the VTIMEZONE and {known} by the name of the zone")
    return {
        "method": str(calendar["METHOD"]),
        "uid": str(event["UID"]),
        "sequence": int(event.get("SEQUENCE", -1)),
        "status": str(event["STATUS"]) if "STATUS" in event else None,
        "start": utc(event["DTSTART"].dt),
        "end": utc(event["DTEND"].dt),
        "zone": zone_of(event["DTSTART"]),
        "summary": str(event["SUMMARY"]),
        "location": str(event["LOCATION"]) if "LOCATION" in event else None,
        "organizer": str(event["ORGANIZER"]) if "ORGANIZER" in event else None,
        "attendees": sorted(attendee(one) for one in (attendees if isinstance(attendees, list) else [attendees])),
        "problems": problems,
    }


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print(icalendar.__version__)
    else:
        json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
