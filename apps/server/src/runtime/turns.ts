/** Work under one name is done one after the other, under different names at the same time. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<A>(name: string, work: () => Promise<A>): Promise<A> {
    const turn = (this.#last.get(name) ?? Promise.resolve()).then(work);
    this.#last.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }
}
