"""The forms of this room: what people type, and what is wrong with it in their words."""

from wijkwerk.signalen.forms.indienen import IndienenForm, InvoerenForm, nu_gestart
from wijkwerk.signalen.forms.kantoor import (
    AntwoordForm,
    BundelForm,
    DoorgevenForm,
    OpenbaarForm,
    RedenForm,
    ToonForm,
    VertaalForm,
    VraagAntwoordForm,
)
from wijkwerk.signalen.forms.opgaven import AfrondenForm, OpgaveForm, OpgaveMakenForm
from wijkwerk.signalen.forms.volgen import AanvullenForm, VolgZoekenForm

__all__ = [
    "AanvullenForm",
    "AfrondenForm",
    "AntwoordForm",
    "BundelForm",
    "DoorgevenForm",
    "IndienenForm",
    "InvoerenForm",
    "OpenbaarForm",
    "OpgaveForm",
    "OpgaveMakenForm",
    "RedenForm",
    "ToonForm",
    "VertaalForm",
    "VolgZoekenForm",
    "VraagAntwoordForm",
    "nu_gestart",
]
