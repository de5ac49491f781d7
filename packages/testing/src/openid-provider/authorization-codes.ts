import { createHash, randomUUID } from 'node:crypto';
import type { Person } from './id-token';

type Grant = {
  readonly person: Person;
  readonly nonce: string | undefined;
  readonly redirectUri: string | null;
  readonly challenge: string | null;
};

/** Codes that work once, for whoever knows the verifier of their challenge (RFC 7636). */
export class AuthorizationCodes {
  private readonly grants = new Map<string, Grant>();

  issue(query: URLSearchParams, person: Person): string {
    const code = randomUUID();
    this.grants.set(code, {
      person,
      nonce: query.get('nonce') ?? undefined,
      redirectUri: query.get('redirect_uri'),
      challenge: query.get('code_challenge_method') === 'S256' ? query.get('code_challenge') : null,
    });
    return code;
  }

  redeem(form: URLSearchParams): Grant | undefined {
    const code = form.get('code') ?? '';
    const grant = this.grants.get(code);
    this.grants.delete(code);
    const verifier = form.get('code_verifier') ?? '';
    const fits = grant?.challenge === createHash('sha256').update(verifier).digest('base64url');
    return fits && grant.redirectUri === form.get('redirect_uri') ? grant : undefined;
  }
}
