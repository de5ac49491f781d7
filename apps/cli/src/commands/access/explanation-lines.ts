import type { AccessExplanation } from '@rollcall/server';
import type { Colors } from 'picocolors/types';
import { columns } from '../../terminal/columns';
import { decisionLines } from './decision-lines';
import { ruleName } from './rule-name';

/** The decision, the rules that allow it, and those that would but for a name that stands for nobody. */
export const explanationLines = (
  directory: string,
  question: string,
  { decision, matches, nearMisses }: AccessExplanation,
  colors: Colors,
): ReadonlyArray<string> => {
  const { dim, green, yellow } = colors;
  return [
    ...decisionLines(question, { ...decision, failedClosed: [] }, colors),
    ...(matches.length === 0 || (matches.length === 1 && decision.effect === 'allow')
      ? []
      : [
          '',
          matches.length === 1 ? 'One rule allows it:' : `${matches.length} rules allow it:`,
          ...columns(
            matches.map(({ section, index, line, srcSelector, dstSelector, ports }) => [
              green(`  ${ruleName(section, index, line)}`),
              `${srcSelector} → ${dstSelector}:${ports}`,
            ]),
          ),
        ]),
    ...(nearMisses.length === 0 ? [] : ['', 'What would apply, if it were not for this:']),
    ...nearMisses.flatMap(({ section, ruleIndex, line, message, causeRevision }) => [
      `  ${yellow(ruleName(section, ruleIndex, line))}`,
      `    ${message}`,
      ...(causeRevision === undefined
        ? []
        : [dim(`    see: rollcall audit show ${directory} ${causeRevision}`)]),
    ]),
    ...(decision.effect === 'deny' && matches.length > 0
      ? [
          '',
          dim(
            'The rules above allow it over one address family; every family that both ends have is needed.',
          ),
        ]
      : []),
  ];
};
