"""The forms of this room: what people type, and what is wrong with it in their words."""

from wijkwerk.signalen.forms.aansluiten import AansluitenForm
from wijkwerk.signalen.forms.afzenders import StopForm
from wijkwerk.signalen.forms.antwoord import AntwoordForm
from wijkwerk.signalen.forms.indienen import IndienenForm, InvoerenForm, nu_gestart
from wijkwerk.signalen.forms.kantoor import (
    BundelForm,
    DoorgevenForm,
    OpenbaarForm,
    RedenForm,
    ToonForm,
    VertaalForm,
    VraagAntwoordForm,
)
from wijkwerk.signalen.forms.opgaven import AfrondenForm, OpgaveForm, OpgaveMakenForm
from wijkwerk.signalen.forms.inzage import InzageForm
from wijkwerk.signalen.forms.volgen import (
    AanvullenForm,
    AdresForm,
    GehoordForm,
    IntrekkenForm,
    OpnieuwForm,
    VolgZoekenForm,
)

__all__ = [
    "AansluitenForm",
    "AanvullenForm",
    "AdresForm",
    "AfrondenForm",
    "AntwoordForm",
    "BundelForm",
    "DoorgevenForm",
    "GehoordForm",
    "IndienenForm",
    "IntrekkenForm",
    "InvoerenForm",
    "InzageForm",
    "OpenbaarForm",
    "OpgaveForm",
    "OpgaveMakenForm",
    "OpnieuwForm",
    "RedenForm",
    "StopForm",
    "ToonForm",
    "VertaalForm",
    "VolgZoekenForm",
    "VraagAntwoordForm",
    "nu_gestart",
]
