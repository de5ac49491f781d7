import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import * as E from 'fp-ts/lib/Either.js';

/** One line of a file, counted from 1, and its JSON value or why it has none. */
export type Line = {
  readonly file: string;
  readonly number: number;
  readonly value: E.Either<string, unknown>;
};

const isGzip = async (file: string): Promise<boolean> => {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
};

const bytesOf = async (file: string): Promise<Readable> => {
  const gzip = await isGzip(file);
  const bytes = createReadStream(file);
  // What goes wrong in the pipeline is thrown to the one who reads its end.
  return gzip ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
};

const parse = (text: string): E.Either<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return E.right(value);
  } catch {
    return E.left('not JSON');
  }
};

/**
 * The lines of a file with one JSON value a line, gzip or plain, read as they are asked for; empty ones are
 * passed over. A file that cannot be read to its end ends with a line that says so.
 */
export async function* readLines(file: string): AsyncGenerator<Line> {
  let number = 0;
  let begun: string[] = [];
  const end = (): ReadonlyArray<Line> => {
    const text = begun.join('');
    number += 1;
    begun = [];
    return text.trim() === '' ? [] : [{ file, number, value: parse(text) }];
  };
  try {
    const decoder = new TextDecoder();
    for await (const chunk of await bytesOf(file)) {
      const [first = '', ...others] = decoder.decode(chunk as Uint8Array, { stream: true }).split('\n');
      begun.push(first);
      for (const other of others) {
        yield* end();
        begun.push(other);
      }
    }
    yield* end();
  } catch (error) {
    yield { file, number: number + 1, value: E.left(`not readable (${String(error)})`) };
  }
}
