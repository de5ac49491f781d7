import { type EventEnvelope, type EventType, eventCodecs, isEventType } from '@rollcall/domain';
import { actionOf } from './action-of';
import type { AuditFilter } from './audit-filter';
import { Column } from './column';
import { PostingLists } from './posting-lists';

const EVENT_TYPES = Object.keys(eventCodecs).filter(isEventType);
const typeNumbers = new Map(EVENT_TYPES.map((type, number) => [type, number]));

/**
 * Which events of a directory concern whom, so that a question reads those events only. It holds ids and
 * numbers, no names and no values: 17 bytes an event, and 8 for each person and group that the event names.
 */
export class AuditIndex {
  private readonly times = new Column(new Float64Array(1_024));
  private readonly types = new Column(new Uint8Array(1_024));
  private readonly actors = new Column(new Uint32Array(1_024));
  private readonly requests = new Column(new Uint32Array(1_024));
  private readonly actorNumbers = new Map<string, number>();

  /** Everything about a person, joining and leaving included. */
  readonly persons = new PostingLists();
  /** Everything about a group, members included. */
  readonly groups = new PostingLists();
  /** What changed a group itself, without its members. */
  readonly groupsThemselves = new PostingLists();

  /** Revisions at which schema extensions were declared or withdrawn, oldest first. */
  readonly schemaChanges: number[] = [];

  /** Events indexed so far; the revision that comes next. */
  get size(): number {
    return this.times.length;
  }

  typeOf(revision: number): EventType | undefined {
    return EVENT_TYPES[this.types.get(revision)];
  }

  /** Passes over events that it has, and over one that does not come next. */
  add({ event, revision, metadata }: EventEnvelope): void {
    const at = Number(revision);
    if (at !== this.size) return;
    this.times.push(Date.parse(metadata.occurredAt));
    this.types.push(typeNumbers.get(event.type) ?? 0);
    this.actors.push(this.actorNumber(actorKey(metadata.actor)));
    this.requests.push(hashOf(metadata.requestId));
    if (event.type === 'MembershipChanged') {
      for (const id of event.data.added) this.persons.add(id, at);
      for (const id of event.data.removed) this.persons.add(id, at);
      this.groups.add(event.data.groupId, at);
    } else if ('userId' in event.data) {
      this.persons.add(event.data.userId, at);
    } else if ('groupId' in event.data) {
      this.groups.add(event.data.groupId, at);
      this.groupsThemselves.add(event.data.groupId, at);
    } else if (event.type === 'SchemaExtensionDeclared' || event.type === 'SchemaExtensionWithdrawn') {
      this.schemaChanges.push(at);
    }
  }

  /** Revisions below the one given, newest first, of all events with an entry that passes, and few others. */
  *candidates(filter: AuditFilter, below: number): Generator<number> {
    const matches = this.matcher(filter);
    const named = this.postings(filter);
    if (named === undefined) {
      for (let at = Math.min(below, this.size) - 1; at >= 0; at--) if (matches(at)) yield at;
    } else {
      for (const at of named) if (at < below && matches(at)) yield at;
    }
  }

  private postings({ person, group }: AuditFilter): Iterable<number> | undefined {
    if (person !== undefined) return this.persons.newestFirst(person);
    return group === undefined ? undefined : this.groups.newestFirst(group);
  }

  private matcher(filter: AuditFilter): (at: number) => boolean {
    const from = filter.from?.getTime() ?? Number.NEGATIVE_INFINITY;
    const until = filter.until?.getTime() ?? Number.POSITIVE_INFINITY;
    const types = EVENT_TYPES.map(
      (type) =>
        (filter.events === undefined || filter.events.includes(type)) &&
        (filter.actions === undefined || filter.actions.includes(actionOf[type])),
    );
    const ofKeys = EVENT_TYPES.map((type) => type === 'ApiKeyIssued' || type === 'ApiKeyRevoked');
    const actor =
      filter.apiKey === undefined
        ? undefined
        : (this.actorNumbers.get(actorKey({ type: 'apiKey', id: filter.apiKey })) ?? -1);
    const request = filter.request === undefined ? undefined : hashOf(filter.request);
    return (at) => {
      const time = this.times.get(at);
      const type = this.types.get(at);
      return (
        types[type] === true &&
        time >= from &&
        time < until &&
        (request === undefined || this.requests.get(at) === request) &&
        (actor === undefined || this.actors.get(at) === actor || ofKeys[type] === true)
      );
    };
  }

  private actorNumber(key: string): number {
    const known = this.actorNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.actorNumbers.size;
    this.actorNumbers.set(key, number);
    return number;
  }
}

const actorKey = (actor: EventEnvelope['metadata']['actor']): string =>
  actor.type === 'apiKey' ? `apiKey ${actor.id}` : `${actor.type} ${actor.name}`;

/** FNV-1a, 32 bits: enough to find the events of a request; which of them are is seen when they are read. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};
