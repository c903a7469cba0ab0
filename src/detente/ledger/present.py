"""The newest reading of each dispatch that the ledger still has the text of: what every view begins with."""

from __future__ import annotations

from sqlalchemy import func, select

from detente.ledger.schema import reading, removal

REMOVED = select(removal.c.dispatch)
"""The ids of the dispatches whose words were removed."""
NEWEST = (
    select(func.max(reading.c.seq)).where(reading.c.dispatch.not_in(REMOVED)).group_by(reading.c.dispatch)
)
"""The numbers of those readings."""
NOW = (
    select(reading.c.dispatch, func.max(reading.c.seq).label("seq"), func.count().label("readings"))
    .where(reading.c.dispatch.not_in(REMOVED))
    .group_by(reading.c.dispatch)
    .subquery("now")
)
"""The same with their dispatches, and how many readings of each there are."""
