import { isDeepStrictEqual } from 'node:util';
import { textAt } from './client/json';
import type { Answer } from './client/send';

/** What a server did not do that a case demands. */
export class Unmet extends Error {}

export const demand = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Unmet(otherwise);
};

/** Demands one of the statuses, and hands the answer on. */
export const status = (answer: Answer, ...wanted: ReadonlyArray<number>): Answer => {
  if (wanted.includes(answer.status)) return answer;
  if (answer.status === 0) throw new Unmet(`${answer.request} gets no answer: ${answer.text}`);
  const said = textAt(answer.body, 'detail') || answer.text;
  throw new Unmet(
    `${answer.request} answers ${answer.status}, not ${wanted.join(' or ')}${said === '' ? '' : `: ${shown(said)}`}`,
  );
};

export const equal = (what: string, found: unknown, wanted: unknown): void =>
  demand(isDeepStrictEqual(found, wanted), `${what} is ${shown(found)}, not ${shown(wanted)}`);

/** The same values in any order. */
export const sameSet = (what: string, found: ReadonlyArray<string>, wanted: ReadonlyArray<string>): void =>
  equal(what, found.toSorted(), wanted.toSorted());

const MOST_SHOWN = 160;

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'absent');
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
};
