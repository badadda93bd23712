from django.urls import reverse


def test_kleur_van_de_gemeente_als_stijlblad(gemeente, client):
    adres = reverse("gebieden:huisstijl", args=[gemeente])
    gemeente.kleur = ""
    gemeente.save()
    assert client.get(adres).content == b""
    gemeente.kleur = "#9c1b4d"
    gemeente.save()
    antwoord = client.get(adres)
    assert antwoord["Content-Type"] == "text/css; charset=utf-8"
    assert b"--basis-color-" in antwoord.content
