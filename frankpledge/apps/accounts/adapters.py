"""How requests and allauth are held to our rules: accounts are given, never taken, and a sender
who has none is known by a mark alone."""

import hashlib
import hmac
from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from frankpledge.apps.accounts.models import User

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin


class SignedIn(HttpRequest):
    """A request that `login_required` let through: its user is an account.

    Only an annotation; Django makes the requests.
    """

    user: User


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: an administrator gives a role and with it an account."""

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
    address = get_adapter().get_client_ip(request)
    return hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()
