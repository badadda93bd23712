"""The forms of this room: what people type, and what is wrong with it in their words."""

from wijkwerk.signalen.forms.aansluiten import AansluitenForm
from wijkwerk.signalen.forms.afzenders import StopForm
from wijkwerk.signalen.forms.antwoord import AntwoordForm
from wijkwerk.signalen.forms.indienen import IndienenForm, nu_gestart
from wijkwerk.signalen.forms.inrichten import LadderForm, ThemaForm
from wijkwerk.signalen.forms.invoeren import BellerForm, InvoerenForm
from wijkwerk.signalen.forms.inzage import InzageForm
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
from wijkwerk.signalen.forms.regels import RegelForm
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
    "BellerForm",
    "BundelForm",
    "DoorgevenForm",
    "GehoordForm",
    "IndienenForm",
    "IntrekkenForm",
    "InvoerenForm",
    "InzageForm",
    "LadderForm",
    "OpenbaarForm",
    "OpgaveForm",
    "OpgaveMakenForm",
    "OpnieuwForm",
    "RedenForm",
    "RegelForm",
    "StopForm",
    "ThemaForm",
    "ToonForm",
    "VertaalForm",
    "VolgZoekenForm",
    "VraagAntwoordForm",
    "nu_gestart",
]
