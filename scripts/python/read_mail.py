"""Reads a mail file and prints it as JSON, for tests: headers, text, HTML, and each calendar part."""

import email
import email.policy
import json
import sys

with open(sys.argv[1], "rb") as file:
    mail = email.message_from_binary_file(file, policy=email.policy.default)

parts = [part for part in mail.walk() if not part.is_multipart()]


def first(kind):
    found = next((part.get_content() for part in parts if part.get_content_type() == kind), "")
    return found.replace("\r\n", "\n")  # what came in base64 keeps its line ends


calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
print(
    json.dumps(
        {
            "to": str(mail["To"]),
            "headers": {name.lower(): str(value) for name, value in mail.items()},
            "text": first("text/plain"),
            "html": first("text/html"),
            "calendars": [part.get_content().replace("\r\n", "\n").replace("\n ", "") for part in calendars],
        }
    )
)
