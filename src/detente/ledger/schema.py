"""The tables of the ledger. Facts are added, never changed: triggers refuse it (see `guards`).

Some are derived from the facts (`guards.DERIVED`) and may be made anew; `chain` holds an entry for every fact.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
)

from detente.ledger.columns import Words

HEAD = "0007"
"""The schema this version of detente writes; the newest file in `migrations/versions`."""
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Every schema a released detente wrote, oldest first; all of them can be brought forward."""
APPLICATION_ID = 0x64657465  # "dete" in the file's header: this SQLite file is a ledger

metadata = MetaData()

dispatch = Table(
    "dispatch",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("text", Words, nullable=False),
    Column("length", Integer, nullable=False),  # code points
    Column("added", Words, nullable=False),  # UTC, ISO 8601
)

source = Table(
    "source",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("dispatch", Words, ForeignKey("dispatch.id"), nullable=False),
    Column("path", Words, nullable=False),  # as given; empty when the text came from a program
    Column("encoding", Words),
    Column("notes", Words, nullable=False),  # JSON list
    Column("added", Words, nullable=False),
    UniqueConstraint("dispatch", "path"),
    Index("source_path", "path"),
)

reading = Table(
    "reading",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("dispatch", Words, ForeignKey("dispatch.id"), nullable=False),
    Column("reader", Words, nullable=False),
    Column("digest", Words, nullable=False),  # of the line without what only its source decides
    Column("language", Words),
    Column("title", Words),
    Column("outlet", Words),
    Column("published", Words),  # EDTF
    Column("statements", Integer, nullable=False),
    Column("line", Words, nullable=False),  # the contract's line, as `detente read --jsonl` printed it
    Column("added", Words, nullable=False),
    UniqueConstraint("dispatch", "reader", "digest"),
)

statement = Table(
    "statement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.seq"), nullable=False),
    Column("dispatch", Words, ForeignKey("dispatch.id"), nullable=False),
    Column("id", Words, nullable=False),
    Column("act", Words, nullable=False),
    Column("mode", Words, nullable=False),
    Column("start", Integer, nullable=False),  # of the first span of content
    Column("end", Integer, nullable=False),  # of the last
    Column("exact", Words, nullable=False),  # the spans of content, joined by " […] "
    Column("red_line", Boolean, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("conditional", Boolean, nullable=False),
    Column("nested_in", Words),
    Column("said", Words),  # EDTF
    Column("confidence", Float, nullable=False),
    Column("rule", Words, nullable=False),
    UniqueConstraint("reading", "id"),
    Index("statement_id", "id"),
    Index("statement_act", "act"),
)

party = Table(
    "party",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("statement", Integer, ForeignKey("statement.seq"), nullable=False),
    Column("role", Words, nullable=False),  # speaker, relay or addressee
    Column("actor", Words, nullable=False),
    Column("name", Words, nullable=False),
    Index("party_statement", "statement"),
    Index("party_actor", "actor", "role"),
)

