"""Reads feeds with feedparser: the paths as a JSON list on stdin, what it finds as a JSON object by path on stdout."""

import calendar
import datetime
import io
import json
import sys

import feedparser


def line(part, name):
    detail = part.get(name + "_detail")
    return {"value": part[name], "type": detail.get("type") if detail else None} if part.get(name) else None


def date(entry):
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if not parsed:
        return None
    try:
        at = datetime.datetime.fromtimestamp(calendar.timegm(parsed), datetime.timezone.utc)
    except (OverflowError, ValueError, OSError):
        return None
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def people(entry):
    listed = [person for person in entry.get("authors", []) if person]
    return [person.get("name") or person.get("email") for person in listed]


def item(entry):
    return {
        "id": entry.get("id"),
        "link": entry.get("link"),
        "title": line(entry, "title"),
        "date": date(entry),
        "authors": people(entry),
    }


def read(path):
    with open(path, "rb") as file:
        parsed = feedparser.parse(io.BytesIO(file.read()), sanitize_html=False)
    return {
        "title": line(parsed.feed, "title"),
        "link": parsed.feed.get("link"),
        "items": [item(entry) for entry in parsed.entries],
    }


def try_read(path):
    # It has faults of its own in documents that are broken on purpose.
    try:
        return read(path)
    except Exception as error:  # pylint: disable=broad-except
        return {"error": repr(error)}


json.dump({path: try_read(path) for path in json.load(sys.stdin)}, sys.stdout)
