"""Where one's own pages live."""

from django.urls import path

from holdspace.people.views import account, entering, passkeys

app_name = "people"
urlpatterns = [
    path("me/", account.me, name="me"),
    path("me/hints/", account.hints, name="hints"),
    path("me/elsewhere/", account.leave_elsewhere, name="leave_elsewhere"),
    path("me/address/", entering.new_address, name="new_address"),
    path("me/once-more/", entering.once_more, name="once_more"),
    path("me/passkeys/", passkeys.passkeys, name="passkeys"),
    path("me/passkeys/new/", passkeys.make_passkey, name="make_passkey"),
    path("me/passkeys/<int:passkey_id>/", passkeys.name_passkey, name="name_passkey"),
    path("me/passkeys/<int:passkey_id>/remove/", passkeys.drop_passkey, name="drop_passkey"),
    path("me/blocks/", account.blocks, name="blocks"),
    path("me/blocks/add/<int:person_id>/", account.block, name="block"),
    path("me/blocks/<int:block_id>/take-back/", account.unblock, name="unblock"),
    path("me/everything/", account.my_data, name="my_data"),
    path("me/everything/take-along/", account.take_along, name="take_along"),
    path("me/everything/erase/", account.erase, name="erase"),
    path("me/still-here/", account.still_here, name="still_here"),
    path("me/still-here/<int:kept_id>/let-go/", account.let_words_go, name="let_words_go"),
]
