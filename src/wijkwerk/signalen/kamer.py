"""The pages of this room in the workplace, beside each other: for `{% kamer %}`."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Paginas = tuple[tuple[str, str | Promise, str], ...]

# URL name, what it is called, the action one must be allowed
PAGINAS: Final[Paginas] = (
    ("signalen:signaal_lijst", _("Lijst"), "signaal.lijst"),
    ("signalen:signaal_kaart", _("Kaart"), "signaal.lijst"),
    ("signalen:groepje_lijst", _("Wat op elkaar lijkt"), "signaal.bundelen"),
    ("signalen:verzending_lijst", _("Brieven en telefoontjes"), "verzending.lijst"),
    ("signalen:toezegging_lijst", _("Beloften"), "toezegging.lijst"),
    ("signalen:moment_lijst", _("Momenten"), "moment.lijst"),
    ("signalen:wijktoets_lijst", _("Voorstellen"), "wijktoets.lijst"),
    ("signalen:signaal_cijfers", _("Cijfers"), "signaal.cijfers"),
    ("signalen:bestuursbericht_lijst", _("Bestuur"), "bestuursbericht.lijst"),
)
MEER: Final[Paginas] = (  # less often, behind one click
    ("signalen:escalatie_lijst", _("Besluiten"), "escalatie.lijst"),
    ("signalen:aanspreekpunten", _("Aanspreekpunten"), "aanspreekpunt.lijst"),
    ("signalen:doelgroep_lijst", _("Groepen"), "doelgroep.lijst"),
    ("signalen:meldpunt_lijst", _("Meldpunten"), "meldpunt.beheren"),
    ("signalen:standaardtekst_lijst", _("Standaardteksten"), "standaardtekst.lijst"),
    ("signalen:regel_lijst", _("Regels"), "routeerregel.lijst"),
    ("signalen:inzage", _("Gegevens van een bewoner"), "melder.inzien"),
    ("signalen:afzenderstop_lijst", _("Gestopte afzenders"), "afzenderstop.lijst"),
    ("signalen:inrichten", _("Inrichten"), "thema.beheren"),
)
