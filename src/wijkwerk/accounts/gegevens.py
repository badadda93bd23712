"""What the tables of this room hold. Staff and partners only: residents have no account."""

from wijkwerk.core.gegevens import PERSOON, Gegeven, gegevens

ACCOUNT = "zolang het account bestaat; 24 maanden na de laatste rol gewist"
BEHEER = "gemeentebeheerder en de persoon zelf"
COLLEGAS = "collega's; bewoners alleen als de rol openbaar is"


def _persoon(veld: str, doel: str, wie: str = BEHEER) -> Gegeven:
    return Gegeven("accounts.Persoon", veld, doel, PERSOON, termijn=ACCOUNT, wie=wie)


gegevens(
    _persoon("id", "sleutel in de database"),
    _persoon("e_mail", "inloggen en bericht krijgen", COLLEGAS),
    _persoon("naam", "weten wie wat doet", COLLEGAS),
    _persoon("functie", "weten wie wat doet", COLLEGAS),
    _persoon("telefoon", "elkaar bereiken", COLLEGAS),
    _persoon("taal", "schermen en mail in de gekozen taal"),
    _persoon("schuilnaam", "verantwoorden in het logboek zonder naam"),
    _persoon("password", "inloggen; alleen als hash"),
    _persoon("last_login", "ongebruikte accounts herkennen"),
    _persoon("mail_dag", "niet meer mail dan iemand wil"),
    _persoon("mail_direct", "niet meer mail dan iemand wil"),
    _persoon("platformbeheer", "mag gemeenten openen, ziet geen inhoud"),
    _persoon("is_active", "mag inloggen"),
    _persoon("uit_dienst_op", "rechten en sessies laten eindigen"),
    Gegeven("accounts.Organisatie", "*", "diensten en partners van de gemeente"),
    Gegeven(
        "accounts.RolToewijzing",
        "*",
        "rechten geven, verantwoorden en ieder jaar beoordelen",
        PERSOON,
        termijn="7 jaar na het einde van de rol",
        wie=COLLEGAS,
    ),
    Gegeven(
        "accounts.Vervanging",
        "*",
        "weten wie het werk waarneemt; geen reden van afwezigheid",
        PERSOON,
        termijn="1 jaar na de laatste dag",
        wie=COLLEGAS,
    ),
    Gegeven("accounts.Escalatiestap", "*", "de ladder waarlangs wij een besluit vragen"),
    Gegeven(
        "accounts.Collegabericht",
        "*",
        "een collega mailen wat op hem wacht; geen woorden of adressen van bewoners",
        PERSOON,
        termijn="30 dagen",
        wie="de persoon zelf",
    ),
    Gegeven(
        "accounts.Uitnodiging",
        "*",
        "een collega één keer binnenlaten; van de link alleen de hash",
        PERSOON,
        termijn="30 dagen na de laatste dag",
        wie=BEHEER,
    ),
)
