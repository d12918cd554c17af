"""A passkey made after the first sign-in opens the door the next time, without a code."""

from __future__ import annotations

from tests.journeys.people import Person


def test_a_passkey_is_made_and_opens_the_door(demo, chromium):
    wren = Person(chromium, demo)
    device = wren.context.new_cdp_session(wren.page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    wren.signs_in("passkey@example.org", "Pax")
    wren.page.wait_for_url("**/me/passkeys/**")
    making = wren.page.locator("form[data-passkey='make'] button[type=submit]")
    wren.goes_by(making)
    wren.goes("/me/passkeys/")
    assert wren.page.locator("main form[action*='/remove/']").count() == 1
    wren.goes("/me/")
    with wren.page.expect_navigation():  # the way out stands in a folded menu; going on sooner would cut it off
        wren.page.locator("form[action='/account/logout/'] button").first.evaluate(
            "button => button.form.requestSubmit()"
        )
    wren.goes("/account/login/")
    wren.page.get_by_role("button", name="Use my passkey").click()
    wren.page.wait_for_url(lambda url: "/account/login/" not in url)
    wren.goes("/me/")
    wren.reads("My account")
    wren.leaves()
