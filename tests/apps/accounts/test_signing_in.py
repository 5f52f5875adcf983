"""Signing in: e-mail and password, a second step, passkeys, OpenID Connect, devices."""

import re
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from frankpledge.apps.accounts.models import User
from frankpledge.apps.audit.actions import record
from frankpledge.rules.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
WRONG = "The email address and/or password you specified are not correct"


@pytest.fixture
def editor(editor):
    editor.set_password(PASSWORD)
    editor.save()
    EmailAddress.objects.create(user=editor, email=editor.email, verified=True, primary=True)
    return editor


def sign_in(client, email, password=PASSWORD, **headers):
    return client.post("/account/login/", {"login": email, "password": password}, **headers)


def sign_in_from(address, client, email, password=PASSWORD):
    return sign_in(client, email, password, REMOTE_ADDR=address)


def say_password_again(client):
    assert client.post("/account/reauthenticate/", {"password": PASSWORD}).status_code == 302


def test_somebody_signs_in_and_is_led_to_the_desk(client, editor):
    answer = sign_in(client, editor.email)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert "Office" in client.get("/desk/").text


def test_case_of_the_address_does_not_matter(client, editor):
    assert sign_in(client, editor.email.upper()).status_code == 302


def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(client, editor):
    def words(answer):
        text = re.sub(r'value="[^"]*"', "", answer.text)
        return answer.status_code, text

    unknown = words(sign_in(client, "nobody@office.example"))
    wrong = words(sign_in(Client(), editor.email, "something else"))
    assert "not correct" in unknown[1]
    assert unknown == wrong


def test_a_password_reset_says_the_same_to_everybody_and_writes_only_to_who_has_an_account(
    client, editor
):
    told = [
        client.post("/account/password/reset/", {"email": email}, follow=True)
        for email in (editor.email, "nobody@office.example")
    ]
    assert told[0].text == told[1].text
    assert [message.to for message in mail.outbox] == [[editor.email]]
    address = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    form = client.get(address, follow=True)
    assert form.status_code == 200
    assert "password1" in form.text


def test_nobody_takes_an_account(client, db):
    page = client.get("/account/signup/")
    assert "password1" not in page.text
    client.post(
        "/account/signup/", {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert not User.objects.filter(email="x@example.org").exists()


def test_guessing_passwords_is_slowed_down_whoever_guesses(client, editor):
    answers = [sign_in(client, editor.email, f"guess {n}") for n in range(12)]
    assert "Too many failed login attempts" in answers[-1].text
    # ... and from then on even the right one waits.
    assert sign_in(client, editor.email).status_code == 200


def test_who_guesses_elsewhere_keeps_no_owner_out(client, editor):
    guesses = [sign_in_from("198.51.100.1", client, editor.email, f"x{n}") for n in range(12)]
    assert "Too many failed login attempts" in guesses[-1].text
    assert sign_in_from("203.0.113.5", client, editor.email).status_code == 302


def test_a_whole_network_of_addresses_is_one_who_guesses(client, editor):
    guesses = [sign_in_from(f"2001:db8::{n}", client, editor.email, f"x{n}") for n in range(1, 13)]
    assert "Too many failed login attempts" in guesses[-1].text


def guessed_from_everywhere(client, email):
    """What is answered to a guess at an account after sixty from as many addresses."""
    for n in range(60):
        answer = sign_in_from(f"198.51.100.{n}", client, email, f"x{n}")
    return answer.text


def test_an_account_has_a_wide_limit_that_does_not_hold_where_its_owner_signed_in_before(
    client, editor
):
    assert sign_in_from("203.0.113.5", client, editor.email).status_code == 302
    client.logout()
    assert "Too many failed login attempts" in guessed_from_everywhere(client, editor.email)
    assert sign_in_from("203.0.113.6", client, editor.email).status_code == 200
    assert sign_in_from("203.0.113.5", client, editor.email).status_code == 302


def test_who_signs_in_often_is_not_counted_as_guessing(client, editor):
    for _ in range(8):
        assert sign_in(client, editor.email).status_code == 302
        client.logout()


def test_many_tries_from_one_address_are_refused(client, db):
    codes = [sign_in(client, f"n{n}@example.org").status_code for n in range(40)]
    assert codes[-1] == 429


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(counters()))))


