"""A form that is posted twice makes one thing."""

import threading

import pytest
from django.db import close_old_connections, connection, transaction

from wijkwerk.core import klok
from wijkwerk.core.eenmalig import AndereInhoud, eenmalig, nieuwe_sleutel
from wijkwerk.core.models import Eenmalig, Limiet


def versturen(rf, sleutel="sleutel", **velden):
    return rf.post("/", {"eenmalig": sleutel, "tekst": "Lamp stuk", **velden})


def maken(naam="ding") -> str:
    rij = Limiet.objects.create(
        naam=naam, sleutel_hash=nieuwe_sleutel(), tegoed=1, bijgewerkt_op=klok.nu()
    )
    return f"/{rij.pk}/"


def test_twee_keer_versturen_is_een_ding(db, rf):
    eerste = eenmalig(versturen(rf), 1, "ding.maken", maken)
    tweede = eenmalig(versturen(rf, csrfmiddlewaretoken="ander"), 1, "ding.maken", maken)
    assert eerste == tweede
    assert Limiet.objects.count() == 1


def test_andere_tekst_met_dezelfde_sleutel_wijst_naar_de_eerste(db, rf):
    pad = eenmalig(versturen(rf), 1, "ding.maken", maken)
    with pytest.raises(AndereInhoud) as fout:
        eenmalig(versturen(rf, tekst="Iets anders"), 1, "ding.maken", maken)
    assert fout.value.pad == pad
    assert Limiet.objects.count() == 1


def test_een_andere_gemeente_of_handeling_is_een_ander_formulier(db, rf):
    for gemeente, handeling in ((1, "ding.maken"), (2, "ding.maken"), (1, "iets.maken")):
        eenmalig(versturen(rf), gemeente, handeling, maken)
    assert Limiet.objects.count() == 3


def test_een_mislukking_gebruikt_de_sleutel_niet_op(db, rf):
    def stuk() -> str:
        maken()
        raise ValueError("stuk")

    with pytest.raises(ValueError, match="stuk"):
        eenmalig(versturen(rf), 1, "ding.maken", stuk)
    assert not Limiet.objects.exists()
    assert not Eenmalig.objects.exists()
    assert eenmalig(versturen(rf), 1, "ding.maken", maken)


def test_zonder_sleutel_telt_elke_keer(db, rf):
    for _ in range(2):
        eenmalig(rf.post("/", {"tekst": "x"}), 1, "ding.maken", maken)
    assert Limiet.objects.count() == 2


def test_de_kop_van_de_api_werkt_ook(db, rf):
    for _ in range(2):
        verzoek = rf.post("/", b'{"a": 1}', "application/json", headers={"Idempotency-Key": "k"})
        eenmalig(verzoek, 1, "ding.maken", maken)
    assert Limiet.objects.count() == 1
    anders = rf.post("/", b'{"a": 2}', "application/json", headers={"Idempotency-Key": "k"})
    with pytest.raises(AndereInhoud):
        eenmalig(anders, 1, "ding.maken", maken)


def test_een_botsing_van_iets_anders_blijft_een_fout(db, rf):
    from django.db import IntegrityError

    def botst() -> str:
        for _ in range(2):
            Limiet.objects.create(naam="x", sleutel_hash="x", tegoed=1, bijgewerkt_op=klok.nu())
        return "/"

    with pytest.raises(IntegrityError):
        eenmalig(versturen(rf), 1, "ding.maken", botst)


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_is_een_ding(rf):
    """Both look before either has stored anything: the constraint decides, both get one answer."""
    samen = threading.Barrier(2, timeout=20)
    paden: list[str] = []

    def versturen_nu() -> None:
        samen.wait()
        paden.append(eenmalig(versturen(rf), 1, "ding.maken", maken))
        close_old_connections()
        connection.close()

    draden = [threading.Thread(target=versturen_nu) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert len(paden) == 2
    assert len(set(paden)) == 1
    assert Limiet.objects.count() == 1
    assert not transaction.get_connection().in_atomic_block
