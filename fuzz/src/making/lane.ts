/** One directory under fuzz, and what its answers told so far. */
export type Lane = {
  /** The directory's id. */
  readonly directory: string;
  /** Stands in many values that are sent to this directory, and in nothing else. Lower case. */
  readonly marker: string;
  readonly key: string;
  /** Ids of what is there, as far as was seen; the oldest first. */
  readonly users: string[];
  readonly groups: string[];
  /** All of them. */
  readonly issued: Set<string>;
  readonly cursors: string[];
  readonly etags: string[];
};

export const emptyLane = (directory: string, marker: string, key: string): Lane => ({
  directory,
  marker,
  key,
  users: [],
  groups: [],
  issued: new Set(),
  cursors: [],
  etags: [],
});

const KEPT = 50;

const keep = (list: string[], value: string): void => {
  list.push(value);
  if (list.length > KEPT) list.shift();
};

export type LearntFrom = {
  readonly method: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
};

/** An id that requests ask for and no resource has. */
export const NOBODY = '00000000-0000-4000-8000-000000000000';

/** A resource's own place; a reference may name anything. A bulk answer names the place of what was not found too. */
const place = /"location":"[^"]*\/(Users|Groups)\/([0-9a-f-]{36})"/g;

export const learn = (lane: Lane, { status, headers, text }: LearntFrom): void => {
  if (status >= 400) return;
  for (const [, endpoint, id = ''] of text.matchAll(place)) {
    if (lane.issued.has(id) || id === NOBODY) continue;
    lane.issued.add(id);
    (endpoint === 'Users' ? lane.users : lane.groups).push(id);
  }
  const [, cursor] = /"nextCursor":"([^"]+)"/.exec(text) ?? [];
  if (cursor !== undefined) keep(lane.cursors, cursor);
  if (typeof headers.etag === 'string') keep(lane.etags, headers.etag);
};

/** Of the oldest of what was seen. */
export const forgetOldest = (lane: Lane, endpoint: 'Users' | 'Groups'): string | undefined => {
  const id = (endpoint === 'Users' ? lane.users : lane.groups).shift();
  if (id !== undefined) lane.issued.delete(id);
  return id;
};
