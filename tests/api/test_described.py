"""Requests made from the interfaces' own descriptions never meet a fault."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings

from tests.api.conftest import serving


@pytest.fixture
def described(request, settings, api_store, db):
    settings.FRANKPLEDGE_API_LIMIT = (0, 1)
    with serving(settings, api_store):
        yield schemathesis.openapi.from_wsgi(request.param, get_wsgi_application())


@pytest.mark.parametrize("described", ["/api/openapi.json", "/api/v1/openapi.json"], indirect=True)
def test_no_request_of_the_description_meets_a_fault(described):
    seen = 0
    for result in described.get_all_operations():
        operation = result.ok()

        @settings(max_examples=12, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case):
            response = case.call()
            assert response.status_code < 500, (case.path, response.text)

        ask()
        seen += 1
    assert seen >= 20
