import { useQuery } from '@tanstack/react-query';
import type { Position, PreviewReport } from '../../api/access-types';
import { previewPolicy } from '../../api/commands';
import { Failure } from '../../elements/failure';
import { AccessChanges, few } from '../access-changes';

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
  return (
    <div role="status">
      {unchanged && <p>Nobody gains or loses access.</p>}
      <AccessChanges changes={changes} />
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
