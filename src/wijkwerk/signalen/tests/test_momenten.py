"""Spreekuren, schouwen and meetings; who we reach with them; where one walks in."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Doelgroep, Meldpunt, Moment
from wijkwerk.signalen.selectors import momenten as selectors
from wijkwerk.signalen.services import MomentGegevens
from wijkwerk.signalen.tests.factories import maak_signaal

FORMULIER = {
    "soort": "spreekuur",
    "titel": "Spreekuur in De Spil",
    "gebied": "noord",
    "dag": "2099-03-03",
    "van": "09:00",
    "tot": "11:00",
    "publiek": "on",
}


def over(dagen=1, **velden):
    begint = klok.nu() + timedelta(days=dagen)
    return MomentGegevens(
        **{"titel": "Spreekuur", "begint_op": begint, "plek": "De Spil", **velden}
    )


def maak(gemeente, gebied, actor, soort="spreekuur", **velden):
    return services.moment_maken(
        actor=actor, gemeente=gemeente, gebied=gebied, soort=soort, gegevens=over(**velden)
    )


def url(naam, gemeente, *args):
    return reverse(f"signalen:{naam}", args=[gemeente, *args])


def test_plannen_houden_en_vertellen(gemeente, gebied, wijkambtenaar):
    moment = maak(gemeente, gebied, wijkambtenaar)
    assert (moment.status, moment.persoon) == ("gepland", wijkambtenaar.persoon)
    with pytest.raises(DomainError, match="moet nog komen"):
        services.moment_afronden(moment, actor=wijkambtenaar, aanwezig=3, verslag="Druk.")
    with klok.verzet(klok.nu() + timedelta(days=2)):
        moment = services.moment_afronden(moment, actor=wijkambtenaar, aanwezig=3, verslag="Druk.")
        assert list(selectors.gehouden(selectors.openbare_momenten())) == [moment]
    assert (moment.status, moment.aanwezig, moment.verslag) == ("gehouden", 3, "Druk.")
    regels = Logregel.objects.filter(object_kenmerk=moment.kenmerk).order_by("volgnr")
    assert [r.handeling for r in regels] == ["moment.maken", "moment.afronden"]


def test_afgelasten_vraagt_een_reden_en_blijft_te_lezen(gemeente, gebied, wijkambtenaar):
    moment = maak(gemeente, gebied, wijkambtenaar)
    with pytest.raises(DomainError, match="waarom"):
        services.moment_afgelasten(moment, actor=wijkambtenaar, reden=" ")
    moment = services.moment_afgelasten(moment, actor=wijkambtenaar, reden="Ziek.")
    assert (moment.status, moment.verslag) == ("afgelast", "Ziek.")
    assert list(selectors.komende(selectors.openbare_momenten())) == [moment]
    with pytest.raises(DomainError):
        services.moment_wijzigen(moment, actor=wijkambtenaar, gegevens=over(3))


def test_namens_de_wethouder_hoort_de_wethouder_wat_er_was(
    gemeente, gebied, wijkambtenaar, rolverdeling
):
    wethouder = rolverdeling["wijkwethouder"].persoon
    moment = maak(gemeente, gebied, wijkambtenaar, dagen=-1, namens=wethouder)
    with pytest.raises(DomainError, match="wethouder"):
        services.moment_afronden(moment, actor=wijkambtenaar, aanwezig=1, verslag="")
    moment = services.moment_afronden(
        moment, actor=wijkambtenaar, aanwezig=1, verslag="", samenvatting="Er is zorg."
    )
    assert moment.samenvatting == "Er is zorg."


def test_wat_niet_kan(gemeente, gebied, wijkambtenaar, andere_gemeente):
    from wijkwerk.gebieden.models import Gebied

    elders = Gebied.objects.get(cbs_gemeente=andere_gemeente.cbs_code, slug="noord")
    with pytest.raises((DomainError, NotAllowed)):
        maak(gemeente, elders, wijkambtenaar)
    with pytest.raises(DomainError, match="einde"):
        maak(gemeente, gebied, wijkambtenaar, eindigt_op=klok.nu())
    with pytest.raises(DomainError, match="naam"):
        maak(gemeente, gebied, wijkambtenaar, titel=" ")
    with pytest.raises(DomainError, match="wat voor"):
        maak(gemeente, gebied, wijkambtenaar, soort="feest")
    with pytest.raises(DomainError, match="afgelopen jaar"):
        maak(gemeente, gebied, wijkambtenaar, dagen=-400)
    assert not Moment.objects.exists()


@pytest.mark.parametrize("rol", ["wijkwethouder", "raadslid", "partner", "collega_elders"])
def test_anderen_plannen_geen_moment(gemeente, gebied, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        maak(gemeente, gebied, rolverdeling[rol])


def test_wat_niet_openbaar_is_ziet_alleen_wie_er_werkt(gemeente, gebied, wijkambtenaar, client):
    moment = maak(gemeente, gebied, wijkambtenaar, publiek=False, titel="Besloten schouw")
    assert moment in selectors.momenten_zichtbaar(wijkambtenaar)
    assert "Besloten schouw" not in client.get(url("momenten_publiek", gemeente)).content.decode()


def test_bereik_telt_mensen_en_stemmen_los_van_elkaar(gemeente, gebied, wijkambtenaar):
    groep = services.doelgroep_bewaren(
        None, actor=wijkambtenaar, gemeente=gemeente, gebied=gebied, naam="Jongeren", taal="nl"
    )
    for aanwezig in (4, 5):
        moment = maak(gemeente, gebied, wijkambtenaar, dagen=-2, doelgroep=groep)
        services.moment_afronden(moment, actor=wijkambtenaar, aanwezig=aanwezig, verslag="")
    for _keer in range(3):
        maak_signaal(gebied, actor=wijkambtenaar, kanaal="bijeenkomst", moment=moment)
    rij = selectors.doelgroepen_met_bereik().get()
    assert rij.keer == 2
    assert selectors.bereik([rij]) == {rij.pk: (9, 3)}


# --- pages --------------------------------------------------------------------------------------


def test_van_formulier_tot_site(client, client_van, gemeente, gebied, wijkambtenaar):
    binnen = client_van(wijkambtenaar)
    antwoord = binnen.post(url("moment_maken", gemeente), {**FORMULIER, "eenmalig": "m-1"})
    moment = Moment.objects.get()
    assert antwoord["Location"] == url("moment_detail", gemeente, moment.kenmerk)
    assert moment.begint_op.astimezone(klok.AMSTERDAM).hour == 9
    binnen.post(url("moment_maken", gemeente), {**FORMULIER, "eenmalig": "m-1"})
    assert Moment.objects.count() == 1
    site = client.get(url("momenten_publiek", gemeente)).content.decode()
    assert "Spreekuur in De Spil" in site
    elders = client.get(url("momenten_publiek", gemeente) + "?gebied=zuid").content.decode()
    assert "Spreekuur in De Spil" not in elders


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [("tot", "08:00", "Het einde moet na het begin komen"), ("gebied", "", "Kies een gebied")],
)
def test_wat_getypt_is_blijft_staan(client_van, gemeente, wijkambtenaar, veld, waarde, melding):
    antwoord = client_van(wijkambtenaar).post(
        url("moment_maken", gemeente), {**FORMULIER, veld: waarde}
    )
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert "Spreekuur in De Spil" in antwoord.content.decode()


def test_wijzigen_en_afronden_op_de_pagina(client_van, gemeente, gebied, wijkambtenaar):
    binnen = client_van(wijkambtenaar)
    moment = maak(gemeente, gebied, wijkambtenaar, dagen=-1)
    wijzig = url("moment_wijzigen", gemeente, moment.kenmerk)
    assert "De Spil" in binnen.get(wijzig).content.decode()
    assert binnen.post(wijzig, {**FORMULIER, "dag": "2026-01-01"}).status_code in {302, 422}
    fout = binnen.post(url("moment_afronden", gemeente, moment.kenmerk), {"aanwezig": "-4"})
    assert fout.status_code == 422
    goed = binnen.post(
        url("moment_afronden", gemeente, moment.kenmerk), {"aanwezig": "4", "verslag": "Fijn."}
    )
    assert goed.status_code == 302
    moment.refresh_from_db()
    assert (moment.aanwezig, moment.verslag) == (4, "Fijn.")


def test_lijst_en_detail_kosten_weinig(
    client_van, gemeente, gebied, wijkambtenaar, django_assert_max_num_queries
):
    binnen = client_van(wijkambtenaar)
    for nummer in range(12):
        moment = maak(gemeente, gebied, wijkambtenaar, titel=f"Spreekuur {nummer}")
    maak_signaal(gebied, actor=wijkambtenaar, kanaal="spreekuur", moment=moment)
    for pad in (
        url("moment_lijst", gemeente),
        url("moment_lijst", gemeente) + "?geweest=1",
        url("moment_detail", gemeente, moment.kenmerk),
        url("momenten_publiek", gemeente),
    ):
        binnen.get(pad)
        with django_assert_max_num_queries(12):
            assert binnen.get(pad).status_code == 200


def test_groepen_en_meldpunten_beheren(client_van, gemeente, gebied, wijkambtenaar):
    binnen = client_van(wijkambtenaar)
    binnen.post(url("doelgroep_maken", gemeente), {"naam": "Jongeren", "actief": "on"})
    groep = Doelgroep.objects.get()
    assert groep.gebied is None
    binnen.post(
        url("doelgroep_wijzigen", gemeente, groep.kenmerk), {"naam": "Jeugd", "gebied": "noord"}
    )
    groep.refresh_from_db()
    assert (groep.naam, groep.gebied, groep.actief) == ("Jeugd", gebied, False)
    assert "Jeugd" in binnen.get(url("doelgroep_lijst", gemeente)).content.decode()
    zonder = binnen.post(url("meldpunt_maken", gemeente), {"naam": "De Spil", "gebied": "noord"})
    assert zonder.status_code == 422
    velden = {"naam": "De Spil", "gebied": "noord", "adres": "Plein 1", "open_op": "ma 9-12"}
    assert binnen.post(url("meldpunt_maken", gemeente), velden).status_code == 302
    punt = Meldpunt.objects.get()
    assert punt.nagekeken_op == klok.vandaag()
    assert "De Spil" in binnen.get(url("meldpunt_lijst", gemeente)).content.decode()


def test_een_ander_gebied_beheren_mag_niet(client_van, gemeente, ander_gebied, wijkambtenaar):
    antwoord = client_van(wijkambtenaar).post(
        url("doelgroep_maken", gemeente), {"naam": "Jongeren", "gebied": ander_gebied.slug}
    )
    assert antwoord.status_code == 422
    assert "Jongeren" in antwoord.content.decode()
    assert not Doelgroep.objects.exists()
