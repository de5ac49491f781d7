/** Work under one name is done one after the other, under different names at the same time. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<A>(name: string, work: () => Promise<A>): Promise<A> {
    const turn = (this.#last.get(name) ?? Promise.resolve()).then(work);
    const ended = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#last.get(name) === ended) this.#last.delete(name);
      });
    this.#last.set(name, ended);
    return turn;
  }

  /** Names under which there is work, begun or waiting. */
  get busy(): number {
    return this.#last.size;
  }
}
