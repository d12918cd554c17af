"""The services that people have, as each differs from the others, by a provider that runs and behaves like it.

What is said of each here stands in docs/linked-accounts.md, for whoever sets it up.
"""

import pytest

from holdspace.people.actions import link_account
from holdspace.people.linked.provider import forget_what_is_known
from holdspace.people.models import LinkedAccount, Person
from tests.people.at_the_provider import ENTER
from tests.people.provider import CLIENT
from tests.people.test_entering import Browser, come_in, is_in
from tests.people.test_linked import SIGNUP, made_stale
from tests.people_and_places import AT, a_person

pytestmark = pytest.mark.django_db
TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad"
NO_ISS = {"authorization_response_iss_parameter_supported": None}
KEYCLOAK = {
    "path": "/realms/clinic",
    "beside": {"azp": CLIENT, "typ": "ID", "acr": "1", "sid": "s", "preferred_username": "ada"},
    "of_itself": {"grant_types_supported": ["authorization_code", "implicit"], "end_session_endpoint": "https://x/"},
}
AUTHENTIK = {"path": "/application/o/holdspace/", "beside": {"groups": ["staff"], "acr": "goauthentik.io/x"}}
GOOGLE = {
    "beside": {"azp": CLIENT, "hd": "clinic.example.org", "at_hash": "x", "picture": "https://x/y"},
    "unsaid": ["auth_time"],
    "of_itself": NO_ISS | {"token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"]},
}
ENTRA = {
    "path": f"/{TENANT}/v2.0",
    "beside": {"tid": TENANT, "oid": "o", "ver": "2.0", "preferred_username": "ada@clinic.example.org"},
    "unsaid": ["email_verified", "auth_time"],
    "of_itself": NO_ISS | {"token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt"]},
    "auth": "client_secret_post",
}
COGNITO = {"path": "/eu-west-1_abc", "email_verified": "true", "of_itself": NO_ISS}
SERVICES = {"Keycloak": KEYCLOAK, "Authentik": AUTHENTIK, "Google": GOOGLE, "Entra": ENTRA, "Cognito": COGNITO}
SAYS_WHEN = ("Keycloak", "Authentik", "Cognito")  # auth_time, without which nobody has shown who they are just now


@pytest.fixture
def client():
    return Browser()


@pytest.fixture
def person():
    return a_person("Pax")


def like(there, settings, **how):
    """The provider behaves like this from now on, and the settings name it as it names itself."""
    of_itself = how.get("of_itself", {})
    if "auth" in how:  # what it can is said by its own list, and that is what it takes
        of_itself = {name: value for name, value in of_itself.items() if "auth_methods" not in name}
    there.behave(**(how | {"of_itself": of_itself}))
    there.issuer = settings.HOLDSPACE_OIDC_ISSUER = f"http://{there.netloc}{how.get('path', '')}"
    forget_what_is_known()


@pytest.mark.parametrize("name", SERVICES)
def test_whoever_is_linked_comes_in(client, person, there, settings, name):
    like(there, settings, **SERVICES[name])
    link_account(person=person, issuer=there.issuer, subject="p-1", by=person, at=AT)
    assert there.walk(client, next="/me/")["Location"] == "/me/"
    assert is_in(client, person)


@pytest.mark.parametrize("name", SERVICES)
def test_an_account_is_made_where_the_address_is_vouched_for_and_else_a_code_is_mailed(client, there, settings, name):
    """Entra never says that an address is somebody's, and lets who runs a tenant type what they like."""
    like(there, settings, **SERVICES[name])
    came = there.walk(client)["Location"]
    assert (came == SIGNUP, came.startswith("/account/login/")) == ((False, True) if name == "Entra" else (True, False))
    client.post(SIGNUP, {"display_name": "Ada"})
    assert Person.objects.count() == LinkedAccount.objects.count() == (0 if name == "Entra" else 1)


@pytest.mark.parametrize("name", SERVICES)
def test_showing_who_one_is_anew_needs_a_service_that_says_when(client, person, there, settings, name):
    """The mailed code is there for all of them."""
    like(there, settings, **SERVICES[name])
    link_account(person=person, issuer=there.issuer, subject="p-1", by=person, at=AT)
    come_in(client, person.email)
    made_stale(client)
    there.walk(client, "/me/once-more/linked/", next="/me/password/")
    assert client.get("/me/password/").status_code == (200 if name in SAYS_WHEN else 302)


@pytest.mark.parametrize(
    ("how", "named"),
    [
        # For all tenants at once Entra writes a placeholder where its number would stand: name your own.
        (
            ENTRA | {"of_itself": NO_ISS | {"issuer": "https://login.microsoftonline.com/{tenantid}/v2.0"}},
            "/common/v2.0",
        ),
        (KEYCLOAK, "/auth/realms/clinic"),
        (KEYCLOAK, "/realms/Clinic"),
        (AUTHENTIK, "/application/o/holdspace"),  # the stroke at the end is part of its name
    ],
)
def test_a_service_that_is_named_otherwise_than_it_names_itself_opens_nothing(client, there, settings, how, named):
    like(there, settings, **how)
    settings.HOLDSPACE_OIDC_ISSUER = f"http://{there.netloc}{named}"
    if "tenantid" in str(how):
        there.behave(**(how | {"path": named}))
    answer = client.post(ENTER)
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/")


def test_a_token_of_another_tenant_opens_nothing(client, person, there, settings):
    like(there, settings, **ENTRA)
    link_account(person=person, issuer=there.issuer, subject="p-1", by=person, at=AT)
    elsewhere = f"http://{there.netloc}/another-tenant/v2.0"
    there.behave(**(ENTRA | {"of_itself": NO_ISS, "beside": ENTRA["beside"] | {"iss": elsewhere}}))
    there.walk(client)
    assert not is_in(client, person)
