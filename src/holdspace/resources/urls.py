"""Where resources live."""

from django.urls import path

from holdspace.resources.views import answering, collecting, giving, shelf, taking

app_name = "resources"
urlpatterns = [
    path("c/<slug:slug>/resources/", shelf.shelf, name="shelf"),
    path("c/<slug:slug>/resources/mine/", shelf.mine, name="mine"),
    path("c/<slug:slug>/resources/taken/", taking.taken, name="taken"),
    path("c/<slug:slug>/resources/give/", giving.give, name="give"),
    path("c/<slug:slug>/resources/<int:number>/", taking.show, name="resource"),
    path("c/<slug:slug>/resources/<int:number>/change/", giving.change, name="change"),
    path("c/<slug:slug>/resources/<int:number>/take-back/", giving.take_back, name="take_back"),
    path("c/<slug:slug>/resources/<int:number>/take/", taking.take, name="take"),
    path("c/<slug:slug>/resources/taken/<int:number>/how/", taking.how, name="how"),
    path("c/<slug:slug>/resources/taken/<int:number>/not-after-all/", taking.not_after_all, name="not_after_all"),
    path("c/<slug:slug>/resources/taken/<int:number>/put-back/", taking.put_back, name="put_back"),
    path("c/<slug:slug>/resources/<int:number>/gather/", collecting.gather, name="gather"),
    path("c/<slug:slug>/resources/collections/", collecting.all_of_them, name="collections"),
    path("c/<slug:slug>/resources/collections/make/", collecting.make, name="make_collection"),
    path("c/<slug:slug>/resources/collections/<int:number>/", collecting.show, name="collection"),
    path("c/<slug:slug>/resources/collections/<int:number>/change/", collecting.change, name="change_collection"),
    path("c/<slug:slug>/resources/collections/<int:number>/let-go/", collecting.let_go, name="let_go_collection"),
    path("c/<slug:slug>/resources/collections/<int:number>/leave-out/", collecting.leave_out, name="leave_out"),
    path("c/<slug:slug>/resources/for-ask/<int:number>/", answering.for_ask, name="for_ask"),
]
