import { parseOrText } from '@rollcall/event-store';

/** Data or metadata of an event, in bytes until it is asked for. What is not JSON is given as text (trap P13). */
export class Content {
  #bytes: Uint8Array | undefined;
  #text = '';
  #value: unknown;

  constructor(
    bytes: Uint8Array,
    private readonly isJson: boolean,
  ) {
    this.#bytes = bytes;
  }

  get text(): string {
    this.#read();
    return this.#text;
  }

  get value(): unknown {
    this.#read();
    return this.#value;
  }

  #read(): void {
    if (this.#bytes === undefined) return;
    const { buffer, byteOffset, byteLength } = this.#bytes;
    this.#text = Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
    this.#value = this.isJson ? parseOrText(this.#text) : this.#text;
    this.#bytes = undefined;
  }
}
