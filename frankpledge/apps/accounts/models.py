"""People who sign in, and the roles they hold at a body from a day to a day."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from frankpledge.apps.bodies.models import Body
from frankpledge.rules.roles import Role

ACCOUNT = "account "  # and its number: how the log names one


class UserManager(BaseUserManager["User"]):
    """Finds accounts by their e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the account that signs in as `username`."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """An account. Its address is how somebody signs in; the record names accounts by number."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    wants_log_head = models.BooleanField(default=False)  # each day, by e-mail

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    class Meta:
        ordering = ["name", "email"]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def in_audit(self) -> str:
        """How the audit log names this account: by number, since the log is never changed."""
        return f"{ACCOUNT}{self.pk}"


class HeldRole(models.Model):
    """A role of somebody at a body, for a time."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="held_roles")
    role = models.CharField(max_length=30, choices=[(r, r.capitalize()) for r in Role])
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="held_roles")
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["body__name", "user__name", "role", "held_from"]
        constraints = [
            models.CheckConstraint(
                name="role_ends_on_or_after_the_day_it_begins",
                condition=Q(held_until__isnull=True) | Q(held_until__gte=F("held_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} at {self.body}"
