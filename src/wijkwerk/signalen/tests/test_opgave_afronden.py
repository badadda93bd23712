from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Terugkoppeling, Verzending
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import ANS, maak_opgave, maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_antwoord import tekst_van
from wijkwerk.signalen.tests.test_signaal_beantwoorden import voeg_samen
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven


def test_iedereen_hoort_het_een_keer_en_open_stemmen_zijn_beantwoord(gebied, wijkambtenaar):
    bea = MelderGegevens(e_mail="bea@voorbeeld.nl", kanaal="mail")
    signalen = [maak_signaal(gebied, melder=melder) for melder in (ANS, ANS, bea, None)]
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=signalen)
    opgave = services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Het pad is droog.")
    assert opgave.status == "afgerond"
    nieuws = Terugkoppeling.objects.get(opgave=opgave)
    assert (nieuws.soort, nieuws.tekst) == ("antwoord", "Het pad is droog.")
    standen = Verzending.objects.filter(terugkoppeling=nieuws).order_by("pk")
    assert [(v.melder.e_mail, v.status) for v in standen] == [
        ("ans@voorbeeld.nl", "klaar"),
        ("ans@voorbeeld.nl", "vervallen"),
        ("bea@voorbeeld.nl", "klaar"),
    ]
    for signaal in signalen:
        signaal.refresh_from_db()
        assert signaal.status == "beantwoord"
        assert signaal.stappen.filter(handeling="opgave.afronden").count() == 1


def test_een_open_vraag_aan_de_sector_vervalt(gebied, wijkambtenaar, organisatie):
    signaal = maak_signaal(gebied)
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[signaal])
    doorgeven(signaal, wijkambtenaar, organisatie)
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    assert signaal.doorgeleidingen.get().status == "teruggenomen"


def test_losgemaakte_stem_hoort_niets(gebied, wijkambtenaar):
    signaal, opgave = maak_signaal(gebied), maak_opgave(gebied, wijkambtenaar)
    koppeling = services.signaal_bundelen(signaal, actor=wijkambtenaar, opgave=opgave)
    services.signaal_losmaken(koppeling, actor=wijkambtenaar, reden="Iets anders.")
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    assert not Verzending.objects.filter(terugkoppeling__opgave=opgave).exists()
    signaal.refresh_from_db()
    assert signaal.status == "in_behandeling"


def test_afronden_kan_een_keer_en_heropenen_daarna(gebied, wijkambtenaar):
    opgave = maak_opgave(gebied, wijkambtenaar)
    with pytest.raises(DomainError):
        services.opgave_heropenen(opgave, actor=wijkambtenaar)
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    with pytest.raises(DomainError):
        services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    assert services.opgave_heropenen(opgave, actor=wijkambtenaar).status == "open"


@pytest.mark.parametrize("rol", ["wijkwethouder", "sectorambtenaar", "collega_elders"])
def test_anderen_mogen_niet_afronden(gebied, wijkambtenaar, rolverdeling, rol):
    opgave = maak_opgave(gebied, wijkambtenaar)
    with pytest.raises(NotAllowed):
        services.opgave_afronden(opgave, actor=rolverdeling[rol], toelichting="Klaar.")


# --- what came of it, and why -------------------------------------------------------------------


def test_wat_niet_lukte_wordt_uitgelegd(gebied, wijkambtenaar):
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[maak_signaal(gebied)])
    niet = {"toelichting": "Het kan niet.", "uitkomst": "kan_niet", "reden": "Geen geld."}
    with pytest.raises(DomainError, match="afgewogen"):
        services.opgave_afronden(
            opgave, actor=wijkambtenaar, **niet, reden_soort="geld", afgewogen=" "
        )
    services.opgave_afronden(
        opgave, actor=wijkambtenaar, **niet, reden_soort="geld", afgewogen="Andere paden gaan voor."
    )
    nieuws = Terugkoppeling.objects.get(opgave=opgave)
    assert (nieuws.uitkomst, nieuws.reden, nieuws.reden_soort, nieuws.afgewogen) == (
        "kan_niet",
        "Geen geld.",
        "geld",
        "Andere paden gaan voor.",
    )


