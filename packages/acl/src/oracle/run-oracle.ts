import * as E from 'fp-ts/lib/Either.js';
import { checkCapture } from './check-capture';
import { checkDecisions } from './check-decisions';
import { readLines } from './read-lines';
import { type Capture, type DecisionRecord, type ReadRecord, readRecord } from './record';
import { recordedWorld } from './recorded-world';
import { complain, count, emptyReport, type OracleReport, skip } from './report';

export type OracleFiles = {
  /** Lines are told apart by what they hold, not by which of these names their file. */
  readonly captures: ReadonlyArray<string>;
  readonly decisions: ReadonlyArray<string>;
  /** Rewrite every group that a policy defines as a pushed group with the same members. */
  readonly pushedGroups: boolean;
};

const playCapture = (report: OracleReport, capture: Capture, pushed: boolean): OracleReport => {
  const check = checkCapture(capture, recordedWorld(capture, pushed));
  const { id, recorded, ours, messageHeld, recordedMessage, messages } = check;
  const same = recorded === ours;
  const complaints = [
    ...(same ? [] : [`${id}: recorded ${recorded}, ours ${ours} ${JSON.stringify(messages)}`]),
    ...(messageHeld === false ? [`${id}: ${recordedMessage} is not in ${JSON.stringify(messages)}`] : []),
  ];
  return complain(
    {
      ...report,
      [recorded]: count(report[recorded], same),
      ...(messageHeld !== undefined && { messages: count(report.messages, messageHeld) }),
      ...(check.tests && { tests: count(report.tests, same) }),
    },
    complaints,
  );
};

const playDecisions = (report: OracleReport, record: DecisionRecord, pushed: boolean): OracleReport => {
  const { checked, mismatches } = checkDecisions(record, recordedWorld(record, pushed));
  return complain(
    {
      ...report,
      policies: report.policies + 1,
      checked: report.checked + checked,
      mismatches: report.mismatches + mismatches.length,
    },
    mismatches.map(
      ({ src, dst, protocol, port, family, recorded }) =>
        `${record.id}: ${src} to ${dst}, protocol ${protocol}, port ${port}, IPv${family}: recorded ${recorded}`,
    ),
  );
};

const play = (report: OracleReport, read: ReadRecord, where: string, pushed: boolean): OracleReport => {
  const { faults } = read;
  try {
    const played =
      read.kind === 'capture'
        ? playCapture(report, read.record, pushed)
        : playDecisions(report, read.record, pushed);
    if (faults.length === 0) return played;
    const inPart = { ...played, inPart: played.inPart + 1 };
    return complain(
      inPart,
      faults.map((fault) => `${where}: ${fault}`),
    );
  } catch (error) {
    return skip(report, `of a network that cannot be played (${String(error)})`, where);
  }
};

/** Plays recordings against the resolver, a line at a time. */
export const runOracle = async (files: OracleFiles): Promise<OracleReport> => {
  let report = emptyReport;
  for (const file of [...files.captures, ...files.decisions]) {
    for await (const { number, value } of readLines(file)) {
      const where = `${file}:${number}`;
      const record = E.isLeft(value) ? value : readRecord(value.right);
      report = { ...report, lines: report.lines + 1 };
      report = E.isLeft(record)
        ? skip(report, record.left, where)
        : play(report, record.right, where, files.pushedGroups);
    }
  }
  return report;
};
