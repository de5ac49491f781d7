import { isJsonObject, type Revision, revision } from '@rollcall/domain';
import type { EventStore, ReadError, StreamName } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';

const PAGE = 1_000;

type Walked = { readonly erased: Set<string>; next: Revision };

/** Who is erased by the log's own word, found out by walking it: once, and on from there. */
export class RecordedErasures {
  private readonly streams = new Map<StreamName, Walked>();

  constructor(private readonly log: EventStore) {}

  async has(stream: StreamName, person: string): Promise<E.Either<ReadError, boolean>> {
    const walked = this.streams.get(stream) ?? { erased: new Set(), next: revision(0) };
    this.streams.set(stream, walked);
    while (!walked.erased.has(person)) {
      const page = await this.log.readForwards(stream, walked.next, PAGE)();
      if (E.isLeft(page)) return page;
      for (const { type, data, revision: at } of page.right) {
        if (type === 'UserErased' && isJsonObject(data) && typeof data.userId === 'string')
          walked.erased.add(data.userId);
        if (at >= walked.next) walked.next = revision(at + 1n);
      }
      if (page.right.length < PAGE) break;
    }
    return E.right(walked.erased.has(person));
  }
}
