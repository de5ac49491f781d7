import { randomUUID } from 'node:crypto';
import { status } from '../demand';
import { type JsonObject, listAt, textAt } from './json';
import type { Answer, Send } from './send';
import { GROUP, PATCH_OP, USER } from './urns';

/** A resource that a case has made. */
export type Made = {
  readonly id: string;
  /** Below the base URL, e.g. `/Users/2819c223`. */
  readonly path: string;
  /** The userName or displayName, different from all others. */
  readonly name: string;
  readonly answer: Answer;
};

/** A stay of one case at the server: what it makes has names of its own and is deleted in the end. */
export class Visit {
  private readonly made: string[] = [];

  constructor(readonly send: Send) {}

  /** A name that nothing has; also an email address, as some servers want userNames to be. */
  uniqueName(): string {
    return `case-${randomUUID()}@example.com`;
  }

  userBody(name: string, attributes: JsonObject = {}): JsonObject {
    return {
      schemas: [USER],
      userName: name,
      name: { givenName: 'Conny', familyName: 'Formance' },
      emails: [{ value: name, type: 'work', primary: true }],
      active: true,
      ...attributes,
    };
  }

  async user(attributes: JsonObject = {}): Promise<Made> {
    const name = this.uniqueName();
    return this.create('/Users', name, this.userBody(name, attributes));
  }

  async group(members: ReadonlyArray<Made> = [], attributes: JsonObject = {}): Promise<Made> {
    const name = `Case ${randomUUID()}`;
    return this.create('/Groups', name, {
      schemas: [GROUP],
      displayName: name,
      ...(members.length === 0 ? {} : { members: members.map(({ id }) => ({ value: id, type: 'User' })) }),
      ...attributes,
    });
  }

  /** Sends operations of a PATCH. */
  patch(path: string, ...operations: ReadonlyArray<JsonObject>): Promise<Answer> {
    return this.send('PATCH', path, { schemas: [PATCH_OP], Operations: operations });
  }

  /** The resource as a GET shows it. */
  async read(path: string): Promise<unknown> {
    return status(await this.send('GET', path), 200).body;
  }

  /** The ids that a list shows. */
  async ids(path: string): Promise<ReadonlyArray<string>> {
    const answer = status(await this.send('GET', path), 200);
    return listAt(answer.body, 'Resources').map((resource) => textAt(resource, 'id'));
  }

  /** Sees to it that a resource is deleted, whoever made it. */
  forget(path: string): void {
    this.made.push(path);
  }

  async end(): Promise<void> {
    for (const path of this.made.toReversed()) await this.send('DELETE', path);
  }

  private async create(endpoint: string, name: string, body: JsonObject): Promise<Made> {
    const answer = status(await this.send('POST', endpoint, body), 201);
    const id = textAt(answer.body, 'id');
    const path = `${endpoint}/${encodeURIComponent(id)}`;
    this.forget(path);
    return { id, path, name, answer };
  }
}