def test_a_second_step_is_asked_for_where_one_is_set(client, editor):
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(editor, secret)
    answer = sign_in(client, editor.email)
    assert answer["Location"] == "/account/2fa/authenticate/"
    assert client.get("/desk/").status_code == 302  # not in yet
    wrong = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert wrong.status_code == 200
    right = client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert right["Location"] == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_a_second_step_is_set_up_on_its_page(client, editor):
    sign_in(client, editor.email)
    assert client.get("/account/2fa/totp/activate/").status_code == 302  # the password once more
    say_password_again(client)
    page = client.get("/account/2fa/totp/activate/")
    assert page.status_code == 200
    secret = page.context["form"].secret
    assert secret in page.text
    client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert Authenticator.objects.filter(user=editor, type="totp").exists()


def test_passkeys_can_be_added_and_used_to_sign_in(client, editor):
    assert "Sign in with a passkey" in client.get("/account/login/").text
    challenge = client.get("/account/2fa/webauthn/login/", headers={"accept": "application/json"})
    assert challenge.status_code == 200
    sign_in(client, editor.email)
    say_password_again(client)
    assert client.get("/account/2fa/webauthn/add/").status_code == 200
    assert get_adapter().is_mfa_enabled(editor) is False


def test_pages_of_sign_in_load_no_script_of_others_and_run_none_of_their_own_words(client, editor):
    for address in ("/account/login/", "/account/password/reset/"):
        page = client.get(address)
        assert "script-src 'self'" in page["Content-Security-Policy"]
        for script in re.findall(r"<script[^>]*>", page.text):
            assert 'src="/static/' in script or 'type="application/json"' in script, script


def test_devices_are_listed_and_can_be_signed_out(editor):
    office, home = Client(headers={"user-agent": "Office"}), Client(headers={"user-agent": "Home"})
    for device in (office, home):
        sign_in(device, editor.email)
        device.get("/desk/")
    assert UserSession.objects.filter(user=editor).count() == 2
    page = office.get("/account/sessions/")
    assert "Office" in page.text
    assert "Home" in page.text
    office.post("/account/sessions/")
    assert home.get("/desk/").status_code == 302
    assert office.get("/desk/").status_code == 200


def test_an_organisations_own_sign_in_is_shown_where_it_is_configured(client, db, settings):
    assert "Test Council" not in client.get("/account/login/").text
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "office",
                    "name": "Test Council",
                    "client_id": "a",
                    "secret": "b",
                    "settings": {"server_url": "https://sign-in.example"},
                }
            ]
        }
    }
    page = client.get("/account/login/")
    assert "Test Council" in page.text
    assert "/account/oidc/office/login/" in page.text


def test_somebody_signs_out(client, editor):
    sign_in(client, editor.email)
    assert client.get("/account/logout/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/desk/").status_code == 302


def test_account_page_leads_to_every_way_of_signing_in(client, editor):
    sign_in(client, editor.email)
    page = client.get("/account/")
    for address in (
        "/account/2fa/",
        "/account/sessions/",
        "/account/password/change/",
        "/account/email/",
    ):
        assert f'href="{address}"' in page.text
        assert client.get(address).status_code in (200, 302), address


def test_a_form_that_was_not_ours_is_refused_in_words(editor):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/account/login/", {"login": editor.email, "password": PASSWORD})
    assert answer.status_code == 403
    assert "Nothing was saved" in answer.text