stance = Table(
    "stance",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("statement", Integer, ForeignKey("statement.seq"), nullable=False),
    Column("issue", Words, nullable=False),
    Column("stance", Words, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("stance_statement", "statement"),
    Index("stance_issue", "issue", "stance"),
)


def _said() -> list[Column[str]]:
    """Who said so, why, and when it was added."""
    return [Column(name, Words, nullable=False) for name in ("by", "why", "added")]


identity = Table(
    "identity",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("decision", Words, nullable=False),  # same, different or withdrawn
    Column("one", Words, nullable=False),  # actor ids, the smaller first
    Column("other", Words, nullable=False),
    Column("withdraws", Integer, ForeignKey("identity.seq"), unique=True),
    Column("by", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("evidence", Words, nullable=False),  # JSON list of the signs that were shown
    Column("added", Words, nullable=False),
)

dating = Table(
    "dating",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("decision", Words, nullable=False),  # confirmed or withdrawn
    Column("dispatch", Words, ForeignKey("dispatch.id"), nullable=False),
    Column("start", Integer),  # of the time expression; null: the day of publication
    Column("end", Integer),
    Column("exact", Words),
    Column("date", Words, nullable=False),  # EDTF
    Column("withdraws", Integer, ForeignKey("dating.seq"), unique=True),
    *_said(),
    Index("dating_dispatch", "dispatch"),
)

indexed = Table(
    "indexed",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.seq"), nullable=False),
    Column("version", Integer, nullable=False),  # of what the entries are made by; the newest counts
    Column("shingles", Integer, nullable=False),  # of the text, all of them
    Column("sketch", Words, nullable=False),  # JSON list of the smallest hashes of its shingles
    UniqueConstraint("reading", "version"),
)

entry = Table(
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("indexed", Integer, ForeignKey("indexed.seq"), nullable=False),
    Column("kind", Words, nullable=False),
    Column("act", Words, nullable=False),
    Column("first", Words),  # the first possible day; null where it is open or unknown
    Column("after", Words),  # the day after the last possible one
    Column(
        "actors", Words, nullable=False
    ),  # ids that speak or take part, and their parties, a blank around each
    Column("issues", Words, nullable=False),  # ids, a blank around each
    Column("folded", Words, nullable=False),  # its words, each once, without case and accents
    Column("told", Words, nullable=False),  # JSON list: the whole entry
    Column("speakers", Words),  # ids that speak or take part, a blank around each
    Column("parties", Words),  # the same, and their parties
    Column("mode", Words),
    Index("entry_indexed", "indexed"),
    Index("entry_first", "first"),
)


judgement = Table(
    "judgement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("entry", Words, nullable=False),  # id of the entry judged
    Column("dispatch", Words, ForeignKey("dispatch.id"), nullable=False),
    Column("reading", Integer, ForeignKey("reading.seq"), nullable=False),  # the one that was judged
    Column("kind", Words, nullable=False),  # statement, event or document
    Column("verdict", Words, nullable=False),  # accept, reject, correct, note or undo
    Column("spans", Words, nullable=False),  # JSON list of [start, end]: the entry's words as they were read
    Column("seen", Words, nullable=False),  # JSON object: what the reading said, by field
    Column("correction", Words, nullable=False),  # JSON object: what the reviewer says instead, by field
    Column("withdraws", Integer, ForeignKey("judgement.seq"), unique=True),
    *_said(),
    Index("judgement_entry", "entry"),
    Index("judgement_dispatch", "dispatch"),
)

edition = Table(
    "edition",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("dossier", Words, nullable=False),  # its id
    Column("digest", Words, nullable=False, unique=True),  # of its content
    Column("content", Words, nullable=False),  # JSON
    *_said(),
)

removal = Table(
    "removal",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("dispatch", Words, ForeignKey("dispatch.id"), nullable=False, unique=True),
    Column("sealed", Words, nullable=False),  # JSON object: the seal of each reading's words, by its number
    *_said(),
)

bundle = Table(
    "bundle",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("digest", Words, nullable=False, unique=True),  # SHA-256 of the bundle
    Column("head", Words, nullable=False),  # of the ledger that it came from
    Column("facts", Words, nullable=False),  # JSON object: numbers of facts here, and theirs there, by kind
    *_said(),
)

chain = Table(
    "chain",
    metadata,
    Column("seq", Integer, primary_key=True),  # 1, 2, 3, … without a gap
    Column("kind", Words, nullable=False),  # the table that holds the fact
    Column("row", Integer, nullable=False),  # its number there
    Column("content", Words, nullable=False),  # SHA-256 of the fact, see `facts`
    Column("by", Words, nullable=False),  # who added it
    Column("at", Words, nullable=False),  # UTC, ISO 8601
    Column("why", Words, nullable=False),
    Column("version", Words, nullable=False),  # of detente
    Column("hash", Words, nullable=False, unique=True),  # SHA-256 of the hash before and of all the above
    UniqueConstraint("kind", "row"),
)

likeness = Table(
    "likeness",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("indexed", Integer, ForeignKey("indexed.seq"), nullable=False),
    Column("key", BigInteger, nullable=False),  # dispatches with one in common may tell the same
    Index("likeness_key", "key"),
)

echo = Table(
    "echo",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("one", Integer, ForeignKey("entry.seq"), nullable=False),  # tells the same as
    Column("other", Integer, ForeignKey("entry.seq"), nullable=False),
    Column("rank", Integer, nullable=False),  # the surest signs have the lowest
    Index("echo_one", "one"),
    Index("echo_other", "other"),
)

rewrite = Table(
    "rewrite",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("one", Integer, ForeignKey("indexed.seq"), nullable=False),  # is a rewrite of, or rewritten by
    Column("other", Integer, ForeignKey("indexed.seq"), nullable=False),
    Column("share", Float, nullable=False),  # of the shorter text that stands in the longer one
    Index("rewrite_one", "one"),
    Index("rewrite_other", "other"),
)

extract = Table(
    "extract",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("indexed", Integer, ForeignKey("indexed.seq"), nullable=False),
    Column("view", Words, nullable=False),
    Column("body", Words, nullable=False),  # JSON: what that view needs of the reading's line
    Index("extract_view", "view", "indexed"),
)

watched = Table(
    "watched",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.seq"), nullable=False),
    Column("dossier", Words, nullable=False),  # digest of its content
    Column("stances", Words, nullable=False),  # JSON: the stances of each statement that takes one, by its id
    UniqueConstraint("reading", "dossier"),
)
