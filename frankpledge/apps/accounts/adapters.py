"""How requests and allauth are held to our rules: accounts are given, never taken, and a sender
who has none is known by a mark alone."""

import hashlib
import hmac
from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.core.internal.ratelimit import RateLimitUsage, consume
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import cache
from django.http import HttpRequest

from frankpledge.addresses import client_of
from frankpledge.apps.accounts.models import User

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin


class SignedIn(HttpRequest):
    """A request that `login_required` let through: its user is an account.

    Only an annotation; Django makes the requests.
    """

    user: User


# How often signing in may fail: from an address; at an account from one address; at an account from
# all addresses together. The last is wide, and does not hold where somebody signed in before, so that
# nobody keeps an owner out by guessing.
FROM_ADDRESS = "10/m/ip"
AT_ACCOUNT_FROM_ADDRESS = "5/300s/key"
AT_ACCOUNT = "50/3600s/key"
KNOWN_SECONDS = 30 * 24 * 3600  # for which an address is known from which somebody signed in
FAILED = "login_failed"


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: an administrator gives a role and with it an account."""

    def pre_authenticate(self, request: HttpRequest, **credentials: object) -> None:
        """Refuse who has failed too often; who then does not fail is not counted."""
        account, here = self._marks(request, credentials)
        limits = [(here, f"{FROM_ADDRESS},{AT_ACCOUNT_FROM_ADDRESS}")]
        if not cache.get(f"known-{here}"):
            limits.append((account, AT_ACCOUNT))
        used = RateLimitUsage(usage=[])
        self._login_failed_rl_usage = used  # allauth takes it back where somebody signs in
        for key, rates in limits:
            one = consume(
                request, app="allauth.account", action=FAILED, config={FAILED: rates}, key=key
            )
            if not one:
                raise self.validation_error("too_many_login_attempts")
            used.usage += one.usage

    def authenticate(self, request: HttpRequest, **credentials: object) -> AbstractBaseUser | None:
        """Return who signs in with these credentials, and know the address again."""
        user = super().authenticate(request, **credentials)
        if user:
            cache.set(f"known-{self._marks(request, credentials)[1]}", True, KNOWN_SECONDS)
        return user

    def _marks(self, request: HttpRequest, credentials: dict[str, object]) -> tuple[str, str]:
        """Return what stands for an account, and for it as somebody at this address tries it."""
        account = str(credentials.get("email", credentials.get("username", ""))).lower()
        here = f"{client_of(self.get_client_ip(request))} {account}"
        return hashlib.sha256(account.encode()).hexdigest(), hashlib.sha256(
            here.encode()
        ).hexdigest()

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether strangers may make an account."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """An organisation's own sign-in opens accounts that exist, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: "SocialLogin") -> bool:
        """Whether strangers may make an account."""
        return False


def client_mark(request: HttpRequest) -> str:
    """Return a mark of the sender that cannot be turned back and changes with the secret key."""
    address = client_of(get_adapter().get_client_ip(request))
    return hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()
