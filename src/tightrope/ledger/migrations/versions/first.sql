-- The first schema. Statements are parted by a blank line; a released migration is never changed.
-- What the tables and columns mean stands in ledger/_schema.py.

CREATE TABLE runs (
  n INTEGER NOT NULL,
  program TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  PRIMARY KEY (n)
) STRICT;

CREATE TABLE pages (
  id TEXT NOT NULL,
  media_type TEXT NOT NULL,
  declared TEXT NOT NULL,
  coding TEXT NOT NULL,
  content BLOB NOT NULL,
  recorded TEXT NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE sightings (
  page_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  fetched TEXT,
  recorded TEXT NOT NULL,
  PRIMARY KEY (page_id, origin),
  FOREIGN KEY(page_id) REFERENCES pages (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  page_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  url TEXT,
  headline TEXT,
  body TEXT NOT NULL,
  page_text BLOB NOT NULL,
  byline TEXT NOT NULL,
  outlet TEXT,
  agency TEXT,
  dateline TEXT,
  published_earliest TEXT,
  published_latest TEXT,
  published_precision TEXT NOT NULL,
  published_witness TEXT NOT NULL,
  published_instant TEXT,
  published_inferred INTEGER NOT NULL,
  modified_earliest TEXT,
  modified_latest TEXT,
  modified_precision TEXT NOT NULL,
  modified_witness TEXT NOT NULL,
  modified_instant TEXT,
  modified_inferred INTEGER NOT NULL,
  language TEXT NOT NULL,
  witnesses TEXT NOT NULL,
  maker TEXT NOT NULL,
  reading_maker TEXT NOT NULL,
  story_key TEXT NOT NULL,
  copy_group TEXT NOT NULL,
  newsroom TEXT NOT NULL,
  run INTEGER NOT NULL,
  recorded TEXT NOT NULL,
  PRIMARY KEY (n),
  UNIQUE (id),
  UNIQUE (page_id),
  FOREIGN KEY(page_id) REFERENCES pages (id),
  FOREIGN KEY(run) REFERENCES runs (n)
) STRICT;

CREATE INDEX articles_copy_group ON articles (copy_group);

CREATE INDEX articles_published ON articles (published_earliest, id);

CREATE INDEX articles_story ON articles (story_key);

CREATE TABLE offsets (
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  page_start INTEGER NOT NULL,
  page_length INTEGER NOT NULL,
  PRIMARY KEY (article_id, start),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE spans (
  owner TEXT NOT NULL,
  part TEXT NOT NULL,
  n INTEGER NOT NULL,
  place TEXT NOT NULL,
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  maker TEXT NOT NULL,
  PRIMARY KEY (owner, part, n),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX spans_article ON spans (article_id);

CREATE TABLE notices (
  id TEXT NOT NULL,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  day TEXT,
  wrong TEXT,
  "right" TEXT,
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  maker TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (article_id, n),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT;

CREATE TABLE findings (
  id TEXT NOT NULL,
  article_id TEXT NOT NULL,
  stage TEXT NOT NULL,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  score REAL NOT NULL,
  why TEXT NOT NULL,
  maker TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (article_id, stage, n),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT;

CREATE TABLE actors (
  "key" TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  states TEXT NOT NULL,
  role TEXT NOT NULL,
  office TEXT,
  PRIMARY KEY ("key")
) STRICT;

CREATE INDEX actors_id ON actors (id);

CREATE TABLE places (
  "key" TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  geoname_id INTEGER,
  PRIMARY KEY ("key")
) STRICT;

CREATE TABLE actor_mentions (
  id TEXT NOT NULL,
  n INTEGER,
  actor_key TEXT NOT NULL,
  form TEXT NOT NULL,
  score REAL NOT NULL,
  why TEXT NOT NULL,
  alternatives TEXT NOT NULL,
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  maker TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(actor_key) REFERENCES actors ("key"),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT;

CREATE INDEX actor_mentions_actor ON actor_mentions (actor_key);

CREATE INDEX actor_mentions_article ON actor_mentions (article_id, n);

CREATE TABLE date_mentions (
  id TEXT NOT NULL,
  n INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  interval_known INTEGER NOT NULL,
  interval_from TEXT,
  interval_to TEXT,
  why TEXT NOT NULL,
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  maker TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT;

CREATE INDEX date_mentions_article ON date_mentions (article_id, n);

CREATE TABLE place_mentions (
  id TEXT NOT NULL,
  n INTEGER,
  place_key TEXT NOT NULL,
  score REAL NOT NULL,
  why TEXT NOT NULL,
  alternatives TEXT NOT NULL,
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  maker TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(place_key) REFERENCES places ("key"),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT;

CREATE INDEX place_mentions_article ON place_mentions (article_id, n);

CREATE TABLE quotes (
  id TEXT NOT NULL,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  stance TEXT NOT NULL,
  verbatim INTEGER NOT NULL,
  speaker_key TEXT,
  score REAL NOT NULL,
  why TEXT NOT NULL,
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  maker TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(speaker_key) REFERENCES actors ("key"),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT;

CREATE INDEX quotes_article ON quotes (article_id, n);

CREATE INDEX quotes_speaker ON quotes (speaker_key);

CREATE TABLE quote_about (
  quote_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  actor_id TEXT NOT NULL,
  PRIMARY KEY (quote_id, n),
  FOREIGN KEY(quote_id) REFERENCES quotes (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX quote_about_actor ON quote_about (actor_id);

CREATE TABLE reports (
  id TEXT NOT NULL,
  n INTEGER NOT NULL,
  action_start INTEGER NOT NULL,
  action_end INTEGER NOT NULL,
  action_text TEXT NOT NULL,
  plover TEXT NOT NULL,
  mode TEXT NOT NULL,
  cameo TEXT NOT NULL,
  modality TEXT NOT NULL,
  when_known INTEGER NOT NULL,
  when_from TEXT,
  when_to TEXT,
  when_why TEXT NOT NULL,
  according_to_key TEXT,
  quote_id TEXT,
  score REAL NOT NULL,
  why TEXT NOT NULL,
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  maker TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(according_to_key) REFERENCES actors ("key"),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT;

CREATE INDEX reports_article ON reports (article_id, n);

CREATE TABLE report_actors (
  report_id TEXT NOT NULL,
  side TEXT NOT NULL,
  n INTEGER NOT NULL,
  mention_id TEXT NOT NULL,
  PRIMARY KEY (report_id, side, n),
  FOREIGN KEY(report_id) REFERENCES reports (id),
  FOREIGN KEY(mention_id) REFERENCES actor_mentions (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_places (
  report_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  mention_id TEXT NOT NULL,
  PRIMARY KEY (report_id, n),
  FOREIGN KEY(report_id) REFERENCES reports (id),
  FOREIGN KEY(mention_id) REFERENCES place_mentions (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE magnitudes (
  report_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  what TEXT NOT NULL,
  least INTEGER NOT NULL,
  most INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  maker TEXT NOT NULL,
  PRIMARY KEY (report_id, n),
  FOREIGN KEY(report_id) REFERENCES reports (id),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
  id TEXT NOT NULL,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  attribute TEXT NOT NULL,
  "values" TEXT NOT NULL,
  holds_known INTEGER NOT NULL,
  holds_from TEXT,
  holds_to TEXT,
  negated INTEGER NOT NULL,
  according_to_key TEXT,
  words TEXT NOT NULL,
  withdrawn INTEGER NOT NULL,
  place TEXT NOT NULL,
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  maker TEXT NOT NULL,
  believed_from TEXT NOT NULL,
  believed_to TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY(according_to_key) REFERENCES actors ("key"),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT;

CREATE INDEX claims_article ON claims (article_id, n);

CREATE INDEX claims_kind ON claims (kind, attribute);

CREATE TABLE claim_subjects (
  part TEXT NOT NULL,
  claim_id TEXT NOT NULL,
  PRIMARY KEY (part, claim_id),
  FOREIGN KEY(claim_id) REFERENCES claims (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  version INTEGER NOT NULL,
  id TEXT NOT NULL,
  story_key TEXT NOT NULL,
  plover TEXT NOT NULL,
  mode TEXT NOT NULL,
  cameo TEXT NOT NULL,
  modality TEXT NOT NULL,
  sources TEXT NOT NULL,
  targets TEXT NOT NULL,
  when_known INTEGER NOT NULL,
  when_from TEXT,
  when_to TEXT,
  told TEXT,
  origins INTEGER NOT NULL,
  summary TEXT NOT NULL,
  believed_from TEXT NOT NULL,
  believed_to TEXT,
  PRIMARY KEY (version)
) STRICT;

CREATE INDEX events_id ON events (id);

CREATE INDEX events_story ON events (story_key, plover);

CREATE TABLE event_parties (
  version INTEGER NOT NULL,
  side TEXT NOT NULL,
  party TEXT NOT NULL,
  PRIMARY KEY (version, side, party),
  FOREIGN KEY(version) REFERENCES events (version)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_parties_party ON event_parties (party);

CREATE TABLE event_reports (
  n INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  report_id TEXT NOT NULL,
  believed_from TEXT NOT NULL,
  believed_to TEXT,
  PRIMARY KEY (n),
  FOREIGN KEY(report_id) REFERENCES reports (id)
) STRICT;

CREATE INDEX event_reports_event ON event_reports (event_id);

CREATE INDEX event_reports_report ON event_reports (report_id);

CREATE TABLE stories (
  version INTEGER NOT NULL,
  id TEXT NOT NULL,
  "key" TEXT NOT NULL,
  headline TEXT NOT NULL,
  origins INTEGER NOT NULL,
  first TEXT,
  last TEXT,
  believed_from TEXT NOT NULL,
  believed_to TEXT,
  PRIMARY KEY (version)
) STRICT;

CREATE INDEX stories_id ON stories (id);

CREATE INDEX stories_key ON stories ("key");

CREATE TABLE copies (
  copy TEXT NOT NULL,
  original TEXT NOT NULL,
  kind TEXT NOT NULL,
  similarity REAL NOT NULL,
  why TEXT NOT NULL,
  recorded TEXT NOT NULL,
  PRIMARY KEY (copy, original),
  FOREIGN KEY(copy) REFERENCES articles (id),
  FOREIGN KEY(original) REFERENCES articles (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflicts (
  version INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  "left" TEXT NOT NULL,
  "right" TEXT NOT NULL,
  why TEXT NOT NULL,
  settled TEXT,
  believed_from TEXT NOT NULL,
  believed_to TEXT,
  PRIMARY KEY (version),
  FOREIGN KEY("left") REFERENCES claims (id),
  FOREIGN KEY("right") REFERENCES claims (id)
) STRICT;

CREATE INDEX conflicts_id ON conflicts (id);

CREATE INDEX conflicts_left ON conflicts ("left");

CREATE INDEX conflicts_right ON conflicts ("right");

CREATE TABLE corrections (
  id TEXT NOT NULL,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  day TEXT,
  wrong TEXT,
  "right" TEXT,
  withdrawn TEXT,
  replacement TEXT,
  why TEXT NOT NULL,
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  maker TEXT NOT NULL,
  believed_from TEXT NOT NULL,
  believed_to TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY(withdrawn) REFERENCES claims (id),
  FOREIGN KEY(replacement) REFERENCES claims (id),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT;

CREATE INDEX corrections_article ON corrections (article_id);

CREATE TABLE failures (
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  stage TEXT NOT NULL,
  origin TEXT NOT NULL,
  detail TEXT NOT NULL,
  remedy TEXT NOT NULL,
  page_id TEXT,
  skipped INTEGER NOT NULL,
  recorded TEXT NOT NULL,
  cleared TEXT,
  PRIMARY KEY (id)
) STRICT;

CREATE INDEX failures_origin ON failures (origin);

CREATE INDEX failures_page ON failures (page_id);

CREATE VIRTUAL TABLE article_text USING fts5(
  headline, body,
  content='articles', content_rowid='n', tokenize='porter unicode61 remove_diacritics 2'
);
