import { parseOrText } from '@rollcall/event-store';

/** Data or metadata of an event, in bytes until it is asked for. What is not JSON is given as text (trap P13). */
export class Content {
  #bytes: Uint8Array | undefined;
  #value: unknown;

  constructor(
    bytes: Uint8Array,
    private readonly isJson: boolean,
  ) {
    this.#bytes = bytes;
  }

  get value(): unknown {
    if (this.#bytes !== undefined) {
      const { buffer, byteOffset, byteLength } = this.#bytes;
      const text = Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
      this.#value = this.isJson ? parseOrText(text) : text;
      this.#bytes = undefined;
    }
    return this.#value;
  }
}
