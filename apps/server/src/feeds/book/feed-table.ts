import { type DirectoryId, type Revision, revision } from '@rollcall/domain';
import { makeOwnFile } from '@rollcall/event-store';
import Database from 'libsql';
import { jsonText } from '../../http/json-text';
import type { Feed, FeedFailing, FeedTarget, KeptFeed } from '../feed';
import type { FeedAsSeen, TokenKey } from './feed-book';

const TABLES = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS feeds (
    directory TEXT NOT NULL,
    id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    target TEXT NOT NULL,
    secret TEXT,
    position INTEGER NOT NULL,
    moves INTEGER NOT NULL DEFAULT 0,
    delivered_at TEXT,
    failing TEXT,
    PRIMARY KEY (directory, id)
  );
  CREATE TABLE IF NOT EXISTS keys (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    kid TEXT NOT NULL,
    jwk TEXT NOT NULL,
    created_at TEXT NOT NULL
  );
`;

type Named = Pick<Feed, 'directory' | 'id'>;

const COLUMNS = 'directory, id, created_at, target, position, moves, delivered_at, failing';

/** The tables in a SQLite file, for nobody but us. All of it is synchronous, and throws what SQLite says. */
export class FeedTable {
  readonly #db: Database.Database;

  constructor(path: string) {
    if (path !== ':memory:') makeOwnFile(path);
    this.#db = new Database(path);
    this.#db.exec(TABLES);
  }

  list(directory?: DirectoryId): ReadonlyArray<KeptFeed> {
    return this.#db
      .prepare(`SELECT ${COLUMNS} FROM feeds WHERE ? IS NULL OR directory = ? ORDER BY directory, id`)
      .raw()
      .all([directory ?? null, directory ?? null])
      .map(kept);
  }

  find({ directory, id }: Named): KeptFeed | undefined {
    const [row] = this.#db
      .prepare(`SELECT ${COLUMNS} FROM feeds WHERE directory = ? AND id = ?`)
      .raw()
      .all([directory, id]);
    return row === undefined ? undefined : kept(row);
  }

  secret({ directory, id }: Named): string | undefined {
    const [secret] = this.#db
      .prepare('SELECT secret FROM feeds WHERE directory = ? AND id = ?')
      .pluck()
      .all([directory, id]);
    return typeof secret === 'string' ? secret : undefined;
  }

  add({ directory, id, createdAt, target }: Feed, secret: string | undefined, position: Revision): boolean {
    return this.#changes(
      `INSERT OR IGNORE INTO feeds (directory, id, created_at, target, secret, position) VALUES (?, ?, ?, ?, ?, ?)`,
      [directory, id, createdAt, jsonText(target), secret ?? null, Number(position)],
    );
  }

  remove({ directory, id }: Named): boolean {
    return this.#changes('DELETE FROM feeds WHERE directory = ? AND id = ?', [directory, id]);
  }

  move({ directory, id }: Named, position: Revision): boolean {
    return this.#changes(
      'UPDATE feeds SET position = ?, moves = moves + 1, failing = NULL WHERE directory = ? AND id = ?',
      [Number(position), directory, id],
    );
  }

  advance(feed: FeedAsSeen, from: Revision, to: Revision, at: string): boolean {
    return this.#changes(
      `UPDATE feeds SET position = ?, delivered_at = ?, failing = NULL WHERE ${AS_SEEN} AND position = ?`,
      [Number(to), at, ...asSeen(feed), Number(from)],
    );
  }

  noteFailing(feed: FeedAsSeen, failing: FeedFailing): void {
    this.#changes(`UPDATE feeds SET failing = ? WHERE ${AS_SEEN}`, [jsonText(failing), ...asSeen(feed)]);
  }

  keys(): ReadonlyArray<TokenKey> {
    return this.#db
      .prepare('SELECT kid, jwk FROM keys ORDER BY place DESC')
      .raw()
      .all([])
      .map((row): TokenKey => {
        const [kid, jwk] = Array.isArray(row) ? row : [];
        return { kid: String(kid), jwk: JSON.parse(String(jwk)) };
      });
  }

  addKey({ kid, jwk }: TokenKey, at: string): void {
    this.#changes('INSERT INTO keys (kid, jwk, created_at) VALUES (?, ?, ?)', [kid, JSON.stringify(jwk), at]);
  }

  close(): void {
    this.#db.close();
  }

  #changes(sql: string, values: ReadonlyArray<unknown>): boolean {
    return this.#db.prepare(sql).run([...values]).changes > 0;
  }
}

const AS_SEEN = 'directory = ? AND id = ? AND created_at = ? AND moves = ?';

const asSeen = ({ directory, id, createdAt, moves }: FeedAsSeen) => [directory, id, createdAt, moves];

const kept = (row: unknown): KeptFeed => {
  const [directory, id, createdAt, target, position, moves, deliveredAt, failing] = Array.isArray(row)
    ? row
    : [];
  const read: FeedTarget = JSON.parse(String(target));
  return {
    directory,
    id: String(id),
    createdAt: String(createdAt),
    target: read,
    position: revision(Number(position)),
    moves: Number(moves),
    ...(typeof deliveredAt === 'string' && { deliveredAt }),
    ...(typeof failing === 'string' && { failing: JSON.parse(failing) }),
  };
};
