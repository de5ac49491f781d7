import { type CaptureCheck, checkCapture } from './check-capture';
import { checkDecisions, type DecisionMismatch } from './check-decisions';
import { readLines } from './read-lines';
import { readCapture, readDecisions } from './record';
import { recordedWorld } from './recorded-world';

export type OracleFiles = {
  readonly captures: ReadonlyArray<string>;
  readonly decisions: ReadonlyArray<string>;
  /** Rewrite every group that a policy defines as a pushed group with the same members. */
  readonly pushedGroups: boolean;
};

export type OracleReport = {
  readonly captures: ReadonlyArray<CaptureCheck>;
  readonly policies: number;
  readonly checked: number;
  readonly mismatches: ReadonlyArray<DecisionMismatch>;
  /** Lines that are neither. */
  readonly unread: number;
};

/** Plays recordings against the resolver. */
export const runOracle = ({ captures, decisions, pushedGroups }: OracleFiles): OracleReport => {
  const checks: CaptureCheck[] = [];
  const mismatches: DecisionMismatch[] = [];
  let policies = 0;
  let checked = 0;
  let unread = 0;
  for (const line of captures.flatMap(readLines)) {
    const capture = readCapture(line);
    if (capture === undefined) unread += 1;
    else checks.push(checkCapture(capture, recordedWorld(capture, pushedGroups)));
  }
  for (const line of decisions.flatMap(readLines)) {
    const record = readDecisions(line);
    if (record === undefined) {
      unread += 1;
      continue;
    }
    const check = checkDecisions(record, recordedWorld(record, pushedGroups));
    policies += 1;
    checked += check.checked;
    mismatches.push(...check.mismatches);
  }
  return { captures: checks, policies, checked, mismatches, unread };
};
