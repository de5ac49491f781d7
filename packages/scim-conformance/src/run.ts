import type { Case, Feature } from './case';
import { allCases } from './cases/all-cases';
import { at } from './client/json';
import { createSend, type Send } from './client/send';
import { Visit } from './client/visit';
import { Unmet } from './demand';

export type ConformanceOptions = {
  /** With or without a slash at the end: `https://rollcall.example.com/scim/v2`. */
  readonly baseUrl: string;
  /** Sent as a bearer token. It must be allowed to create and delete users and groups. */
  readonly token: string;
  /** Only cases whose section or name has the text in it, in any case. */
  readonly only?: string;
  readonly onResult?: (result: CaseResult) => void;
};

export type CaseResult = {
  readonly section: string;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped; empty when it passed. */
  readonly why: string;
};

export type ConformanceReport = {
  readonly results: ReadonlyArray<CaseResult>;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
};

/** Tries all cases at a server, one after the other, and deletes what they made. Never rejects. */
export const runConformance = async ({
  baseUrl,
  token,
  only = '',
  onResult,
}: ConformanceOptions): Promise<ConformanceReport> => {
  const send = createSend(baseUrl, token);
  const config = (await send('GET', '/ServiceProviderConfig')).body;
  const wanted = only.toLowerCase();
  const results: CaseResult[] = [];
  for (const one of allCases) {
    if (!`${one.section} ${one.name}`.toLowerCase().includes(wanted)) continue;
    const result = await tried(one, send, config);
    results.push(result);
    onResult?.(result);
  }
  const count = (outcome: CaseResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  return { results, passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
};

const tried = async (
  { section, name, needs, run }: Case,
  send: Send,
  config: unknown,
): Promise<CaseResult> => {
  if (needs !== undefined && !offers(config, needs)) {
    return { section, name, outcome: 'skipped', why: `the server does not offer ${needs}` };
  }
  const visit = new Visit(send);
  try {
    await run(visit);
    return { section, name, outcome: 'passed', why: '' };
  } catch (error) {
    const why = error instanceof Unmet ? error.message : `the case broke: ${String(error)}`;
    return { section, name, outcome: 'failed', why };
  } finally {
    await visit.end();
  }
};

const offers = (config: unknown, feature: Feature): boolean =>
  feature === 'cursor'
    ? at(config, 'pagination', 'cursor') === true
    : at(config, feature, 'supported') === true;
