"""Where one says what one has room for, answers invitations, reads what is known of one, and hosts."""

from django.urls import path

from holdspace.invitations import views

app_name = "invitations"
urlpatterns = [
    path("c/<slug:slug>/room-today/", views.capacity, name="capacity"),
    path("c/<slug:slug>/room-today/often/", views.how_often, name="how_often"),
    path("c/<slug:slug>/room-today/fold/", views.fold, name="fold"),
    path("c/<slug:slug>/room-today/rest/", views.rest, name="rest"),
    path("c/<slug:slug>/room-today/back/", views.back, name="back"),
    path("c/<slug:slug>/known/", views.known, name="known"),
    path("me/known/", views.known_of_mine, name="known_of_mine"),
    path("c/<slug:slug>/known/forget/", views.forget, name="forget"),
    path("c/<slug:slug>/invitations/<int:number>/open/", views.open_it, name="open"),
    path("c/<slug:slug>/invitations/<int:number>/not-today/", views.not_today, name="not_today"),
    path("c/<slug:slug>/hosting/", views.hosting, name="hosting"),
    path("c/<slug:slug>/hosting/what-inviting-changes/", views.compared, name="compared"),
    path("c/<slug:slug>/hosting/rest/", views.rest_together, name="rest_together"),
    path("c/<slug:slug>/hosting/back/", views.back_together, name="back_together"),
    path("c/<slug:slug>/hosting/hours/", views.hours, name="hours"),
    path("c/<slug:slug>/hosting/<int:number>/hand-over/<int:taker>/", views.hand_over, name="hand_over"),
    path("c/<slug:slug>/hosting/<int:number>/private-word/", views.private_word, name="private_word"),
]
