"""Meetings as an iCalendar file (RFC 5545)."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.utils import timezone
from icalendar import Calendar, Event

from frankpledge.apps.meetings.queries.meetings import Listed

LENGTH = timedelta(hours=2)  # where nothing says when a meeting ends


def calendar(name: str, meetings: Sequence[Listed], site: str) -> bytes:
    """Return meetings as a calendar; one that was cancelled says so, and stays."""
    made = Calendar()
    made.add("prodid", "-//Frankpledge//Meetings//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for meeting in meetings:
        made.add_component(_event(meeting, site))
    return made.to_ical()


def _event(meeting: Listed, site: str) -> Event:
    shown = meeting.shown
    event = Event()
    event.add("uid", f"{shown.reference}@{site.split('//')[-1]}")
    event.add("dtstamp", shown.visible_from)
    event.add("last-modified", shown.visible_from)
    event.add("sequence", shown.number - 1)
    begins = _time(shown.data.get("time", ""))
    if begins is None:
        event.add("dtstart", meeting.on)
        event.add("dtend", meeting.on + timedelta(days=1))
    else:
        start = datetime.combine(meeting.on, begins, timezone.get_default_timezone())
        event.add("dtstart", start)
        event.add("dtend", start + LENGTH)
    event.add("summary", shown.title)
    event.add("location", shown.data.get("venue", ""))
    event.add("description", shown.lead)
    event.add("url", f"{site}/record/{shown.reference}/")
    event.add("status", "CANCELLED" if meeting.state == "cancelled" else "CONFIRMED")
    return event


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
