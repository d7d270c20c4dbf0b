"""What Evolution Data Server makes of files.

The server runs on a message bus of its own, with folders of its own, which end with this program. Each group meets an
empty calendar; each file is handed to `receive_objects`, as Evolution does with what comes by mail, and then all that the
calendar holds is read back. The server does not look at SEQUENCE: that is left to whoever hands it the file.
"""

import os
import signal
import subprocess
import sys
import tempfile

import gi

gi.require_version("ICalGLib", "3.0")
gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
from gi.repository import ECal, EDataServer, ICalGLib  # noqa: E402
from libical_event import described  # noqa: E402
from reading import answer, guarded  # noqa: E402

INSIDE = "SETPOINT_OWN_BUS"
ANY = "#t"
DO_NOT_WAIT = 0xFFFFFFFF


def own_bus() -> int:
    """Starts this program once more, on a bus and in folders that nobody else has."""
    with tempfile.TemporaryDirectory(prefix="setpoint-evolution-", ignore_cleanup_errors=True) as home:
        folders = {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "DATA", "CACHE", "STATE")}
        runtime = f"{home}/run"
        os.mkdir(runtime, 0o700)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("DBUS_") and key != "DISPLAY"}
        quiet = {"GSETTINGS_BACKEND": "memory", "GIO_USE_VFS": "local", "GIO_USE_NETWORK_MONITOR": "base"}
        env = {**kept, **folders, **quiet, "HOME": home, "XDG_RUNTIME_DIR": runtime, INSIDE: "1"}
        command = ["dbus-run-session", "--", sys.executable, os.path.abspath(__file__), *sys.argv[1:]]
        # Told to end, as when it takes too long, it ends the bus and all that hangs on it first.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        started = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True, start_new_session=True)
        try:
            _, said = started.communicate()
        finally:
            if started.poll() is None:
                os.killpg(started.pid, signal.SIGKILL)
        if started.returncode != 0:
            sys.stderr.write(said)
        return started.returncode


def calendar_client():
    registry = EDataServer.SourceRegistry.new_sync(None)
    source = registry.ref_builtin_calendar()
    return ECal.Client.connect_sync(source, ECal.ClientSourceType.EVENTS, DO_NOT_WAIT, None)


def held_by(client):
    _, objects = client.get_object_list_sync(ANY, None)
    return objects


def zone_by(client):
    def zone_of(time):
        _, zone = client.get_timezone_sync(time.get_tzid(), None)
        return zone

    return zone_of


def read(path: str, client) -> dict:
    with open(path, encoding="utf-8", newline="") as file:
        calendar = ICalGLib.Component.new_from_string(file.read())
    client.receive_objects_sync(calendar, ECal.OperationFlags.DISABLE_ITIP_MESSAGE, None)
    problems = []
    events = [described(one, zone_by(client), problems) for one in held_by(client)]
    return {"events": events, "problems": problems}


def read_group(paths, client):
    for event in held_by(client):
        flags = ECal.OperationFlags.DISABLE_ITIP_MESSAGE
        client.remove_object_sync(event.get_uid(), None, ECal.ObjModType.ALL, flags, None)
    return [guarded(read, path, client) for path in paths]


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        # The library can be there without the server, which is what is tried here.
        if not os.path.exists("/usr/libexec/evolution-calendar-factory"):
            raise ImportError("the package evolution-data-server is not installed")
        if subprocess.run(["which", "dbus-run-session"], capture_output=True).returncode != 0:
            raise ImportError("the package dbus is not installed")
        print(f"{EDataServer.EDS_MAJOR_VERSION}.{EDataServer.EDS_MINOR_VERSION}.{EDataServer.EDS_MICRO_VERSION}")
    elif INSIDE in os.environ:
        client = calendar_client()
        answer(lambda paths: read_group(paths, client))
    else:
        sys.exit(own_bus())
