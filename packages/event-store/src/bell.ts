/** Tells waiting readers that there may be something new. Counting the strokes loses none between two waits. */
export class Bell {
  #strokes = 0;
  readonly #listeners = new Set<() => void>();
  readonly #onListening: (listening: boolean) => void;

  /** `onListening` hears when the first listener comes and when the last one leaves. */
  constructor(onListening: (listening: boolean) => void = () => {}) {
    this.#onListening = onListening;
  }

  get strokes(): number {
    return this.#strokes;
  }

  ring(): void {
    this.#strokes += 1;
    for (const wake of this.#listeners) wake();
  }

  /** Resolves once the bell has rung after the stroke given, or the signal aborts. */
  heardAfter(stroke: number, signal: AbortSignal): Promise<void> {
    if (this.#strokes !== stroke || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.#listeners.delete(wake);
        if (this.#listeners.size === 0) this.#onListening(false);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.#listeners.add(wake);
      if (this.#listeners.size === 1) this.#onListening(true);
    });
  }
}
