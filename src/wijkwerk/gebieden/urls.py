from django.urls import path

from wijkwerk.gebieden import views

app_name = "gebieden"
urlpatterns = [path("huisstijl.css", views.huisstijl, name="huisstijl")]
