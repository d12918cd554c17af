"""More addresses of reviewing and deciding: what stands between, and what comes after the readings."""

from django.urls import path

from holdspace.vetting.views import ties

MORE = [
    path("c/<slug:slug>/join/work/", ties.applicants_work, name="applicants_work"),
    path("c/<slug:slug>/reviewing/work/", ties.readers_work, name="readers_work"),
    path("c/<slug:slug>/reviewing/<int:number>/open/", ties.opening, name="opening"),
    path("c/<slug:slug>/reviewing/<int:number>/known/", ties.known, name="known"),
]
