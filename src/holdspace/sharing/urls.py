"""Where shares live."""

from django.urls import path

from holdspace.sharing import views

app_name = "sharing"
urlpatterns = [
    path("c/<slug:slug>/shares/", views.shares, name="shares"),
    path("c/<slug:slug>/shares/write/", views.write, name="write"),
    path("c/<slug:slug>/shares/write/keep/", views.keep, name="keep"),
    path("c/<slug:slug>/shares/write/drop/", views.drop, name="drop"),
    path("c/<slug:slug>/shares/mine/", views.mine, name="mine"),
    path("c/<slug:slug>/shares/hold/", views.hold, name="hold"),
    path("c/<slug:slug>/shares/muted/", views.muted, name="muted"),
    path("c/<slug:slug>/shares/muted/<int:number>/lift/", views.lift, name="lift"),
    path("c/<slug:slug>/shares/muted/notes/<int:number>/lift/", views.lift_note, name="lift_note"),
    path("c/<slug:slug>/shares/<int:number>/mute-note/", views.mute_note, name="mute_note"),
    path("c/<slug:slug>/shares/<int:number>/mute/", views.mute, name="mute"),
    path("c/<slug:slug>/shares/notes/", views.notes, name="notes"),
    path("c/<slug:slug>/shares/<int:number>/", views.share, name="share"),
    path("c/<slug:slug>/shares/<int:number>/answer/", views.answer, name="answer"),
    path("c/<slug:slug>/shares/<int:number>/answer/<int:response>/take-back/", views.take_back, name="take_back"),
    path("c/<slug:slug>/shares/<int:number>/answer/<int:response>/reply/", views.reply, name="reply"),
    path(
        "c/<slug:slug>/shares/<int:number>/answer/<int:response>/reply/take-back/", views.reply_back, name="reply_back"
    ),
    path("c/<slug:slug>/shares/<int:number>/close/", views.close, name="close"),
    path("c/<slug:slug>/shares/<int:number>/alone/", views.alone, name="alone"),
    path("c/<slug:slug>/shares/<int:number>/heard/", views.heard, name="heard"),
    path("c/<slug:slug>/shares/<int:number>/reword/", views.reword, name="reword"),
    path("c/<slug:slug>/shares/<int:number>/picture/", views.picture, name="picture"),
    path("c/<slug:slug>/shares/<int:number>/picture/away/", views.no_picture, name="no_picture"),
    path("c/<slug:slug>/shares/<int:number>/stay/", views.stay, name="stay"),
    path("c/<slug:slug>/shares/<int:number>/let-go/", views.let_go, name="let_go"),
    path("c/<slug:slug>/circles/<int:number>/", views.circle, name="circle"),
]
