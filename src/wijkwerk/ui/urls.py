from django.urls import path

from wijkwerk.ui import views

app_name = "ui"
urlpatterns = [path("", views.stijl, name="stijl")]
