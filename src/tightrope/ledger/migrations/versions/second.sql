-- The second schema: what every witness said, live blogs' entries, versions of an address, origins of
-- groups of copies. What the tables and columns mean stands in ledger/_schema_articles.py.

ALTER TABLE articles ADD COLUMN section TEXT;

ALTER TABLE copies ADD COLUMN score REAL NOT NULL DEFAULT 1.0;

ALTER TABLE copies ADD COLUMN direction TEXT NOT NULL DEFAULT '';

ALTER TABLE copies ADD COLUMN direction_score REAL NOT NULL DEFAULT 0.5;

CREATE TABLE statements (
  article_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  witness TEXT NOT NULL,
  believed INTEGER NOT NULL,
  PRIMARY KEY (article_id, n),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
  n INTEGER NOT NULL,
  heading TEXT,
  posted_earliest TEXT,
  posted_latest TEXT,
  posted_precision TEXT NOT NULL,
  posted_witness TEXT NOT NULL,
  posted_instant TEXT,
  posted_inferred INTEGER NOT NULL,
  byline TEXT NOT NULL,
  article_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  maker TEXT NOT NULL,
  PRIMARY KEY (article_id, n),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE versions (
  n INTEGER NOT NULL,
  page_id TEXT NOT NULL,
  address TEXT NOT NULL,
  article_id TEXT,
  against TEXT,
  kind TEXT NOT NULL,
  changed REAL NOT NULL,
  why TEXT NOT NULL,
  fetched TEXT,
  recorded TEXT NOT NULL,
  PRIMARY KEY (n),
  FOREIGN KEY(page_id) REFERENCES pages (id),
  FOREIGN KEY(article_id) REFERENCES articles (id),
  FOREIGN KEY(against) REFERENCES articles (id)
) STRICT;

CREATE INDEX versions_address ON versions (address);

CREATE INDEX versions_article ON versions (article_id);

CREATE INDEX versions_page ON versions (page_id);

CREATE TABLE origins (
  copy_group TEXT NOT NULL,
  article_id TEXT NOT NULL,
  newsroom TEXT NOT NULL,
  confidence REAL NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (copy_group),
  FOREIGN KEY(article_id) REFERENCES articles (id)
) STRICT, WITHOUT ROWID;
