import type Database from 'libsql';
import type { OpenedFile } from './opened-file';

const INTERVAL_MS = 5;

/**
 * Notices what other connections commit to the file: `data_version` moves with them. The connection it asks
 * reads only, so that these are our own commits as well as those of other processes.
 */
export class CommitWatch {
  readonly #version: Database.Statement;
  readonly #onCommit: () => void;
  #seen: unknown;
  #timer: NodeJS.Timeout | undefined;

  /** While `isCommitting`, whoever commits looks in the end; before that they would meet their own rows. */
  constructor(
    db: Database.Database,
    private readonly file: OpenedFile,
    onCommit: () => void,
    private readonly isCommitting: () => boolean,
  ) {
    this.#version = db.prepare('PRAGMA data_version').raw();
    this.#onCommit = onCommit;
    this.#seen = this.#read();
  }

  /** Looks every few milliseconds, or not at all. */
  watch(watching: boolean): void {
    clearInterval(this.#timer);
    this.#timer = watching ? setInterval(() => this.#lookUnlessCommitting(), INTERVAL_MS) : undefined;
  }

  /** Tells of a commit since the last look, once. */
  look(): void {
    const version = this.#read();
    if (version === this.#seen) return;
    this.#seen = version;
    this.#onCommit();
  }

  #lookUnlessCommitting(): void {
    this.file.look();
    if (!this.isCommitting()) this.look();
  }

  /** A file that cannot be read counts as changed: whoever then reads meets the error and tells it. */
  #read(): unknown {
    try {
      this.file.mustHaveBeenThere();
      return String(this.#version.get([]));
    } catch {
      return Symbol('unreadable');
    }
  }
}
