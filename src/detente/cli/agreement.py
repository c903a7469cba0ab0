"""`detente agreement`: how far reviewers agree."""

from __future__ import annotations

import click

from detente.cli.screen import say, show
from detente.cli.store import ledger_option, opened


@click.command()
@ledger_option
def agreement(path: str | None) -> None:
    """Show how far reviewers agree, for the verdict and for each field: Krippendorff's alpha (nominal).

    1 is always, 0 is no more than chance would give; '-' is where there is nothing to compare, or only one value.

    \b
    Examples:
      detente agreement
    """
    with opened(path, create=False) as ledger:
        found = ledger.agreement()
    if not any(one.entries for one in found):
        say("no entry was judged by two reviewers yet")
        return
    from detente.export.review import agreement_table  # only tables need rich

    show(agreement_table(found))


COMMANDS = {"agreement": agreement}
