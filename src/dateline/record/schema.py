"""The tables of a record, one schema for SQLite and PostgreSQL. What was read is only ever added; what is held to be true now is kept with the time it came
to be held, and the time it ceased to be, so that the record can be shown as it stood.

========== ==========================================================================================================================
meta       the version of these tables, and when they were made
runs       one line an ingest or correction: when, with which version, what was read, refused and why
pages      what was read, by the hash of its bytes
articles   the stories of the pages, with their text
codings    the versions that coded: program, model, tables, options
coded      which article was coded by which of them, and when
reports    every report as it was printed, by its own id and the coding it is of
parties    who takes part in a report: actor, recipient, source
actors     every name with its code and sector, once
mentions   stretches of text that name an actor, a time, a place or a quotation, as far as coding found them
judgements what an analyst, or the program, held: corrections, merges, splits, rejections, undoings
rows       what a report is held to say: as read, or as corrected; its event; from when, until when
happened   what an event is held to be: assembled from its rows; from when, until when. What it said in full is kept of the one that holds
taking_part under which codes, codes with sector, names and pairs of codes an event is found; from when, until when
ties       pairs of reports that may tell the same thing, with the score
blocks     the keys by which a report's like are looked up
redirects  ids of events that were merged, and into which
links      events of one story: the earlier, the later, the rule that joined them; from when, until when
changes    what was added, merged, split, corrected, withdrawn, in order
========== ==========================================================================================================================
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint, and_, literal_column

__all__ = ["LONG", "META", "VERSION", "actors",
           "articles", "blocks", "changes", "coded", "codings", "happened", "judgements", "links", "mentions", "meta", "pages",
           "parties", "redirects", "reports", "rows", "runs", "taking_part", "ties"]  # fmt: skip

VERSION = 2
"""Of the schema. A record of a newer one is refused; an older one is migrated."""

META = MetaData()
_KEY = BigInteger().with_variant(Integer, "sqlite")

meta = Table("meta", META, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

runs = Table(
    "runs", META, Column("id", _KEY, primary_key=True), Column("started", String(32), nullable=False), Column("finished", String(32)),
    Column("command", Text, nullable=False), Column("version", String(40), nullable=False), Column("coding", _KEY), Column("inputs", Text, nullable=False),
    Column("articles", Integer, default=0), Column("reports", Integer, default=0), Column("known", Integer, default=0), Column("skipped", Integer, default=0),
    Column("refused", Integer, default=0), Column("losses", Text),
)  # fmt: skip

pages = Table(
    "pages", META, Column("sha256", String(64), primary_key=True), Column("recorded", String(32), nullable=False), Column("run", _KEY, nullable=False),
)  # fmt: skip

articles = Table(
    "articles", META, Column("key", String(16), primary_key=True), Column("id", Text, nullable=False),
    Column("page", String(64), ForeignKey("pages.sha256"), nullable=False),
    Column("at", Integer, nullable=False), Column("title", Text), Column("text", Text, nullable=False), Column("published", String(32)),
    Column("day", String(10)),
    Column("source", Text), Column("agency", Text), Column("url", Text), Column("language", String(35)), Column("body", Text, nullable=False),
    Column("voice", String(64), nullable=False), Column("context", Text, nullable=False),
    Column("recorded", String(32), nullable=False), Column("run", _KEY, nullable=False),
    Index("articles_id", "id"), Index("articles_day", "day"), Index("articles_page", "page"),
)  # fmt: skip

codings = Table(
    "codings", META, Column("id", _KEY, primary_key=True), Column("name", String(120), nullable=False, unique=True),
    Column("recorded", String(32), nullable=False),
)  # fmt: skip

coded = Table(
    "coded", META, Column("article", String(16), ForeignKey("articles.key"), primary_key=True),
    Column("coding", _KEY, ForeignKey("codings.id"), primary_key=True),
    Column("run", _KEY, nullable=False), Column("recorded", String(32), nullable=False), Column("superseded", String(32)),
    Column("reports", Integer, nullable=False),
)  # fmt: skip

reports = Table(
    "reports", META, Column("key", _KEY, primary_key=True), Column("id", String(16), nullable=False),
    Column("coding", _KEY, ForeignKey("codings.id"), nullable=False),
    Column("article", String(16), ForeignKey("articles.key"), nullable=False), Column("run", _KEY, nullable=False),
    Column("recorded", String(32), nullable=False),
    Column("superseded", String(32)), Column("start", Integer, nullable=False), Column("body", Text, nullable=False),
    UniqueConstraint("id", "coding"), Index("reports_article", "article"),
)  # fmt: skip

actors = Table(
    "actors", META, Column("id", _KEY, primary_key=True), Column("name", Text, nullable=False), Column("code", String(16), nullable=False),
    Column("sector", String(8), nullable=False), Column("wikidata", String(20)), UniqueConstraint("name", "code", "sector"), Index("actors_code", "code"),
)  # fmt: skip

parties = Table(
    "parties", META, Column("report", _KEY, ForeignKey("reports.key"), primary_key=True), Column("side", String(9), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("actor", _KEY, ForeignKey("actors.id"), nullable=False), Index("parties_actor", "actor", "side"), sqlite_with_rowid=False,
)  # fmt: skip

mentions = Table(
    "mentions", META, Column("article", String(16), ForeignKey("articles.key"), primary_key=True), Column("coding", _KEY, primary_key=True),
    Column("body", Text, nullable=False),
)  # fmt: skip

judgements = Table(
    "judgements", META, Column("id", _KEY, primary_key=True), Column("recorded", String(32), nullable=False), Column("by", Text, nullable=False),
    Column("kind", String(10), nullable=False), Column("subject", String(40), nullable=False), Column("field", String(40)), Column("value", Text),
    Column("reason", Text, nullable=False), Column("undone", _KEY), Index("judgements_subject", "subject"),
)  # fmt: skip


def _said() -> list[Column[object]]:
    """What a report, or an event, is held to say, as far as one looks for it."""
    return [
        Column("type", String(10), nullable=False), Column("mode", String(40)), Column("quad", String(22), nullable=False),
        Column("status", String(8), nullable=False),
        Column("cameo", String(6)), Column("intensity", Float), Column("confidence", Float), Column("date_start", String(10)), Column("date_end", String(10)),
        Column("date_precision", String(10)), Column("country", String(3)), Column("admin1", Text), Column("place", Text), Column("geonameid", _KEY),
        Column("lat", Float), Column("lon", Float), Column("place_precision", String(10)),
    ]  # fmt: skip


rows = Table(
    "rows", META, Column("key", _KEY, primary_key=True), Column("report", _KEY, ForeignKey("reports.key"), nullable=False),
    Column("event", String(16), nullable=False),
    *_said(), Column("published", String(10)), Column("rejected", Integer, nullable=False, default=0),
    Column("since", String(32), nullable=False), Column("until", String(32)), Column("corrected", Text),
    Index("rows_report", "report"), Index("rows_event", "event"),
)  # fmt: skip

happened = Table(
    "happened", META, Column("key", _KEY, primary_key=True), Column("event", String(16), nullable=False), *_said(), Column("reports", Integer, nullable=False),
    Column("outlets", Integer, nullable=False), Column("first_published", String(10)), Column("last_published", String(10)),
    Column("day", String(10), nullable=False), Column("span", Integer), Column("said", Text), Column("words", Text),
    Column("since", String(32), nullable=False), Column("until", String(32)), Index("happened_event", "event"), Index("happened_since", "since"),
)  # fmt: skip
"""``day``: that on which it began, else that of its first article, else empty; events are listed by it. ``span``: days between first and last."""

taking_part = Table(
    "taking_part", META, Column("event", String(16), primary_key=True), Column("side", String(9), primary_key=True),
    Column("who", String(200), primary_key=True), Column("kind", String(6), primary_key=True), Column("since", String(32), primary_key=True),
    Column("until", String(32)), Column("type", String(10), nullable=False), Column("day", String(10), nullable=False), sqlite_with_rowid=False,
)  # fmt: skip
"""``side``: actor, recipient, source, or pair (two codes, the lesser first); ``kind``: code, sector (code/sector), name."""

_LIVE: dict[str, tuple[Table, tuple[str, ...]]] = {
    "happened_day": (happened, ("day",)), "happened_type": (happened, ("type", "day")), "happened_mode": (happened, ("mode", "day")),
    "happened_country": (happened, ("country", "day")), "happened_country_type": (happened, ("country", "type", "day")),
    "happened_place": (happened, ("place", "day")), "happened_published": (happened, ("last_published",)),
    "taking_part_who": (taking_part, ("who", "side", "day")), "taking_part_type": (taking_part, ("who", "side", "type", "day")),
}  # fmt: skip
LONG = 31
"""Days from which an event spans long: few do, and they have an index of their own, by which those are found that last into a time."""
Index("happened_long", happened.c.day, happened.c.event, sqlite_where=(_long := and_(happened.c.until.is_(None), happened.c.span > literal_column(str(LONG)))),
      postgresql_where=_long)  # fmt: skip
for _name, (_of, _columns) in _LIVE.items():  # of what holds now, in the order in which it is listed
    Index(_name, *(_of.c[x] for x in _columns), _of.c.event, sqlite_where=_of.c.until.is_(None), postgresql_where=_of.c.until.is_(None))

ties = Table(
    "ties", META, Column("a", _KEY, primary_key=True), Column("b", _KEY, primary_key=True), Column("score", Integer, nullable=False), Index("ties_b", "b"),
    sqlite_with_rowid=False,
)  # fmt: skip

blocks = Table(
    "blocks", META, Column("block", BigInteger, primary_key=True), Column("report", BigInteger, primary_key=True), sqlite_with_rowid=False
)

redirects = Table(
    "redirects", META, Column("event", String(16), primary_key=True), Column("into", String(16), nullable=False), Column("recorded", String(32), nullable=False)
)

links = Table(
    "links", META, Column("earlier", String(16), primary_key=True), Column("later", String(16), primary_key=True),
    Column("since", String(32), primary_key=True), Column("until", String(32)), Column("rule", String(80), nullable=False), Index("links_later", "later"),
)  # fmt: skip

changes = Table(
    "changes", META, Column("id", _KEY, primary_key=True), Column("recorded", String(32), nullable=False), Column("kind", String(10), nullable=False),
    Column("subject", String(40), nullable=False), Column("detail", Text), Index("changes_recorded", "recorded"),
)  # fmt: skip
