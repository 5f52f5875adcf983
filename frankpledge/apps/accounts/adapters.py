"""How allauth is held to our rules: accounts are given, never taken."""

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin


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
