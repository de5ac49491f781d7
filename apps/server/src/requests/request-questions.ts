import type { DirectoryId } from '@rollcall/domain';
import type Database from 'libsql';
import { openRequestFile } from './request-file';
import type { HourOfRequests, LoggedRequest, RequestQuery } from './request-log';
import { requestFrom } from './stored-request';

/** Whoever writes holds up no reader. */
const PATIENCE_MS = 50;

/** What is read from the file of requests. All of it is synchronous, and throws what SQLite says. */
export class RequestQuestions {
  readonly #db: Database.Database;

  constructor(path: string) {
    this.#db = openRequestFile(path, PATIENCE_MS);
  }

  /**
   * One more than the limit, when there are more. The bounds of a status are written out, and that no method
   * is GET: SQLite then sees that a partial index has them all.
   */
  find(directory: DirectoryId, { filter, limit, before }: RequestQuery): ReadonlyArray<LoggedRequest> {
    const { status, key, request, methods, resource, named, since, until } = filter;
    const conditions: ReadonlyArray<readonly [sql: string, ...values: ReadonlyArray<unknown>]> = [
      ['directory = ?', directory],
      ...(before === undefined ? [] : [['place < ?', before] as const]),
      ...(status === undefined ? [] : [[`status >= ${status.least} AND status <= ${status.most}`] as const]),
      ...(key === undefined ? [] : [['key = ?', key] as const]),
      ...(request === undefined ? [] : [['request = ?', request] as const]),
      ...(methods === undefined ? [] : [[oneOf(methods), ...methods] as const]),
      ...(resource === undefined ? [] : [['resource = ?', resource] as const]),
      ...(named === undefined ? [] : [['named = ?', named] as const]),
      ...(until === undefined ? [] : [['time <= ?', until.getTime()] as const]),
      ...(since === undefined ? [] : [['time >= ?', since.getTime()] as const]),
    ];
    const where = conditions.map(([sql]) => sql).join(' AND ');
    const values = conditions.flatMap(([, ...given]) => given);
    return this.#db
      .prepare(`SELECT place, record FROM requests WHERE ${where} ORDER BY place DESC LIMIT ?`)
      .raw()
      .all([...values, limit + 1])
      .map(logged);
  }

  traffic(directory: DirectoryId, since: Date): ReadonlyArray<HourOfRequests> {
    return this.#db
      .prepare('SELECT hour, requests, failed FROM traffic WHERE directory = ? AND hour >= ? ORDER BY hour')
      .raw()
      .all([directory, since.toISOString()])
      .map(counted);
  }

  close(): void {
    this.#db.close();
  }
}

const oneOf = (methods: ReadonlyArray<string>): string => {
  const oneOfThem = `method IN (${methods.map(() => '?').join()})`;
  return methods.includes('GET') ? oneOfThem : `method <> 'GET' AND ${oneOfThem}`;
};

const logged = (row: unknown): LoggedRequest => {
  const [place, text]: ReadonlyArray<unknown> = Array.isArray(row) ? row : [];
  const request = requestFrom(JSON.parse(String(text)));
  if (request === undefined) throw new Error(`request ${String(place)} is not in the form of this version`);
  return { ...request, place: Number(place) };
};

const counted = (row: unknown): HourOfRequests => {
  const [hour, requests, failed]: ReadonlyArray<unknown> = Array.isArray(row) ? row : [];
  return { hour: String(hour), requests: Number(requests), failed: Number(failed) };
};
