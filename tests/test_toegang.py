"""The cast works where it should and nowhere else."""

from tests.rolverdeling import ROLVERDELING


def test_de_rolverdeling_heeft_dertien_mensen(rolverdeling):
    assert len(rolverdeling) == len(ROLVERDELING) == 13


def test_een_rol_geldt_in_het_gebied_en_daaronder(wijkambtenaar, gebied, buurt, ander_gebied):
    assert wijkambtenaar.heeft_rol({"wijkambtenaar"}, gebied.pk)
    assert wijkambtenaar.heeft_rol({"wijkambtenaar"}, buurt.pk)
    assert not wijkambtenaar.heeft_rol({"wijkambtenaar"}, ander_gebied.pk)
