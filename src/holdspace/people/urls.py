"""Where one's own pages live."""

from django.urls import path

from holdspace.people.views import account, devices, entering, linked, passkeys, passwords, second_step, unlocking

app_name = "people"
urlpatterns = [
    path("me/", account.me, name="me"),
    path("me/hints/", account.hints, name="hints"),
    path("me/devices/", devices.devices, name="devices"),
    path("me/elsewhere/", devices.leave_elsewhere, name="leave_elsewhere"),
    path("me/devices/<slug:number>/end/", devices.leave_one, name="leave_one"),
    path("me/password/", passwords.password, name="password"),
    path("me/password/without/", passwords.without_password, name="without_password"),
    path("me/second-step/", second_step.change, name="second_step"),
    path("me/second-step/picture/", second_step.picture, name="second_step_picture"),
    path("me/second-step/off/", second_step.off, name="second_step_off"),
    path("me/second-step/codes/", second_step.codes, name="codes_on_paper"),
    path("me/second-step/stop/", unlocking.stop, name="stop_unlocking"),
    path("me/linked/", linked.linked, name="linked"),
    path("me/linked/take/", linked.take, name="take_linked"),
    path("me/linked/leave/", linked.leave, name="leave_linked"),
    path("me/linked/<int:linked_id>/unlink/", linked.unlink, name="unlink"),
    path("me/address/", entering.new_address, name="new_address"),
    path("me/once-more/", entering.once_more, name="once_more"),
    path("me/once-more/password/", passwords.once_more, name="once_more_password"),
    path("me/once-more/linked/", linked.once_more, name="once_more_linked"),
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
