"""Where people are found."""

from django.urls import path

from holdspace.directory.views import credentials, editing, finding, lists

app_name = "directory"
urlpatterns = [
    path("c/<slug:slug>/people/", finding.people, name="people"),
    path("c/<slug:slug>/people/lists/", lists.lists, name="lists"),
    path("c/<slug:slug>/people/lists/<int:number>/away/", lists.take_away, name="take_from_list"),
    path("c/<slug:slug>/people/verify/", credentials.to_verify, name="to_verify"),
    path("c/<slug:slug>/people/verify/<int:number>/", credentials.verify, name="verify"),
    path("c/<slug:slug>/people/me/credentials/", credentials.mine, name="credentials"),
    path("c/<slug:slug>/people/me/credentials/<int:number>/until/", credentials.renew, name="renew_credential"),
    path("c/<slug:slug>/people/me/credentials/<int:number>/away/", credentials.take_away, name="credential_away"),
    path("c/<slug:slug>/people/me/", editing.edit, name="edit"),
    path("c/<slug:slug>/people/me/as/<slug:reader>/", finding.as_others, name="as_others"),
    path("c/<slug:slug>/people/me/answering/", editing.answering, name="answering"),
    path("c/<slug:slug>/people/me/picture/", editing.face, name="face"),
    path("c/<slug:slug>/people/me/picture/away/", editing.no_face, name="no_face"),
    path("c/<slug:slug>/people/<int:number>/", finding.person, name="person"),
    path("c/<slug:slug>/people/<int:number>/card/", finding.card, name="card"),
]
