import { type EventType, isEventType } from '@rollcall/domain';
import { type AuditAction, parseAuditCursor } from '@rollcall/projector';
import { type AuditPageWish, parseInstant } from '@rollcall/server';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, usage } from '../../terminal/answer';

export type AuditFilterOptions = {
  user?: string;
  group?: string;
  key?: string;
  request?: string;
  action?: ReadonlyArray<string>;
  event?: ReadonlyArray<string>;
  from?: string;
  until?: string;
  limit: string;
  before?: string;
};

export const filtered = (command: Command): Command =>
  paged(
    command
      .option('--user <userName or id>', 'what happened to this person, memberships included')
      .option('--group <name or id>', 'what happened to this group, memberships included')
      .option('--key <id>', 'what was done with this API key, and to it')
      .option('--request <id>', 'what one request did')
      .option('--action <actions...>', actions.join(', '))
      .option('--event <names...>', 'events of these types, e.g. MembershipChanged')
      .option('--from <instant>', 'not before this, e.g. 2026-05-03T10:00Z')
      .option('--until <instant>', 'before this'),
  );

export const paged = (command: Command): Command =>
  command
    .option('--limit <number>', 'how many entries', '50')
    .option('--before <entry>', 'only what is older than this entry');

const actions = ['CREATE', 'UPDATE', 'DELETE', 'ENABLE', 'DISABLE'] as const;

export const auditWish = (options: AuditFilterOptions): E.Either<Failure, AuditPageWish> => {
  const { user, group, key, request } = options;
  const limit = /^[1-9][0-9]{0,8}$/.test(options.limit) ? Number(options.limit) : undefined;
  const before = read(options.before, parseAuditCursor);
  const from = read(options.from, parseInstant);
  const until = read(options.until, parseInstant);
  const action = read(
    options.action,
    all<AuditAction>((text) => actions.find((known) => known === text)),
  );
  const event = read(
    options.event,
    all<EventType>((text) => (isEventType(text) ? text : undefined)),
  );
  if (limit === undefined) return E.left(usage('--limit takes a whole number from 1 on'));
  if (E.isLeft(before)) return E.left(usage('--before takes an entry, such as 17.0'));
  if (E.isLeft(from) || E.isLeft(until)) {
    return E.left(usage('--from and --until take a date and time with a zone, such as 2026-05-03T10:00Z'));
  }
  if (E.isLeft(action)) return E.left(usage(`--action takes some of ${actions.join(', ')}`));
  if (E.isLeft(event)) return E.left(usage('--event takes names of events, such as MembershipChanged'));
  return E.right({
    user,
    group,
    key,
    request,
    actions: action.right,
    events: event.right,
    from: from.right,
    until: until.right,
    before: before.right,
    limit,
  });
};

/** What is not given is right, what does not fit is left. */
const read = <Text, A>(
  text: Text | undefined,
  parse: (text: Text) => A | undefined,
): E.Either<'unreadable', A | undefined> => {
  if (text === undefined) return E.right(undefined);
  const parsed = parse(text);
  return parsed === undefined ? E.left('unreadable') : E.right(parsed);
};

const all =
  <A>(parse: (text: string) => A | undefined) =>
  (texts: ReadonlyArray<string>): ReadonlyArray<A> | undefined => {
    const parsed = texts.map(parse).filter((item) => item !== undefined);
    return parsed.length === texts.length ? parsed : undefined;
  };
