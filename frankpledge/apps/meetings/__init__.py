"""Meetings of a panel: agenda and papers in one pack, attendance, minutes, calendar."""
