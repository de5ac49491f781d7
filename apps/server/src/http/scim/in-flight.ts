import type { ServerResponse } from 'node:http';

/** Requests that are served at once; each may hold a body of megabytes. */
const MOST = 1_000;

/** Counts the requests that are being served, so that more can be sent away before anything is done for them. */
export class InFlight {
  private readonly responses = new Set<ServerResponse>();

  /** False when there are too many already. One that is let in counts until its answer is sent or given up. */
  enter(response: ServerResponse): boolean {
    if (this.responses.size >= MOST) return false;
    this.responses.add(response);
    response.on('close', () => this.leave(response));
    return true;
  }

  /** Before the answer is sent. */
  leave(response: ServerResponse): void {
    this.responses.delete(response);
  }
}
