import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer';
import { checkAssertion } from './assertion';
import { type Check, cannot } from './check';
import { checkScript } from './script';
import { valueOf } from './source';
import type { RequestStep, Suite } from './suite';
import { asText } from './text';
import { initialVariables, interpolate, type Variables } from './variables';

export type RunOptions = {
  readonly baseUrl: string;
  /** API key, or a whole `Authorization` value. */
  readonly token: string;
  /** Values beside, or instead of, those made up. */
  readonly variables?: ReadonlyMap<string, string>;
  /** Wait where the suite pauses for a live Okta to act. */
  readonly pauses?: boolean;
  readonly onStep?: (step: StepReport) => void;
};

export type StepReport = {
  readonly note: string;
  /** Method and address as sent; empty for a step that sends nothing. */
  readonly request: string;
  readonly skipped: boolean;
  readonly checks: ReadonlyArray<Check>;
};

export type SuiteReport = {
  readonly steps: ReadonlyArray<StepReport>;
  readonly assertions: number;
  readonly scripts: number;
  readonly failures: number;
};

/** Sends a suite's requests in order and judges every assertion. Never rejects. */
export const runSuite = async (suite: Suite, options: RunOptions): Promise<SuiteReport> => {
  const variables = initialVariables(options.baseUrl, options.token);
  for (const [name, value] of options.variables ?? []) variables.set(name, value);

  const steps: Array<StepReport> = [];
  const done = (step: StepReport): void => {
    steps.push(step);
    options.onStep?.(step);
  };
  for (const step of suite.steps) {
    switch (step._tag) {
      case 'Pause':
        if (options.pauses === true) await sleep(step.seconds * 1_000);
        break;
      case 'Skipped':
        done({ note: step.note, request: '', skipped: true, checks: [] });
        break;
      case 'Unknown':
        done({
          note: step.kind,
          request: '',
          skipped: false,
          checks: [cannot(`unknown kind of step "${step.kind}"`)],
        });
        break;
      case 'Request':
        done(await perform(step, variables));
        break;
    }
  }
  const checks = steps.flatMap((step) => step.checks);
  return {
    steps,
    assertions: checks.filter((check) => check.kind === 'assertion').length,
    scripts: checks.filter((check) => check.kind === 'script').length,
    failures: checks.filter((check) => !check.passed).length,
  };
};

const perform = async (step: RequestStep, variables: Variables): Promise<StepReport> => {
  const missing = new Set<string>();
  const fill = (template: string): string => {
    const { text, missing: names } = interpolate(template, variables);
    for (const name of names) missing.add(name);
    return text;
  };
  const url = fill(step.url);
  const headers = new Headers();
  for (const [name, value] of step.headers) headers.set(name, fill(value));
  const body = step.body === undefined || step.body === '' ? undefined : fill(step.body);

  const answer = await send(step.method, url, headers, body);
  const checks: Array<Check> = [
    ...[...missing].map((name) => cannot(`no value for {{${name}}}`)),
    ...step.unsupported.map((what) => cannot(`the runner does not support ${what}`)),
    ...step.assertions.map((assertion) => checkAssertion(assertion, answer, variables)),
    ...step.scripts.flatMap((script) => checkScript(script, answer)),
  ];
  for (const { name, source, property } of step.variables) {
    const found = valueOf(source, property, answer);
    const value = found._tag === 'Value' ? asText(found.value) : '';
    if (value === '') checks.push(cannot(`no value for {{${name}}} at ${source} ${property}`));
    else variables.set(name, value);
  }
  return { note: step.note, request: `${step.method} ${url}`, skipped: false, checks };
};

/** No answer is status 0 with the reason as its text, so that the assertions report it. */
const send = async (
  method: string,
  url: string,
  headers: Headers,
  body: string | undefined,
): Promise<Answer> => {
  const startedAt = performance.now();
  try {
    const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    return {
      status: response.status,
      headers: new Map(response.headers),
      text,
      durationMs: performance.now() - startedAt,
    };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { status: 0, headers: new Map(), text: String(cause), durationMs: performance.now() - startedAt };
  }
};
