"""Decisions of policing bodies: a column for each field of `rules/registers/decision.toml`."""

from django.db import models

from frankpledge.apps.registers.models import Record


class Decision(Record):
    """A decision of significant public interest, drafted or public."""

    title = models.CharField(max_length=300)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=300, blank=True)
    delegated = models.BooleanField(null=True, blank=True)
    what = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    options = models.TextField(blank=True)
    value = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    value_at_least = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    value_at_most = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    subject = models.CharField(max_length=40, blank=True)
    power = models.CharField(max_length=300, blank=True)
    interests = models.CharField(max_length=300, blank=True)
    exempt_ground = models.CharField(max_length=40, blank=True)
    exempt_part = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    replaced_by = models.CharField(max_length=40, blank=True)
