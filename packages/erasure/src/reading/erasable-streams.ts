import { isJsonObject, revision } from '@rollcall/domain';
import type { EventStore, ReadError, RecordedEvent, StreamName } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';

/** Which streams are of erasable directories: their first event says so, for good. */
export class ErasableStreams {
  private readonly known = new Map<StreamName, boolean>();

  constructor(private readonly log: EventStore) {}

  /** `undefined` while that is not known here. */
  knows(stream: StreamName): boolean | undefined {
    return this.known.get(stream);
  }

  learn(event: RecordedEvent): void {
    if (event.revision !== 0n) return;
    const { stream, type, data } = event;
    this.known.set(stream, type === 'DirectoryOpened' && isJsonObject(data) && data.erasable === true);
  }

  /** Reads the first event, if that was not done before. */
  async look(stream: StreamName): Promise<E.Either<ReadError, boolean>> {
    const known = this.known.get(stream);
    if (known !== undefined) return E.right(known);
    const read = await this.log.readForwards(stream, revision(0), 1)();
    if (E.isLeft(read)) return read;
    for (const first of read.right) this.learn(first);
    return E.right(this.known.get(stream) ?? false);
  }
}
