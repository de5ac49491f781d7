import type { Method } from './method';
import type { Failure } from './wire/failure';

/** What the double does wrong on purpose. */
export type Fault =
  /** Accepts the call, does nothing and never answers. */
  | { readonly _tag: 'Silent' }
  /** Does the work at once and answers late. */
  | { readonly _tag: 'Late'; readonly ms: number }
  /** Cuts the connection: before the work, or on a read after so many messages. */
  | { readonly _tag: 'Drop'; readonly afterMessages?: number }
  /** Does the work and cuts the connection before the answer. */
  | { readonly _tag: 'WriteThenDrop' }
  /** Ends a read with success after so many messages. */
  | { readonly _tag: 'End'; readonly afterMessages: number }
  /** Fails, at once if not said otherwise. */
  | { readonly _tag: 'Status'; readonly failure: Failure; readonly afterMs?: number }
  /** Waits before each message of a read. */
  | { readonly _tag: 'Slow'; readonly ms: number }
  /** Answers a batch append twice, or answers one that nobody sent first. */
  | { readonly _tag: 'AnswerTwice' }
  | { readonly _tag: 'AnswerStranger' };

type Planned = { readonly fault: Fault; left: number };

/** Which calls will go wrong. */
export class FaultPlan {
  readonly #plan = new Map<Method, Planned[]>();

  /** The next calls of the method, `times` of them, each after those planned before. */
  next(method: Method, fault: Fault, times = 1): void {
    const planned = this.#plan.get(method) ?? [];
    planned.push({ fault, left: times });
    this.#plan.set(method, planned);
  }

  always(method: Method, fault: Fault): void {
    this.next(method, fault, Number.POSITIVE_INFINITY);
  }

  clear(): void {
    this.#plan.clear();
  }

  /** Takes what is planned for the call that begins now. */
  take(method: Method): Fault | undefined {
    const planned = this.#plan.get(method);
    const first = planned?.[0];
    if (planned === undefined || first === undefined) return undefined;
    first.left -= 1;
    if (first.left <= 0) planned.shift();
    return first.fault;
  }
}
