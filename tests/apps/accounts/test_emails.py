"""The page of an account says which e-mails somebody can get, by their roles."""

import pytest

from frankpledge.rules.roles import Role


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (Role.OFFICE_EDITOR, {"What is overdue and due soon at your body"}),
        (Role.AUDITOR, {"The newest digest of the audit log, to keep elsewhere"}),
        (Role.PANEL_MEMBER, set()),
    ],
)
def test_the_account_page_lists_the_emails_of_a_persons_roles(people, client, role, told):
    client.force_login(people[role])
    page = client.get("/account/").text
    every = {
        "What is overdue and due soon at your body",
        "The newest digest of the audit log, to keep elsewhere",
    }
    assert {title for title in every if title in page} == told
    assert ("Emails you can get" in page) == bool(told)
