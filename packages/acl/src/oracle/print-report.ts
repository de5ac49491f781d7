import type { CaptureCheck } from './check-capture';
import type { OracleReport } from './run-oracle';

const SHOWN = 20;

const count = (value: number): string => value.toLocaleString('en-US');

const disagrees = ({ recorded, ours }: CaptureCheck): boolean => recorded !== ours;

const unheld = ({ messageHeld }: CaptureCheck): boolean => messageHeld === false;

const captureLines = (captures: ReadonlyArray<CaptureCheck>): ReadonlyArray<string> => {
  const of = (recorded: string) => captures.filter((capture) => capture.recorded === recorded);
  const agreed = (list: ReadonlyArray<CaptureCheck>) => list.filter((capture) => !disagrees(capture)).length;
  const tests = captures.filter((capture) => capture.tests);
  const messages = captures.filter(({ messageHeld }) => messageHeld !== undefined);
  return [
    `policies accepted as recorded  ${agreed(of('accepted'))} of ${of('accepted').length}`,
    `policies refused as recorded   ${agreed(of('refused'))} of ${of('refused').length}`,
    `recorded message in ours       ${messages.filter((capture) => !unheld(capture)).length} of ${messages.length}`,
    `policy tests as recorded       ${agreed(tests)} of ${tests.length}`,
  ];
};

const complaints = ({ captures, mismatches }: OracleReport): ReadonlyArray<string> => [
  ...captures.filter(disagrees).map(({ id, recorded, ours }) => `${id}: recorded ${recorded}, ours ${ours}`),
  ...captures
    .filter(unheld)
    .map(
      ({ id, recordedMessage, messages }) =>
        `${id}: ${recordedMessage} is not in ${JSON.stringify(messages)}`,
    ),
  ...mismatches.map(
    ({ record, src, dst, protocol, port, family, recorded }) =>
      `${record}: ${src} to ${dst}, protocol ${protocol}, port ${port}, IPv${family}: recorded ${recorded}`,
  ),
];

/** Whether the recordings were read whole and nothing differs from them. */
export const agrees = (report: OracleReport): boolean =>
  report.unread === 0 && complaints(report).length === 0 && report.captures.length + report.policies > 0;

/** The report for people; differences last, the first of them in full. */
export const printReport = (report: OracleReport): ReadonlyArray<string> => {
  const lines: string[] = [];
  if (report.captures.length > 0) lines.push(...captureLines(report.captures));
  if (report.policies > 0) {
    lines.push(`decisions checked              ${count(report.checked)} under ${report.policies} policies`);
    lines.push(`mismatches                     ${count(report.mismatches.length)}`);
  }
  if (report.unread > 0) lines.push(`lines not understood           ${report.unread}`);
  const found = complaints(report);
  lines.push(...found.slice(0, SHOWN).map((line) => `  ${line}`));
  if (found.length > SHOWN) lines.push(`  and ${count(found.length - SHOWN)} more`);
  return lines;
};
