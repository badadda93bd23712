"""Words on the screen for what is stored. A better word costs no migration."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

STATUS = {
    "nieuw": _("Nieuw"),
    "in_behandeling": _("In behandeling"),
    "bij_sector": _("Wacht op sector"),
    "beantwoord": _("Beantwoord"),
    "samengevoegd": _("Samengevoegd"),
    "ingetrokken": _("Ingetrokken"),
}
STATUS_SOORT = {  # colour of the badge: new, our turn, done
    "nieuw": "active",
    "in_behandeling": "neutral",
    "bij_sector": "neutral",
    "beantwoord": "valid",
    "samengevoegd": "neutral",
    "ingetrokken": "neutral",
    "open": "active",
    "afgerond": "valid",
}
OPGAVE_STATUS = {"open": _("Loopt"), "afgerond": _("Afgerond")}
KANAAL = {
    "formulier": _("formulier"),
    "telefoon": _("telefoon"),
    "balie": _("balie"),
    "spreekuur": _("spreekuur"),
    "brief": _("brief"),
    "bijeenkomst": _("bijeenkomst"),
    "wijkschouw": _("schouw"),
    "partner": _("partner"),
}
SOORT = {
    "melding": _("melding"),
    "klacht": _("klacht"),
    "wens": _("wens"),
    "idee": _("idee"),
    "compliment": _("compliment"),
    "observatie": _("observatie"),
}
ROUTE = {
    "zelf": _("zelf doen"),
    "dienst": _("naar een dienst"),
    "partner": _("naar een partner"),
    "serviceteam": _("naar het serviceteam"),
    "bestuur": _("naar het bestuur"),
    "bewoners": _("bewoners zelf"),
    "opgave": _("in een opgave"),
}
UITKOMST = {
    "kan": _("ja"),
    "kan_deels": _("ja, voor een deel"),
    "kan_niet": _("nee"),
    "info": _("ter informatie"),
}
REDEN_SOORT = {
    "geld": _("er is geen geld voor"),
    "regels": _("het mag niet van de regels"),
    "bovenwijks": _("het gaat over meer dan dit gebied"),
    "ander_belang": _("een ander belang weegt zwaarder"),
    "niet_van_ons": _("een ander gaat erover"),
    "anders": _("een andere reden"),
}
TOEZEGGING = {  # how a promise stands
    "loopt": _("Loopt"),
    "te_laat": _("De datum is voorbij"),
    "nagekomen": _("Nagekomen"),
    "later_nagekomen": _("Later nagekomen"),
    "gebroken": _("Niet nagekomen"),
}
TOEZEGGING_WEERGAVE = {
    "mijn": _("Van mij"),
    "open": _("Lopen nog"),
    "te_laat": _("Te laat"),
    "nagekomen": _("Nagekomen"),
    "gebroken": _("Niet nagekomen"),
    "alles": _("Alles"),
}
TOEZEGGING_SOORT = {
    "loopt": "neutral",
    "te_laat": "active",
    "nagekomen": "valid",
    "later_nagekomen": "valid",
    "gebroken": "neutral",
}
VOORBEELD = {  # above a preview, by channel
    "mail": _("Zo leest de bewoner het, per e-mail"),
    "brief": _("Zo leest de bewoner het, in een brief"),
    "bel": _("Dit vertelt u aan de telefoon"),
    "geen": _("Zo leest de bewoner het op de volgpagina"),
}
HINT = {  # what the language check says, before the sentence itself
    "lange_zin": _("Lange zin"),
    "kantoorwoord": _("Moeilijk woord"),
    "lang_woord": _("Lang woord"),
    "afkorting": _("Afkorting"),
    "lijdend": _("Zeg wie het doet"),
    "geen_reden": _("Er staat geen reden bij"),
}
SCHAAL = {
    "straat": _("straat"),
    "buurt": _("buurt"),
    "wijk": _("wijk"),
    "stadsdeel": _("stadsdeel"),
    "gemeente": _("gemeente"),
    "regio": _("regio"),
    "rijk": _("rijk"),
}
MOMENT_SOORT = {
    "spreekuur": _("spreekuur"),
    "wijkschouw": _("schouw"),
    "bijeenkomst": _("bijeenkomst"),
}
MOMENT_STATUS = {
    "gepland": _("Gepland"),
    "gehouden": _("Gehouden"),
    "afgelast": _("Gaat niet door"),
}
TOETS_STATUS = {
    "concept": _("Concept"),
    "open": _("Staat open"),
    "afgerond": _("Besloten"),
}
INZAGE_REDEN = {
    "inzage": _("De bewoner wil weten wat wij bewaren"),
    "wissen": _("De bewoner wil dat wij gegevens wissen"),
    "klopt_niet": _("De bewoner zegt dat iets niet klopt"),
}
GEHOORD = {"ja": _("Ja"), "deels": _("Een beetje"), "nee": _("Nee")}
MELDER_KANAAL = {
    "mail": _("e-mail"),
    "brief": _("brief"),
    "bel": _("telefoon"),
    "geen": _("geen antwoord nodig"),
}
DOORGELEIDING = {
    "open": _("Wacht op ja of nee"),
    "aanvaard": _("Aanvaard"),
    "geweigerd": _("Geweigerd"),
    "beantwoord": _("Antwoord gegeven"),
    "teruggenomen": _("Teruggenomen"),
}
TREDE = {  # who can stand on the escalation ladder
    "wijkambtenaar": _("wijkambtenaar"),
    "leidinggevende": _("leidinggevende"),
    "wijkwethouder": _("wijkwethouder"),
}
ESCALATIE = {
    "open": _("Wacht op besluit"),
    "besloten": _("Besloten"),
    "ingetrokken": _("Ingetrokken"),
}
TOETSEN = (  # static/signalen/toetsen.js
    (("j", "↓"), _("Naar het volgende signaal")),
    (("k", "↑"), _("Naar het vorige signaal")),
    (("o", "Enter"), _("Open het signaal")),
    (("a",), _("Schrijf het antwoord")),
    (("t",), _("Neem het signaal op uw naam")),
    (("d",), _("Geef door aan een dienst")),
    (("n",), _("Schrijf een notitie")),
    (("?",), _("Toon deze toetsen")),
)
HANDELING = {  # what happened, for colleagues
    "signaal.indienen": _("Binnengekomen"),
    "signaal.routeren": _("Gekozen door een regel"),
    "signaal.oppakken": _("Opgepakt"),
    "signaal.toewijzen": _("Toegewezen"),
    "signaal.noteren": _("Notitie"),
    "signaal.route_kiezen": _("Route gekozen"),
    "signaal.klein_grut": _("Klein grut"),
    "signaal.samenvoegen": _("Samengevoegd"),
    "signaal.uit_elkaar_halen": _("Uit elkaar gehaald"),
    "signaal.splitsen": _("Gesplitst"),
    "signaal.verbinden": _("Verbonden"),
    "signaal.verband_losmaken": _("Niet meer verbonden"),
    "doorgeleiding.aanvaarden": _("Vraag aanvaard"),
    "doorgeleiding.weigeren": _("Vraag geweigerd"),
    "escalatie.maken": _("Besluit gevraagd"),
    "escalatie.besluiten": _("Besluit genomen"),
    "escalatie.intrekken": _("Vraag om besluit ingetrokken"),
    "signaal.doorgeven": _("Doorgegeven"),
    "signaal.terugnemen": _("Teruggenomen"),
    "doorgeleiding.beantwoorden": _("Sector gaf antwoord"),
    "signaal.vertalen": _("Vertaling aangepast"),
    "signaal.bundelen": _("Gebundeld"),
    "signaal.losmaken": _("Losgemaakt van de opgave"),
    "signaal.beantwoorden": _("Beantwoord"),
    "signaal.heropenen": _("Heropend"),
    "signaal.aanvullen": _("Aangevuld door de bewoner"),
    "signaal.aansluiten": _("Een bewoner sloot zich aan"),
    "signaal.openbaar_maken": _("Openbaar gemaakt"),
    "signaal.openbaar_intrekken": _("Niet meer openbaar"),
    "melder.stoppen": _("Bewoner wil geen berichten meer"),
    "signaal.intrekken": _("Ingetrokken door de bewoner"),
    "signaal.afmelden": _("Een bewoner doet niet meer mee"),
    "signaal.opnieuw_vragen": _("De bewoner vraagt om opnieuw te kijken"),
    "melder.adres_wijzigen": _("De bewoner wijzigde hoe wij antwoorden"),
    "melder.adres_bevestigen": _("De bewoner bevestigde een nieuw e-mailadres"),
    "melder.wissen": _("Contactgegevens gewist"),
    "signaal.wissen": _("Gewist na de bewaartermijn"),
    "opgave.afronden": _("Beantwoord met de opgave"),
    "persoon.uit_dienst": _("Overgedragen: de collega ging weg"),
}
REGELVELD = {  # what a routing rule asks, in the sentence that tells why it fitted
    "woorden": _("woord"),
    "thema": _("thema"),
    "gebied": _("plek"),
    "soort": _("soort"),
    "kanaal": _("kanaal"),
}
