"""What libical makes of the files named, as a list of JSON objects on standard output.

Times are read by the VTIMEZONE in the file, as libical does, and compared with its own zone data. Its restriction check
knows the tables of RFC 5546: what it finds wrong it writes into the component as X-LIC-ERROR.
"""

import json
import subprocess
import sys
from datetime import datetime, timezone

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402


def iso(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def properties(component, kind):
    prop = component.get_first_property(kind)
    while prop is not None:
        yield prop
        prop = component.get_next_property(kind)


def components(component):
    yield component
    child = component.get_first_component(ICalGLib.ComponentKind.ANY_COMPONENT)
    while child is not None:
        yield from components(child)
        child = component.get_next_component(ICalGLib.ComponentKind.ANY_COMPONENT)


def errors_of(calendar):
    return [
        prop.get_xlicerror()
        for component in components(calendar)
        for prop in properties(component, ICalGLib.PropertyKind.XLICERROR_PROPERTY)
    ]


def parameter(prop, name):
    return (prop.get_parameter_as_string(name) or "").strip('"')


def attendee(prop) -> str:
    return f"{prop.get_attendee()} {parameter(prop, 'CN')} {parameter(prop, 'PARTSTAT')} {parameter(prop, 'RSVP')}"


def instant(name, time, problems) -> str:
    zone = ICalGLib.Timezone.get_utc_timezone() if time.is_utc() else time.get_timezone()
    if zone is None:
        problems.append(f"{name} has no zone that libical knows")
        return ""
    told = iso(time.as_timet_with_zone(zone))
    if not time.is_utc():
        own = ICalGLib.Timezone.get_builtin_timezone(time.get_tzid())
        known = iso(time.as_timet_with_zone(own)) if own else "not known"
        if known != told:
            problems.append(f"{name} is {told} by the VTIMEZONE and {known} by the name of the zone")
    return told


def first_text(event, kind, read):
    for prop in properties(event, kind):
        return read(prop)
    return None


def read(path: str) -> dict:
    kind = ICalGLib.PropertyKind
    with open(path, encoding="utf-8", newline="") as file:
        calendar = ICalGLib.Component.new_from_string(file.read())
    problems = errors_of(calendar)
    ICalGLib.restriction_check(calendar)
    problems += [error for error in errors_of(calendar) if error not in problems]
    event = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    start, end = event.get_dtstart(), event.get_dtend()
    return {
        "method": first_text(calendar, kind.METHOD_PROPERTY, lambda p: p.get_value_as_string()),
        "uid": event.get_uid(),
        "sequence": event.get_sequence(),
        "status": first_text(event, kind.STATUS_PROPERTY, lambda p: p.get_value_as_string()),
        "start": instant("DTSTART", start, problems),
        "end": instant("DTEND", end, problems),
        "zone": "UTC" if start.is_utc() else start.get_tzid(),
        "summary": event.get_summary(),
        "location": first_text(event, kind.LOCATION_PROPERTY, lambda p: p.get_location()),
        "organizer": first_text(event, kind.ORGANIZER_PROPERTY, lambda p: p.get_organizer()),
        "attendees": sorted(attendee(one) for one in properties(event, kind.ATTENDEE_PROPERTY)),
        "problems": problems,
    }


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        # libical says its own version nowhere that can be read from here: the package's is told.
        shown = ["dpkg-query", "--show", "--showformat", "${Version}", "gir1.2-ical-3.0"]
        print(subprocess.run(shown, capture_output=True, text=True).stdout or "3")
    else:
        json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
