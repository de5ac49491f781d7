import type { OracleReport, Tally } from './report';

const number = (value: number): string => value.toLocaleString('en-US');

const tally = ({ agreed, of }: Tally): string => `${number(agreed)} of ${number(of)}`;

const counts = (report: OracleReport): ReadonlyArray<string> => [
  ...(report.accepted.of + report.refused.of === 0
    ? []
    : [
        `policies accepted as recorded  ${tally(report.accepted)}`,
        `policies refused as recorded   ${tally(report.refused)}`,
        `recorded message in ours       ${tally(report.messages)}`,
        `policy tests as recorded       ${tally(report.tests)}`,
      ]),
  ...(report.policies === 0
    ? []
    : [
        `decisions checked              ${number(report.checked)} under ${report.policies} policies`,
        `mismatches                     ${number(report.mismatches)}`,
      ]),
];

const leftOut = ({ lines, skipped, inPart }: OracleReport): ReadonlyArray<string> => {
  const all = [...skipped.values()].reduce((sum, { count }) => sum + count, 0);
  return [
    ...(lines === 0 ? ['no lines: nothing was checked'] : []),
    ...(all === 0 ? [] : [`lines skipped                  ${number(all)} of ${number(lines)}`]),
    ...[...skipped].map(([reason, { count, first }]) => `  ${number(count)} ${reason}, first at ${first}`),
    ...(inPart === 0 ? [] : [`lines read in part             ${number(inPart)} of ${number(lines)}`]),
  ];
};

/** The report for people; what differs or was left out comes last, the first of it in words. */
export const printReport = (report: OracleReport): ReadonlyArray<string> => {
  const more = report.complained - report.complaints.length;
  return [
    ...counts(report),
    ...leftOut(report),
    ...report.complaints.map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${number(more)} more`] : []),
  ];
};
