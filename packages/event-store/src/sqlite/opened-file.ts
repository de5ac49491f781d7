import { statSync } from 'node:fs';

/** What tells a file from any other of this machine. */
const identityOf = (path: string): string => {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
};

const REPLACED =
  'the file or its write-ahead log was moved, deleted or replaced while it was open, so nothing more is read ' +
  'from it or written; stop every process that uses it, put the right file in its place and start again';

/**
 * The database file with its write-ahead log, as long as the ones that were opened are at their paths. Once
 * they were not, they are not trusted again: who opened the path meanwhile has another history.
 */
export class OpenedFile {
  readonly #identities: ReadonlyArray<readonly [path: string, identity: string]>;
  #isThere = true;

  /** Throws what the file system says of one that is missing. */
  constructor(path: string) {
    this.#identities = [path, `${path}-wal`].map((file) => [file, identityOf(file)]);
  }

  /** Throws when a look has missed them. */
  mustHaveBeenThere(): void {
    if (!this.#isThere) throw new Error(REPLACED);
  }

  /** Looks, and throws when they are missed. */
  mustBeThere(): void {
    this.look();
    this.mustHaveBeenThere();
  }

  /** Asks the file system twice, in a few microseconds. */
  look(): void {
    try {
      this.#isThere &&= this.#identities.every(([path, identity]) => identityOf(path) === identity);
    } catch {
      this.#isThere = false;
    }
  }
}
