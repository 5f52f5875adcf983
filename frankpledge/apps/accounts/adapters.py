"""How allauth is held to our rules: accounts are given, never taken."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: an administrator gives a role and with it an account."""

    def is_open_for_signup(self, request) -> bool:
        """Whether strangers may make an account."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """An organisation's own sign-in opens accounts that exist, and makes none."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        """Whether strangers may make an account."""
        return False
