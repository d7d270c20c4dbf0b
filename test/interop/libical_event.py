"""An event as libical has it, which Evolution Data Server is built on."""

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402
from reading import attendee, utc_of_seconds  # noqa: E402

KIND = ICalGLib.PropertyKind
# Under which Evolution files the zones it knows.
OWN_ZONES = "/freeassociation.sourceforge.net/"
# The zone data of a system, as libical reads them, hold no clock change from this year on.
LAST_YEAR = 2038


def properties(component, kind):
    prop = component.get_first_property(kind)
    while prop is not None:
        yield prop
        prop = component.get_next_property(kind)


def components(component, kind=ICalGLib.ComponentKind.ANY_COMPONENT):
    child = component.get_first_component(kind)
    while child is not None:
        yield child
        child = component.get_next_component(kind)


def first_text(component, kind, read):
    for prop in properties(component, kind):
        return read(prop)
    return None


def parameter(prop, name):
    return (prop.get_parameter_as_string(name) or "").strip('"')


def person(prop) -> str:
    return attendee(prop.get_attendee(), *(parameter(prop, name) for name in ("CN", "ROLE", "PARTSTAT", "RSVP")))


def alarm(event):
    for part in components(event, ICalGLib.ComponentKind.VALARM_COMPONENT):
        return first_text(part, KIND.TRIGGER_PROPERTY, lambda p: int(-p.get_trigger().get_duration().as_int() / 60))
    return None


def instant(name, time, zone_of, problems) -> str:
    """The time in UTC, by the zone that `zone_of` finds for it."""
    zone = ICalGLib.Timezone.get_utc_timezone() if time.is_utc() else zone_of(time)
    if zone is None:
        problems.append(f"{name} has no zone that is known")
        return ""
    told = utc_of_seconds(time.as_timet_with_zone(zone))
    if not time.is_utc() and time.get_year() < LAST_YEAR:
        own = ICalGLib.Timezone.get_builtin_timezone(time.get_tzid().removeprefix(OWN_ZONES))
        known = utc_of_seconds(time.as_timet_with_zone(own)) if own else "not known"
        if known != told:
            problems.append(f"{name} is {told} by the VTIMEZONE and {known} by the name {time.get_tzid()}")
    return told


def described(event, zone_of, problems) -> dict:
    start, end = event.get_dtstart(), event.get_dtend()
    return {
        "uid": event.get_uid(),
        "sequence": event.get_sequence(),
        "status": first_text(event, KIND.STATUS_PROPERTY, lambda p: p.get_value_as_string()),
        "start": instant("DTSTART", start, zone_of, problems),
        "end": instant("DTEND", end, zone_of, problems),
        "zone": "UTC" if start.is_utc() else start.get_tzid().removeprefix(OWN_ZONES),
        "summary": event.get_summary(),
        "location": first_text(event, KIND.LOCATION_PROPERTY, lambda p: p.get_location()),
        "organizer": first_text(event, KIND.ORGANIZER_PROPERTY, lambda p: p.get_organizer()),
        "attendees": sorted(person(one) for one in properties(event, KIND.ATTENDEE_PROPERTY)),
        "alarm": alarm(event),
    }
