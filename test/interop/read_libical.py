"""What libical makes of files.

Times are read by the VTIMEZONE in the file, as libical does, and compared with its own zone data. Its restriction check
knows the tables of RFC 5546: what it finds wrong it writes into the component as X-LIC-ERROR.
"""

import subprocess
import sys

from libical_event import KIND, ICalGLib, components, described, first_text, properties
from reading import answer, guarded


def errors_of(component):
    found = [prop.get_xlicerror() for prop in properties(component, KIND.XLICERROR_PROPERTY)]
    return found + [error for child in components(component) for error in errors_of(child)]


def read(path: str) -> dict:
    with open(path, encoding="utf-8", newline="") as file:
        calendar = ICalGLib.Component.new_from_string(file.read())
    problems = errors_of(calendar)
    ICalGLib.restriction_check(calendar)
    problems += [error for error in errors_of(calendar) if error not in problems]
    events = list(components(calendar, ICalGLib.ComponentKind.VEVENT_COMPONENT))
    return {
        "method": first_text(calendar, KIND.METHOD_PROPERTY, lambda p: p.get_value_as_string()),
        "events": [described(one, lambda time: time.get_timezone(), problems) for one in events],
        "problems": problems,
    }


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        # libical says its own version nowhere that can be read from here: the package's is told.
        shown = ["dpkg-query", "--show", "--showformat", "${Version}", "gir1.2-ical-3.0"]
        print(subprocess.run(shown, capture_output=True, text=True).stdout or "3")
    else:
        answer(lambda paths: [guarded(read, path) for path in paths])
