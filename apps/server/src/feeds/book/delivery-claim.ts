import { makeOwnFile } from '@rollcall/event-store';
import Database from 'libsql';

/**
 * Lets one of the processes that share a file deliver: whoever holds the lock of SQLite on a file of its own. The
 * system takes it from a process that ends, however it ends.
 */
export class DeliveryClaim {
  #held: Database.Database | undefined;

  constructor(private readonly path: string) {}

  /** Whether this process has it now. */
  take(): boolean {
    if (this.#held !== undefined) return true;
    let database: Database.Database | undefined;
    try {
      makeOwnFile(this.path);
      database = new Database(this.path);
      database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
      this.#held = database;
      return true;
    } catch {
      database?.close();
      return false;
    }
  }

  release(): void {
    this.#held?.close();
    this.#held = undefined;
  }
}
