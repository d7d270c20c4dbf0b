"""What python3-icalendar makes of files."""

import sys

import icalendar
from reading import answer, attendee, guarded, utc


def zone_of(prop) -> str:
    return prop.params.get("TZID") or ("UTC" if prop.dt.utcoffset() is not None else "floating")


def person(prop) -> str:
    return attendee(prop, *(prop.params.get(name) for name in ("CN", "ROLE", "PARTSTAT", "RSVP")))


def text(component, name: str):
    return str(component[name]) if name in component else None


def people(event):
    attendees = event.get("ATTENDEE", [])
    return sorted(person(one) for one in (attendees if isinstance(attendees, list) else [attendees]))


def alarm(event):
    for part in event.walk("VALARM"):
        return int(-part["TRIGGER"].dt.total_seconds() / 60)
    return None


# icalendar works out what a VTIMEZONE means for the years before this one only.
LAST_YEAR = 2038


def by_the_block(calendar, prop) -> str:
    """The time by the VTIMEZONE in the file instead of by the program's own zone data."""
    if prop.dt.year >= LAST_YEAR:
        return utc(prop.dt)
    for component in calendar.walk("VTIMEZONE"):
        if str(component["TZID"]) == prop.params.get("TZID"):
            zone, local = component.to_tz(), prop.dt.replace(tzinfo=None)
            # Older ones make zones of pytz, which have to be asked.
            return utc(zone.localize(local) if hasattr(zone, "localize") else local.replace(tzinfo=zone))
    return utc(prop.dt)


def described(event) -> dict:
    return {
        "uid": str(event["UID"]),
        "sequence": int(event.get("SEQUENCE", -1)),
        "status": text(event, "STATUS"),
        "start": utc(event["DTSTART"].dt),
        "end": utc(event["DTEND"].dt),
        "zone": zone_of(event["DTSTART"]),
        "summary": str(event["SUMMARY"]),
        "location": text(event, "LOCATION"),
        "organizer": text(event, "ORGANIZER"),
        "attendees": people(event),
        "alarm": alarm(event),
    }


def read(path: str) -> dict:
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    events = calendar.walk("VEVENT")
    problems = [f"{name}: {why}" for part in calendar.walk() for name, why in part.errors]
    for event in events:
        for name in ("DTSTART", "DTEND"):
            told, known = by_the_block(calendar, event[name]), utc(event[name].dt)
            if told != known:
                problems.append(f"{name} is {told} by the VTIMEZONE and {known} by the name {zone_of(event[name])}")
    return {"method": str(calendar["METHOD"]), "events": [described(one) for one in events], "problems": problems}


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print(icalendar.__version__)
    else:
        answer(lambda paths: [guarded(read, path) for path in paths])
