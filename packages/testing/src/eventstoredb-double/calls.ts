import type { Method } from './method';

export type Headers = Readonly<Record<string, string>>;

/** What the double saw of the calls of one method. */
export type CallCount = {
  /** Begun so far. */
  readonly opened: number;
  /** Begun and neither answered nor cancelled. */
  readonly open: number;
  /** Given up by the client, or lost with its connection. */
  readonly cancelled: number;
  readonly headers: ReadonlyArray<Headers>;
};

type Counting = { opened: number; open: number; cancelled: number; readonly headers: Headers[] };

/** Counts calls, so that a test can see which were made and that none was left behind. */
export class Calls {
  readonly #counts = new Map<Method, Counting>();
  /** Events sent in answers to reads, over all calls. */
  eventsSent = 0;

  of(method: Method): CallCount {
    return this.#counting(method);
  }

  /** Calls of all methods that are open. */
  get open(): number {
    let open = 0;
    for (const counting of this.#counts.values()) open += counting.open;
    return open;
  }

  begin(method: Method, headers: Headers): { end(how: 'answered' | 'cancelled'): void } {
    const counting = this.#counting(method);
    counting.opened += 1;
    counting.open += 1;
    counting.headers.push(headers);
    let ended = false;
    return {
      end: (how) => {
        if (ended) return;
        ended = true;
        counting.open -= 1;
        if (how === 'cancelled') counting.cancelled += 1;
      },
    };
  }

  #counting(method: Method): Counting {
    const known = this.#counts.get(method);
    if (known !== undefined) return known;
    const counting: Counting = { opened: 0, open: 0, cancelled: 0, headers: [] };
    this.#counts.set(method, counting);
    return counting;
  }
}
