"""The site put together: what each app has waiting stands on the desk."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The site."""

    name = "frankpledge.web"

    def ready(self) -> None:
        """Tell the desk what waits in the apps above it, which it does not know."""
        from frankpledge.apps.complaints.queries import handling  # noqa: PLC0415 (models are ready)
        from frankpledge.apps.meetings.queries import meetings  # noqa: PLC0415 (models are ready)
        from frankpledge.apps.panel.queries import cases  # noqa: PLC0415 (models are ready)
        from frankpledge.apps.scrutiny.queries.desk import WAITING  # noqa: PLC0415 (models are ready)

        WAITING[:] = [meetings.waiting_for, cases.waiting_for, handling.waiting_for]
