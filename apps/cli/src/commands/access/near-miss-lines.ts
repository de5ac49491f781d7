import type { FailedClosed } from '@rollcall/acl';
import type { Colors } from 'picocolors/types';
import { ruleName } from './rule-name';

/** The rules that would apply but for a name that stands for nobody, and where to look for why. */
export const nearMissLines = (
  directory: string,
  nearMisses: ReadonlyArray<FailedClosed>,
  { dim, yellow }: Colors,
): ReadonlyArray<string> => [
  ...(nearMisses.length === 0 ? [] : ['', 'What would apply, if it were not for this:']),
  ...nearMisses.flatMap(({ section, ruleIndex, line, message, causeRevision }) => [
    `  ${yellow(ruleName(section, ruleIndex, line))}`,
    `    ${message}`,
    ...(causeRevision === undefined
      ? []
      : [dim(`    see: rollcall audit show ${directory} ${causeRevision}`)]),
  ]),
];
