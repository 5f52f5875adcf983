"""The site put together."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The site."""

    name = "frankpledge.web"
