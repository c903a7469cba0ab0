"""The tables of the ledger. Facts are added, never changed: triggers refuse it (see `guards`).

`indexed` and `entry` are derived from the facts and may be made anew; `chain` holds an entry for every fact.
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
    Text,
    UniqueConstraint,
)

HEAD = "0006"
"""The schema this version of detente writes; the newest file in `migrations/versions`."""
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006")
"""Every schema a released detente wrote, oldest first; all of them can be brought forward."""
APPLICATION_ID = 0x64657465  # "dete" in the file's header: this SQLite file is a ledger

metadata = MetaData()

dispatch = Table(
    "dispatch",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("length", Integer, nullable=False),  # code points
    Column("added", Text, nullable=False),  # UTC, ISO 8601
)

source = Table(
    "source",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("dispatch", Text, ForeignKey("dispatch.id"), nullable=False),
    Column("path", Text, nullable=False),  # as given; empty when the text came from a program
    Column("encoding", Text),
    Column("notes", Text, nullable=False),  # JSON list
    Column("added", Text, nullable=False),
    UniqueConstraint("dispatch", "path"),
    Index("source_path", "path"),
)

reading = Table(
    "reading",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("dispatch", Text, ForeignKey("dispatch.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("digest", Text, nullable=False),  # of the line without what only its source decides
    Column("language", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", Text),  # EDTF
    Column("statements", Integer, nullable=False),
    Column("line", Text, nullable=False),  # the contract's line, as `detente read --jsonl` printed it
    Column("added", Text, nullable=False),
    UniqueConstraint("dispatch", "reader", "digest"),
)

statement = Table(
    "statement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.seq"), nullable=False),
    Column("dispatch", Text, ForeignKey("dispatch.id"), nullable=False),
    Column("id", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("start", Integer, nullable=False),  # of the first span of content
    Column("end", Integer, nullable=False),  # of the last
    Column("exact", Text, nullable=False),  # the spans of content, joined by " […] "
    Column("red_line", Boolean, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("conditional", Boolean, nullable=False),
    Column("nested_in", Text),
    Column("said", Text),  # EDTF
    Column("confidence", Float, nullable=False),
    Column("rule", Text, nullable=False),
    UniqueConstraint("reading", "id"),
    Index("statement_id", "id"),
    Index("statement_act", "act"),
)

party = Table(
    "party",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("statement", Integer, ForeignKey("statement.seq"), nullable=False),
    Column("role", Text, nullable=False),  # speaker, relay or addressee
    Column("actor", Text, nullable=False),
    Column("name", Text, nullable=False),
    Index("party_statement", "statement"),
    Index("party_actor", "actor", "role"),
)

stance = Table(
    "stance",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("statement", Integer, ForeignKey("statement.seq"), nullable=False),
    Column("issue", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("stance_statement", "statement"),
    Index("stance_issue", "issue", "stance"),
)

identity = Table(
    "identity",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("decision", Text, nullable=False),  # same, different or withdrawn
    Column("one", Text, nullable=False),  # actor ids, the smaller first
    Column("other", Text, nullable=False),
    Column("withdraws", Integer, ForeignKey("identity.seq"), unique=True),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("evidence", Text, nullable=False),  # JSON list of the signs that were shown
    Column("added", Text, nullable=False),
)

dating = Table(
    "dating",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("decision", Text, nullable=False),  # confirmed or withdrawn
    Column("dispatch", Text, ForeignKey("dispatch.id"), nullable=False),
    Column("start", Integer),  # of the time expression; null: the day of publication
    Column("end", Integer),
    Column("exact", Text),
    Column("date", Text, nullable=False),  # EDTF
    Column("withdraws", Integer, ForeignKey("dating.seq"), unique=True),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("added", Text, nullable=False),
    Index("dating_dispatch", "dispatch"),
)

indexed = Table(
    "indexed",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.seq"), nullable=False),
    Column("version", Integer, nullable=False),  # of what the entries are made by; the newest counts
    Column("shingles", Integer, nullable=False),  # of the text, all of them
    Column("sketch", Text, nullable=False),  # JSON list of the smallest hashes of its shingles
    UniqueConstraint("reading", "version"),
)

entry = Table(
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("indexed", Integer, ForeignKey("indexed.seq"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("first", Text),  # the first possible day; null where it is open or unknown
    Column("after", Text),  # the day after the last possible one
    Column(
        "actors", Text, nullable=False
    ),  # ids that speak or take part, and their parties, a blank around each
    Column("issues", Text, nullable=False),  # ids, a blank around each
    Column("folded", Text, nullable=False),  # the words without case and accents
    Column("told", Text, nullable=False),  # JSON list: the whole entry
    Column("speakers", Text),  # ids that speak or take part, a blank around each
    Column("parties", Text),  # the same, and their parties
    Column("mode", Text),
    Index("entry_indexed", "indexed"),
    Index("entry_first", "first"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("entry", Text, nullable=False),  # id of the entry judged
    Column("dispatch", Text, ForeignKey("dispatch.id"), nullable=False),
    Column("reading", Integer, ForeignKey("reading.seq"), nullable=False),  # the one that was judged
    Column("kind", Text, nullable=False),  # statement, event or document
    Column("verdict", Text, nullable=False),  # accept, reject, correct, note or undo
    Column("spans", Text, nullable=False),  # JSON list of [start, end]: the entry's words as they were read
    Column("seen", Text, nullable=False),  # JSON object: what the reading said, by field
    Column("correction", Text, nullable=False),  # JSON object: what the reviewer says instead, by field
    Column("withdraws", Integer, ForeignKey("judgement.seq"), unique=True),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("added", Text, nullable=False),
    Index("judgement_entry", "entry"),
    Index("judgement_dispatch", "dispatch"),
)

edition = Table(
    "edition",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("dossier", Text, nullable=False),  # its id
    Column("digest", Text, nullable=False, unique=True),  # of its content
    Column("content", Text, nullable=False),  # JSON
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("added", Text, nullable=False),
)

removal = Table(
    "removal",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("dispatch", Text, ForeignKey("dispatch.id"), nullable=False, unique=True),
    Column("sealed", Text, nullable=False),  # JSON object: the seal of each reading's words, by its number
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("added", Text, nullable=False),
)

bundle = Table(
    "bundle",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),  # SHA-256 of the bundle
    Column("head", Text, nullable=False),  # of the ledger that it came from
    Column("facts", Text, nullable=False),  # JSON object: numbers of facts here, and theirs there, by kind
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("added", Text, nullable=False),
)

chain = Table(
    "chain",
    metadata,
    Column("seq", Integer, primary_key=True),  # 1, 2, 3, … without a gap
    Column("kind", Text, nullable=False),  # the table that holds the fact
    Column("row", Integer, nullable=False),  # its number there
    Column("content", Text, nullable=False),  # SHA-256 of the fact, see `facts`
    Column("by", Text, nullable=False),  # who added it
    Column("at", Text, nullable=False),  # UTC, ISO 8601
    Column("why", Text, nullable=False),
    Column("version", Text, nullable=False),  # of detente
    Column("hash", Text, nullable=False, unique=True),  # SHA-256 of the hash before and of all the above
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
)

rewrite = Table(
    "rewrite",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("one", Integer, ForeignKey("indexed.seq"), nullable=False),  # is a rewrite of, or rewritten by
    Column("other", Integer, ForeignKey("indexed.seq"), nullable=False),
    Column("share", Float, nullable=False),  # of the shorter text that stands in the longer one
)

extract = Table(
    "extract",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("indexed", Integer, ForeignKey("indexed.seq"), nullable=False),
    Column("view", Text, nullable=False),
    Column("body", Text, nullable=False),  # JSON: what that view needs of the reading's line
    Index("extract_view", "view", "indexed"),
)

watched = Table(
    "watched",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.seq"), nullable=False),
    Column("dossier", Text, nullable=False),  # digest of its content
    Column("stances", Text, nullable=False),  # JSON: the stances of each statement that takes one, by its id
    UniqueConstraint("reading", "dossier"),
)
