import {
  type Command,
  commandId,
  createDirectory,
  type DirectoryView,
  type DomainEvent,
  decide,
  type EventEnvelope,
  evolve,
  type IdpName,
  idpProfile,
  isJsonObject,
  type Json,
  type JsonObject,
  overlayOn,
  parseDirectoryId,
  type Revision,
  requestId,
  sealEvents,
  type UserNamePolicy,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { type Change, errorResponse, interpret, type ScimOperation, type ScimResponse } from '../src';

export const BASE_URL = 'https://rollcall.example.com/scim/v2';
export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** An answer with its body parsed. */
export type Answered = {
  readonly status: number;
  readonly headers: ScimResponse['headers'];
  readonly body: JsonObject;
  /** What happened, in the order it happened. */
  readonly events: ReadonlyArray<DomainEvent>;
};

/** A directory in memory that executes SCIM requests as a server would, one at a time. */
export class DirectoryUnderTest {
  readonly view = createDirectory(E.getOrElseW(() => fail('directory id'))(parseDirectoryId('acme')));
  /** What its feeds tell of. */
  toldEvents: ReadonlyArray<string> = [];
  private clock = Date.parse('2026-05-03T10:00:00.000Z');
  private sequence = 0;
  private readonly prefix: string;
  private readonly history: EventEnvelope[] = [];
  /** Sealed for this directory alone. */
  private readonly cursors = {
    seal: (text: string, question: string): string =>
      Buffer.from(JSON.stringify([this.prefix, question, text])).toString('base64url'),
    open: (cursor: string, question: string): string | undefined => {
      const sealed = Buffer.from(cursor, 'base64url').toString();
      const start = `${JSON.stringify([this.prefix, question]).slice(0, -1)},`;
      return sealed.startsWith(start) ? textOf(JSON.parse(sealed)[2]) : undefined;
    },
  };

  constructor(userNamePolicy: UserNamePolicy = 'any', prefix = 'id', idp: IdpName = 'generic') {
    this.prefix = prefix;
    this.run([{ _tag: 'OpenDirectory', domains: ['example.com'], userNamePolicy }]);
    if (idp !== 'generic') this.run([{ _tag: 'ChooseIdpProfile', profile: idpProfile(idp) }]);
  }

  operation(
    method: string,
    url: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): ScimOperation {
    const { pathname, searchParams } = new URL(url, 'http://host');
    return interpret(
      {
        method,
        path: pathname.split('/').map(decodeURIComponent),
        query: searchParams,
        headers: { 'content-type': 'application/scim+json; charset=utf-8', ...headers },
        body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
      },
      {
        baseUrl: BASE_URL,
        newId: () => `${this.prefix}-${++this.sequence}`,
        cursors: { ...this.cursors, now: () => new Date(this.clock) },
        terms: this.view,
        toldEvents: () => this.toldEvents,
      },
    );
  }

  send(
    method: string,
    url: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Answered {
    const operation = this.operation(method, url, body, headers);
    switch (operation._tag) {
      case 'Answer':
        return answered(operation.response, []);
      case 'Query':
        return answered(operation.answer(this.viewAt(operation.at)), []);
      case 'Change': {
        const events: DomainEvent[] = [];
        return answered(this.change(operation, events), events);
      }
      case 'Bulk': {
        const events: DomainEvent[] = [];
        let step = operation.first;
        while (step._tag === 'Perform') step = step.settle(this.change(step.change, events));
        return answered(step.response, events);
      }
    }
  }

  /** Lets so many seconds go by. */
  wait(seconds: number): void {
    this.clock += seconds * 1000;
  }

  /** The directory as it was at a revision; without one, or at one to come, as it is. */
  private viewAt(at: Revision | undefined): DirectoryView {
    if (at === undefined || at >= this.view.revision) return this.view;
    const past = createDirectory(this.view.id);
    for (const envelope of this.history) if (past.revision < at) evolve(past, envelope);
    return past;
  }

  private change({ plan, answer, refuse }: Change, events: DomainEvent[]): ScimResponse {
    const planned = plan(this.view);
    if (E.isLeft(planned)) return errorResponse(planned.left);
    const done = this.run(planned.right);
    if (E.isLeft(done)) return errorResponse(refuse(done.left));
    events.push(...done.right);
    return answer(this.view);
  }

  patch(url: string, ...operations: ReadonlyArray<unknown>): Answered {
    return this.send('PATCH', url, { schemas: [PATCH_OP], Operations: operations });
  }

  /** Creates a user and answers its id. */
  user(userName: string, attributes: JsonObject = {}): string {
    const made = this.send('POST', '/Users', { schemas: [USER], userName, ...attributes });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return textOf(made.body.id);
  }

  /** Creates a group and answers its id. */
  group(displayName: string, members: ReadonlyArray<string> = []): string {
    const made = this.send('POST', '/Groups', {
      schemas: [GROUP],
      displayName,
      members: members.map((value) => ({ value })),
    });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return textOf(made.body.id);
  }

  membersOf(groupId: string): ReadonlyArray<string> {
    const { members } = this.send('GET', `/Groups/${groupId}`).body;
    return Array.isArray(members) ? members.map((member) => textOf(at(member, 'value'))) : [];
  }

  /** Decides the commands one after the other; all take effect, or none. */
  run(commands: ReadonlyArray<Command>) {
    const overlay = overlayOn(this.view);
    const envelopes: EventEnvelope[] = [];
    for (const command of commands) {
      const decided = decide(command)(overlay);
      if (E.isLeft(decided)) return decided;
      this.clock += 1000;
      const sealed = sealEvents(overlay, decided.right, {
        actor: { type: 'system', name: 'test' },
        commandId: commandId(`command-${this.clock}`),
        occurredAt: new Date(this.clock).toISOString(),
        origin: 'SCIM',
        requestId: requestId('request'),
        source: {},
      });
      for (const envelope of sealed) evolve(overlay, envelope);
      envelopes.push(...sealed);
    }
    for (const envelope of envelopes) evolve(this.view, envelope);
    this.history.push(...envelopes);
    return E.right(envelopes.map(({ event }) => event));
  }
}

const fail = (what: string): never => {
  throw new Error(what);
};

const answered = (response: ScimResponse, events: ReadonlyArray<DomainEvent>): Answered => {
  const body: unknown = response.body === undefined ? {} : JSON.parse(response.body);
  return {
    status: response.status,
    headers: response.headers,
    body: isJsonObject(body) ? body : fail('a body that is no object'),
    events,
  };
};

/** A value that must be a text. */
export const textOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value : fail('no text');

/** The value at a path such as `emails.0.value`. */
export const at = (value: Json | undefined, path: string): Json | undefined => {
  let found: Json | undefined = value;
  for (const step of path.split('.')) {
    if (Array.isArray(found)) found = found[Number(step)];
    else if (isJsonObject(found)) found = found[step];
    else return undefined;
  }
  return found;
};

/** Resources of a ListResponse. */
export const resourcesOf = ({ body }: Answered): ReadonlyArray<JsonObject> =>
  Array.isArray(body.Resources) ? body.Resources.filter(isJsonObject) : fail('no Resources');
