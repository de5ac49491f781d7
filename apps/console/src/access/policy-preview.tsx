import { useQuery } from '@tanstack/react-query';
import { previewPolicy } from '../api/commands';
import type { AccessChange, Position, PreviewReport } from '../api/types';
import { Failure } from '../elements/failure';
import { count } from '../elements/format';

type Props = {
  readonly directory: string;
  /** Without errors. */
  readonly text: string;
  readonly onGoTo: (position: Position) => void;
};

/** Who gains and who loses what if the text is saved now. */
export const PolicyPreview = ({ directory, text, onGoTo }: Props) => {
  const { data: report, error } = useQuery({
    queryKey: ['policy-preview', directory, text],
    queryFn: () => previewPolicy(directory, text),
  });
  return (
    <section className="card" aria-label="Preview">
      <h2>If you save this</h2>
      {error !== null && <Failure error={error} />}
      {report === undefined ? (
        error === null && <p className="muted">Comparing…</p>
      ) : (
        <Report report={report} onGoTo={onGoTo} />
      )}
    </section>
  );
};

const Report = ({ report, onGoTo }: { readonly report: PreviewReport } & Pick<Props, 'onGoTo'>) => {
  const { unchanged, changes, deserted, deadRules, flippedTests } = report;
  const gains = changes.filter(({ gained }) => gained !== '');
  const losses = changes.filter(({ lost }) => lost !== '');
  return (
    <div role="status">
      {unchanged && <p>Nobody gains or loses access.</p>}
      <Changes title="Gained" tone="new" changes={gains} portsOf={({ gained }) => gained} />
      <Changes title="Lost" tone="old" changes={losses} portsOf={({ lost }) => lost} />
      {deserted.length > 0 && <p>Nobody reaches {few(deserted)} any more.</p>}
      {deadRules.map((rule) => (
        <p key={`${rule.section} ${rule.index}`}>
          The rule on{' '}
          <button type="button" className="quiet place" onClick={() => onGoTo(rule)}>
            line {rule.line}
          </button>{' '}
          would apply to nobody.
        </p>
      ))}
      {flippedTests.map(({ index, src, passes }) => (
        <p key={index}>
          The test {index + 1} of {src} would {passes ? 'pass again' : 'fail'}.
        </p>
      ))}
    </div>
  );
};

type ChangesProps = {
  readonly title: string;
  readonly tone: 'old' | 'new';
  readonly changes: ReadonlyArray<AccessChange>;
  readonly portsOf: (change: AccessChange) => string;
};

const MOST = 20;

const Changes = ({ title, tone, changes, portsOf }: ChangesProps) =>
  changes.length > 0 && (
    <>
      <h3>{title}</h3>
      <ul className="change">
        {changes.slice(0, MOST).map((change) => (
          <li key={JSON.stringify(change)} className={tone}>
            <span>
              {few(change.sources)} → {few(change.destinations)}, ports {portsOf(change)}
            </span>
          </li>
        ))}
        {changes.length > MOST && <li>and {count(changes.length - MOST, 'more change')}</li>}
      </ul>
    </>
  );

const FEW = 6;

/** The first few, and how many more there are. */
const few = (names: ReadonlyArray<string>): string =>
  names.length <= FEW
    ? names.join(', ')
    : `${names.slice(0, FEW).join(', ')} and ${count(names.length - FEW, 'more', 'more')}`;