def test_op_tijd_is_van_elke_stem_apart(gebied, wijkambtenaar):
    with klok.verzet(klok.nu() - timedelta(days=100)):
        oud = maak_signaal(gebied)
    nieuw, mee = maak_signaal(gebied), maak_signaal(gebied)
    voeg_samen(mee, oud)
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[oud, nieuw])
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    for signaal, op_tijd in ((oud, False), (nieuw, True), (mee, False)):
        signaal.refresh_from_db()
        assert (signaal.op_tijd, signaal.beantwoord_op is not None) == (op_tijd, True)


# --- the page -----------------------------------------------------------------------------------


def test_eerst_kijken_wie_het_krijgt(gebied, wijkambtenaar, client_van):
    bep = MelderGegevens(postadres="Kade 4", kanaal="brief")
    signalen = [maak_signaal(gebied), maak_signaal(gebied, melder=bep)]
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=signalen)
    pad = f"/proefdam/werk/opgaven/{opgave.kenmerk}/afronden/"
    client = client_van(wijkambtenaar)
    assert "Dit gaat naar 2 mensen: 1 per e-mail, 1 per brief" in tekst_van(client.get(pad))
    velden = {"uitkomst": "kan", "tekst": "Het pad is droog.", "reden": "Er was geld."}
    antwoord = client.post(pad, {**velden, "voorbeeld": "1"})
    assert "Ons antwoord: ja." in tekst_van(antwoord)
    assert not Terugkoppeling.objects.filter(opgave=opgave).exists()
    gezien = antwoord.context["form"]["gezien"].value()
    anders = client.post(pad, {**velden, "tekst": "Toch niet.", "gezien": gezien})
    assert "U veranderde de tekst" in tekst_van(anders)
    assert client.post(pad, {**velden, "gezien": gezien}).status_code == 302
    assert Terugkoppeling.objects.get(opgave=opgave).uitkomst == "kan"
    nog_eens = client.post(pad, velden)
    assert nog_eens.status_code == 409
    assert "Het pad is droog." in tekst_van(nog_eens)


def test_wat_ontbreekt_bij_afronden_staat_erbij(gebied, wijkambtenaar, client_van):
    opgave = maak_opgave(gebied, wijkambtenaar)
    pad = f"/proefdam/werk/opgaven/{opgave.kenmerk}/afronden/"
    fout = client_van(wijkambtenaar).post(pad, {"uitkomst": "kan_niet", "tekst": "Helaas niet."})
    assert fout.status_code == 422
    assert "Helaas niet." in tekst_van(fout)
    assert "Kies wat voor reden het is." in tekst_van(fout)


def test_twaalf_vragen_om_af_te_ronden(gebied, wijkambtenaar, client_van):
    signalen = [maak_signaal(gebied, melder=None) for _nummer in range(12)]
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=signalen)
    pad = f"/proefdam/werk/opgaven/{opgave.kenmerk}/afronden/"
    client = client_van(wijkambtenaar)
    client.get(pad)
    with tel_vragen() as vragen:
        assert client.get(pad).status_code == 200
    assert vragen.aantal <= 12, vragen


def test_een_belofte_staat_bij_de_opgave(gebied, wijkambtenaar, client_van):
    opgave = maak_opgave(gebied, wijkambtenaar)
    services.toezegging_maken(
        actor=wijkambtenaar, opgave=opgave, tekst="Zes lampen", voor=klok.vandaag()
    )
    pagina = tekst_van(client_van(wijkambtenaar).get(f"/proefdam/werk/opgaven/{opgave.kenmerk}/"))
    assert "Zes lampen" in pagina
    assert "Nieuwe belofte" in pagina
