"""The `wijkwerk` command: Django's management commands, ours first."""

import os
import sys

from django.core.management import ManagementUtility, get_commands, load_command_class


class Wijkwerk(ManagementUtility):
    def main_help_text(self, commands_only: bool = False) -> str:
        if commands_only:
            return super().main_help_text(commands_only=True)
        eigen: list[str] = []
        overig: list[str] = []
        for naam, app in sorted(get_commands().items()):
            van_ons = isinstance(app, str) and app.startswith("wijkwerk.")
            (eigen if van_ons else overig).append(naam)
        breedte = max(map(len, eigen), default=0)
        return "\n".join(
            [
                f"Gebruik: {self.prog_name} OPDRACHT [opties]",
                f"Uitleg:  {self.prog_name} help OPDRACHT",
                "",
                "Wijkwerk",
                *(f"  {naam:{breedte}}  {_eerste_regel(naam)}" for naam in eigen),
                "",
                "Django",
                *(f"  {naam}" for naam in overig),
            ]
        )


def _eerste_regel(naam: str) -> str:
    return str(load_command_class(str(get_commands()[naam]), naam).help).strip().split("\n")[0]


def main(argv: list[str] | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwerk.config.settings")
    opdracht = Wijkwerk(argv or sys.argv)
    opdracht.prog_name = "wijkwerk"
    opdracht.execute()


if __name__ == "__main__":
    main()
