"""Reads an .ics file from standard input and prints what it says as JSON.

Moments are worked out from the VTIMEZONE inside the file alone, not from the names of zones that this machine knows.
"""

import io
import json
import sys
from datetime import timezone

from dateutil import tz
from icalendar import Calendar

data = sys.stdin.buffer.read()
calendar = Calendar.from_ical(data)
(event,) = calendar.walk("VEVENT")
zones = calendar.walk("VTIMEZONE")


def moment(name):
    """The property as UTC, by way of the file's own zone."""
    prop = event[name]
    if "TZID" not in prop.params:
        return prop.dt.astimezone(timezone.utc).isoformat()
    zone = tz.tzical(io.StringIO(data.decode().replace("\r\n ", ""))).get(prop.params["TZID"])
    return prop.dt.replace(tzinfo=zone).astimezone(timezone.utc).isoformat()


json.dump(
    {
        "method": calendar["METHOD"],
        "version": calendar["VERSION"],
        "errors": [list(error) for part in calendar.walk() for error in part.errors],
        "components": [part.name for part in calendar.walk()],
        "zone": zones[0]["TZID"] if zones else None,
        "tzid": event["DTSTART"].params.get("TZID"),
        "starts_at": moment("DTSTART"),
        "ends_at": moment("DTEND"),
        "stamp": event["DTSTAMP"].dt.isoformat(),
        "uid": event["UID"],
        "sequence": event["SEQUENCE"],
        "status": event.get("STATUS"),
        "summary": event["SUMMARY"],
        "summary_lang": event["SUMMARY"].params["LANGUAGE"],
        "description": event["DESCRIPTION"],
        "location": event["LOCATION"],
        "url": event["URL"],
        "organizer": event.get("ORGANIZER"),
        "organizer_name": event["ORGANIZER"].params["CN"] if "ORGANIZER" in event else None,
        "attendees": event.get("ATTENDEE"),
        "attendee_says": dict(event["ATTENDEE"].params) if "ATTENDEE" in event else None,
    },
    sys.stdout,
)
