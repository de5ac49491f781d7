import { randomBytes } from 'node:crypto';
import { secretHash } from '../../../api-keys/secret-hash';
import type { Identity } from '../../../identity/identity';
import { endOf, type Session } from './session';

/** What the browser keeps in its cookie, and what is known under it. */
export type BegunSession = { readonly id: string; readonly session: Session };

/** The sessions of this process, in memory alone: a restart ends them all. Kept under the hash of their ids. */
export class Sessions {
  private readonly byHash = new Map<string, Session>();

  constructor(private readonly clock: () => Date) {}

  begin(identity: Identity, idToken?: string): BegunSession {
    this.forgetEnded();
    const now = this.clock();
    const id = randomBytes(32).toString('hex');
    const session: Session = {
      identity,
      idToken,
      csrfToken: randomBytes(32).toString('hex'),
      startedAt: now,
      usedAt: now,
    };
    this.byHash.set(secretHash(id), session);
    return { id, session };
  }

  /** `undefined` for one that ended or never was. */
  find(id: string): Session | undefined {
    const session = this.byHash.get(secretHash(id));
    return session !== undefined && this.clock() < endOf(session) ? session : undefined;
  }

  /** As `find`, and the session counts as used now. */
  use(id: string): Session | undefined {
    const session = this.find(id);
    if (session === undefined) return undefined;
    const used = { ...session, usedAt: this.clock() };
    this.byHash.set(secretHash(id), used);
    return used;
  }

  /** The session that ended by it. */
  end(id: string): Session | undefined {
    const session = this.find(id);
    this.byHash.delete(secretHash(id));
    return session;
  }

  /** Those that go on, the oldest first. */
  present(): ReadonlyArray<Session> {
    this.forgetEnded();
    return [...this.byHash.values()].toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  }

  /** Ends those of the present ones that are meant, and answers them. */
  endAll(isMeant: (session: Session) => boolean): ReadonlyArray<Session> {
    const ended = this.present().filter(isMeant);
    for (const [hash, session] of this.byHash) if (ended.includes(session)) this.byHash.delete(hash);
    return ended;
  }

  private forgetEnded(): void {
    const now = this.clock();
    for (const [hash, session] of this.byHash) if (now >= endOf(session)) this.byHash.delete(hash);
  }
}
