import type { Explanation, MatchedRule } from '../../api/access-types';
import { Banner } from '../../elements/banner';
import { PolicyLine } from '../policy-line';
import { NearMisses } from './near-misses';
import { reasonOf } from './reasons';

type Props = {
  readonly directory: string;
  readonly question: { readonly src: string; readonly dst: string; readonly port: number };
  readonly explanation: Explanation;
};

/** The answer, each rule that allows it, and each that would but for a name that denotes nobody. */
export const Verdict = ({ directory, question: { src, dst, port }, explanation }: Props) => {
  const { decision, matches, nearMisses } = explanation;
  const { effect, code, provenance } = decision;
  const can = effect === 'allow';
  return (
    <>
      <Banner
        tone={can ? 'good' : 'bad'}
        title={`${can ? 'Yes' : 'No'}: ${src} ${can ? 'can' : 'cannot'} reach ${dst} on port ${port}`}
      >
        <p>
          {reasonOf(code)} <code className="muted">{code}</code>
        </p>
        {provenance.via.map(({ selector, nameThen }) => (
          <p key={selector}>
            As a member of the group “{nameThen}”, which <code>{selector}</code> names.
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
      {matches.length > 0 && <Matches directory={directory} matches={matches} can={can} />}
      <NearMisses directory={directory} nearMisses={nearMisses} />
    </>
  );
};

type MatchesProps = {
  readonly directory: string;
  readonly matches: ReadonlyArray<MatchedRule>;
  readonly can: boolean;
};

const Matches = ({ directory, matches, can }: MatchesProps) => (
  <section className="card">
    <h2>{matches.length === 1 ? 'The rule that allows it' : `All ${matches.length} rules that allow it`}</h2>
    {!can && <p>Over one address family only. Every family that both ends have is needed.</p>}
    <ul className="plain-list">
      {matches.map(({ section, index, line, srcSelector, dstSelector, ports }) => (
        <li key={`${section} ${index} ${srcSelector} ${dstSelector}`}>
          <PolicyLine directory={directory} line={line} />: <code>{srcSelector}</code> →{' '}
          <code>{dstSelector}</code>, ports <code>{ports}</code>
        </li>
      ))}
    </ul>
  </section>
);
