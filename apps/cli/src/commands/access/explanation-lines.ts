import type { AccessExplanation } from '@rollcall/server';
import type { Colors } from 'picocolors/types';
import { columns } from '../../terminal/columns';
import { decisionLines } from './decision-lines';
import { nearMissLines } from './near-miss-lines';
import { ruleName } from './rule-name';

/** The decision, the rules that allow it, and those that would but for a name that stands for nobody. */
export const explanationLines = (
  directory: string,
  question: string,
  { decision, matches, nearMisses }: AccessExplanation,
  colors: Colors,
): ReadonlyArray<string> => {
  const { dim, green } = colors;
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
    ...nearMissLines(directory, nearMisses, colors),
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
