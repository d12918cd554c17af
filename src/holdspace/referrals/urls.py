"""Where referrals live."""

from django.urls import path

from holdspace.referrals.views import answering, lists, seeking

app_name = "referrals"
urlpatterns = [
    path("c/<slug:slug>/referrals/", lists.board, name="board"),
    path("c/<slug:slug>/referrals/mine/", lists.mine, name="mine"),
    path("c/<slug:slug>/referrals/look/", seeking.write, name="write"),
    path("c/<slug:slug>/referrals/<int:number>/", answering.show, name="referral"),
    path("c/<slug:slug>/referrals/<int:number>/yes/", answering.yes, name="yes"),
    path("c/<slug:slug>/referrals/<int:number>/not-this-time/", answering.not_this_time, name="not_this_time"),
    path("c/<slug:slug>/referrals/<int:number>/pass-on/", answering.pass_on, name="pass_on"),
    path("c/<slug:slug>/referrals/<int:number>/extend/", seeking.extend, name="extend"),
    path("c/<slug:slug>/referrals/<int:number>/found/", seeking.found, name="found"),
    path("c/<slug:slug>/referrals/<int:number>/let-go/", seeking.let_go, name="let_go"),
    path("c/<slug:slug>/referrals/answers/<int:number>/thank/", answering.thank, name="thank"),
    path("c/<slug:slug>/referrals/passed/<int:number>/ended/", answering.ended, name="ended"),
]
