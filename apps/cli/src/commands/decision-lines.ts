import type { Decision, DecisionCode } from '@rollcall/acl';
import type { Colors } from 'picocolors/types';
import { columns } from '../terminal/columns';

/** A decision for an administrator: the answer, why, and every name that failed closed on the way. */
export const decisionLines = (
  question: string,
  { effect, code, rule, provenance, failedClosed }: Decision,
  { bold, dim, green, red, yellow }: Colors,
): ReadonlyArray<string> => [
  `${bold(effect === 'allow' ? green('ALLOW') : red('DENY'))}  ${question}`,
  ...columns([
    [dim('  why'), `${REASONS[code]} ${dim(code)}`],
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

const REASONS: { readonly [Code in DecisionCode]: string } = {
  ALLOW_RULE: 'a rule allows it',
  DENY_NO_MATCH: 'no rule allows it',
  DENY_PRINCIPAL_UNKNOWN: 'the source is not known here',
  DENY_PRINCIPAL_INACTIVE: 'the source is deactivated',
  DENY_TARGET_INACTIVE: 'the destination is deactivated, deleted or not known here',
  DENY_POLICY_INVALID: 'the policy in force has errors',
  DENY_NO_POLICY: 'no policy is in force',
  DENY_STATE_BEHIND: 'the state known here is older than asked for',
  DENY_BAD_QUERY: 'the question makes no sense',
  DENY_INTERNAL: 'an error inside',
};