class TestPeople:
    """Roles are given and ended by the body's administrator."""

    SAID = {
        "email": "new@office.example",
        "name": "Nia New",
        "role": "office editor",
        "held_from": "2026-11-25",
    }

    @pytest.fixture
    def admin(self, client, people):
        client.force_login(people[Role.ADMINISTRATOR])
        return client

    def test_somebody_new_gets_an_account_and_a_message(
        self, admin, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            answer = admin.post("/desk/office/people/", self.SAID)
        assert answer.status_code == 302
        user = User.objects.get(email="new@office.example")
        assert not user.has_usable_password()  # the link in the message sets one
        assert [held.role for held in user.held_roles.all()] == ["office editor"]
        message = mail.outbox[0]
        assert message.to == ["new@office.example"]
        assert "http://testserver/account/password/reset/" in message.body

    def test_a_role_is_given_once(self, admin):
        admin.post("/desk/office/people/", self.SAID)
        again = admin.post("/desk/office/people/", self.SAID)
        assert again.status_code == 400
        assert "already" in again.text
        assert 'value="Nia New"' in again.text  # what was typed is not lost

    def test_a_role_that_ends_before_it_begins_is_refused(self, admin):
        page = admin.post("/desk/office/people/", self.SAID | {"held_until": "2020-01-01"})
        assert "cannot end before it begins" in page.text
        assert not User.objects.filter(email="new@office.example").exists()

    def test_a_role_is_ended_and_stays_on_the_record(self, admin, people):
        held = people[Role.OFFICE_EDITOR].held_roles.get()
        admin.post(f"/desk/office/people/{held.pk}/end/")
        held.refresh_from_db()
        assert held.held_until is not None
        assert "ended" in admin.get("/desk/office/people/").text

    def test_a_role_that_has_ended_is_not_ended_again(self, admin, people):
        held = people[Role.OFFICE_EDITOR].held_roles.get()
        held.held_until = date(2021, 1, 1)
        held.save()
        assert admin.post(f"/desk/office/people/{held.pk}/end/").status_code == 403
        held.refresh_from_db()
        assert held.held_until == date(2021, 1, 1)

    def test_an_office_has_no_panel_members(self, admin):
        page = admin.post("/desk/office/people/", self.SAID | {"role": "panel member"})
        assert "Select a valid choice" in page.text
        assert not User.objects.filter(email="new@office.example").exists()

    def test_audit_log_names_accounts_of_ones_own_bodies_alone(self, admin):
        other = factories.a_body("other", area="other")
        stranger = factories.a_user(other, Role.ADMINISTRATOR, email="stranger@other.example")
        record("tested", "other", by=stranger.in_audit, at=factories.NOW)
        page = admin.get("/desk/audit/").text
        assert "tested" in page
        assert str(stranger) not in page
        assert stranger.in_audit in page

    def test_a_body_is_not_left_without_an_administrator(self, admin, people):
        held = people[Role.ADMINISTRATOR].held_roles.get()
        answer = admin.post(f"/desk/office/people/{held.pk}/end/")
        assert answer.status_code == 403
        assert "name another first" in answer.text

    def test_audit_log_names_who_did_what(self, admin):
        admin.post("/desk/office/people/", self.SAID)
        page = admin.get("/desk/audit/")
        assert "role-given" in page.text
        assert "administrator@office.example" not in page.text
        assert "office editor: Nia New" in page.text
        assert "Only of office" in admin.get("/desk/audit/", {"subject": "office"}).text

    def test_somebody_new_sets_a_password_by_the_link_and_gets_in(
        self, admin, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            admin.post("/desk/office/people/", self.SAID)
        new = Client()
        new.post("/account/password/reset/", {"email": "new@office.example"})
        link = re.search(
            r"http://testserver(/account/password/reset/key/\S+)", mail.outbox[-1].body
        )
        form = new.get(link[1], follow=True)
        address = form.redirect_chain[-1][0]
        done = new.post(address, {"password1": PASSWORD, "password2": PASSWORD})
        assert done.status_code == 302
        assert sign_in(new, "new@office.example")["Location"] == "/desk/"
        assert "Office editor" in new.get("/desk/").text
