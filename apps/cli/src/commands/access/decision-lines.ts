import type { Decision } from '@rollcall/acl';
import type { Colors } from 'picocolors/types';
import { columns } from '../../terminal/columns';
import { decisionReasons } from './decision-reasons';

/** A decision for an administrator: the answer, why, and every name that failed closed on the way. */
export const decisionLines = (
  question: string,
  { effect, code, rule, provenance, failedClosed }: Decision,
  { bold, dim, green, red, yellow }: Colors,
): ReadonlyArray<string> => [
  `${bold(effect === 'allow' ? green('ALLOW') : red('DENY'))}  ${question}`,
  ...columns([
    [dim('  why'), `${decisionReasons[code]} ${dim(code)}`],
    ...(rule === undefined
      ? []
      : [
          [
            dim('  rule'),
            `line ${rule.line}, column ${rule.column}: ${rule.srcSelector} → ${rule.dstSelector}:${rule.ports}`,
          ],
        ]),
    ...provenance.via.map(({ selector, nameThen }) => [
      dim('  through'),
      `${selector}, the group "${nameThen}"`,
    ]),
    ...failedClosed.map(({ line, column, message }) => [
      yellow('  failed closed'),
      `line ${line}, column ${column}: ${message}`,
    ]),
    [
      dim('  as of'),
      `revision ${provenance.revision}, policy ${provenance.policyHash.slice(0, 12) || 'none'}`,
    ],
  ]),
];
