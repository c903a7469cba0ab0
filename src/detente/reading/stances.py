"""The stances of a dispatch's statements, with what the whole record knows: who is named, and what is watched where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.anchor import Span
from detente.dossier.model import Dossier
from detente.reading import issues, subject_matter
from detente.reading.model import Page
from detente.record import Actor, Statement


def taken(
    statements: Sequence[Statement], actors: Sequence[Actor], page: Page, dossier: Dossier
) -> tuple[Statement, ...]:
    """The statements with their stances on the dossier's issues; without any where they are on something else."""
    watch = subject_matter.watch(page, dossier)
    return tuple(
        replace(
            one,
            issues=issues.find(
                one.content,
                one.act,
                negated=one.negated,
                red_line=one.red_line,
                page=page,
                dossier=dossier if one.content and watch.covers(one.content) else None,
                cue=one.cue,
                condition=one.condition,
                others=_others(one, actors),
            ),
        )
        for one in statements
    )


def _others(statement: Statement, actors: Sequence[Actor]) -> tuple[Span, ...]:
    """Where the content names actors that are not of the speaker's side; () when nobody is known to speak."""
    speakers = {party.actor for party in statement.speakers}
    if not speakers or not statement.content:
        return ()
    own = speakers | {actor.party for actor in actors if actor.id in speakers and actor.party is not None}
    start, end = statement.content[0].start, statement.content[-1].end
    return tuple(
        sorted(
            span
            for actor in actors
            if actor.id not in own and actor.party not in own
            for span in actor.mentions
            if start <= span.start and span.end <= end
        )
    )
