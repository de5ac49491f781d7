import type { Decision } from '../api/types';
import { Banner } from '../elements/banner';
import { PolicyLine } from './policy-line';

type Props = {
  readonly directory: string;
  readonly question: { readonly src: string; readonly dst: string; readonly port: string };
  readonly decision: Decision;
};

const reasons: { readonly [code: string]: string } = {
  ALLOW_RULE: 'A rule allows it.',
  DENY_NO_MATCH: 'No rule allows it.',
  DENY_PRINCIPAL_UNKNOWN: 'Nobody here has this name.',
  DENY_PRINCIPAL_INACTIVE: 'This person is suspended.',
  DENY_TARGET_INACTIVE: 'The destination is suspended, deleted or not known here.',
  DENY_POLICY_INVALID: 'The policy in force has errors.',
  DENY_NO_POLICY: 'No policy is in force.',
  DENY_STATE_BEHIND: 'The store could not be asked for the newest state, and an older one allows nothing.',
  DENY_BAD_QUERY: 'The question makes no sense: look at the spelling of both ends.',
  DENY_INTERNAL: 'Something failed inside; the log of the server says more.',
};

export const Verdict = ({ directory, question: { src, dst, port }, decision }: Props) => {
  const { effect, code, rule, provenance, failedClosed } = decision;
  const line = (at: number) => <PolicyLine directory={directory} line={at} />;
  return (
    <Banner
      tone={effect === 'allow' ? 'good' : 'bad'}
      title={`${effect === 'allow' ? 'Yes' : 'No'}: ${src} ${effect === 'allow' ? 'can' : 'cannot'} reach ${dst} on port ${port}`}
    >
      <p>
        {reasons[code] ?? code} <code className="muted">{code}</code>
      </p>
      {rule !== undefined && (
        <p>
          The rule on {line(rule.line)}: <code>{rule.srcSelector}</code> → <code>{rule.dstSelector}</code>,
          ports <code>{rule.ports}</code>
        </p>
      )}
      {provenance.via.map(({ selector, nameThen }) => (
        <p key={selector}>
          As a member of the group “{nameThen}”, which <code>{selector}</code> names.
        </p>
      ))}
      {failedClosed.map(({ selector, line: at, message }) => (
        <p key={`${at} ${selector}`}>
          A rule that fails closed would cover it, on {line(at)}: {message}
        </p>
      ))}
      <p className="muted">
        At revision {provenance.revision}
        {provenance.policyHash !== '' && (
          <>
            , policy <code>{provenance.policyHash.slice(0, 12)}</code>
          </>
        )}
      </p>
    </Banner>
  );
};
