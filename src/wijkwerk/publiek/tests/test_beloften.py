"""What was promised to residents, as everybody reads it: kept, late, later, or not."""

from wijkwerk.core import klok
from wijkwerk.publiek.selectors import alle_beloften, tel_beloften
from wijkwerk.signalen import services
from wijkwerk.signalen.tests.factories import tel_vragen
from wijkwerk.signalen.tests.test_antwoord import tekst_van
from wijkwerk.signalen.tests.test_toezeggingen import beloof, over, te_laat


def test_op_de_site_staat_hoe_het_ging(client, gebied, wijkambtenaar):
    te_laat(wijkambtenaar, gebied, tekst="Al voorbij")
    beloof(wijkambtenaar, gebied, tekst="Alleen intern", publiek=False)
    later = beloof(wijkambtenaar, gebied, tekst="Wordt later", aan="mevrouw De Boer")
    services.toezegging_breken(
        later, actor=wijkambtenaar, reden="Het vriest.", nieuwe_datum=over(30)
    )
    niet = beloof(wijkambtenaar, gebied, tekst="Lukt niet")
    services.toezegging_breken(niet, actor=wijkambtenaar, reden="Geen geld.")
    klaar = beloof(wijkambtenaar, gebied, tekst="Is gedaan")
    services.toezegging_nakomen(klaar, actor=wijkambtenaar, toelichting="De bank staat er.")
    for pad in ("/proefdam/gebieden/noord/beloften/", "/proefdam/gebieden/noord/"):
        pagina = tekst_van(client.get(pad))
        for stuk in ("Al voorbij", "De datum is voorbij.", "Het vriest.", "Geen geld."):
            assert stuk in pagina, stuk
        assert "Alleen intern" not in pagina
        assert "De Boer" not in pagina
        assert pagina.count("Wordt later") == 1
    telling = tel_beloften(alle_beloften(klok.vandaag(), binnen=gebied))
    assert (telling.gehouden, telling.gebroken, telling.te_laat) == (1, 2, 1)
    assert "Wij hielden 1 van 4 beloften." in pagina


def test_wat_op_tijd_loopt_is_gepland(gebied, wijkambtenaar):
    beloof(wijkambtenaar, gebied)
    (regel,) = alle_beloften(klok.vandaag(), binnen=gebied)
    assert (regel.stand, regel.loopt) == ("gepland", True)


def test_van_een_belofte_op_de_site_hangt_het_aantal_vragen_niet_af(client, gebied, wijkambtenaar):
    for nummer in range(15):
        beloof(wijkambtenaar, gebied, tekst=f"Bank {nummer}")
    for pad in ("/proefdam/gebieden/noord/beloften/", "/proefdam/gebieden/noord/"):
        client.get(pad)
        with tel_vragen() as vragen:
            client.get(pad)
        assert vragen.aantal <= 12, vragen
