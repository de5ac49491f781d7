import { useQuery } from '@tanstack/react-query';
import { structuredPatch } from 'diff';
import { Fragment } from 'react';
import { pastPolicyQuery } from '../api/past-queries';
import { Failure } from '../elements/failure';

type Props = {
  readonly directory: string;
  /** Of the entry that tells of the change. */
  readonly revision: string;
};

const LINES_AROUND = 3;

const marks: { readonly [mark: string]: { readonly look: string; readonly said: string } } = {
  '-': { look: 'gone', said: 'Taken out: ' },
  '+': { look: 'come', said: 'Put in: ' },
};

/** The lines of the policy that were taken out and put in, with those around them. */
const PolicyChange = ({ directory, revision }: Props) => {
  const { data: now, error } = useQuery(pastPolicyQuery(directory, Number(revision)));
  const { data: before, error: errorBefore } = useQuery(pastPolicyQuery(directory, Number(revision) - 1));
  const failure = error ?? errorBefore;
  if (failure !== null) return <Failure error={failure} />;
  if (now === undefined || before === undefined) return <p className="muted">Comparing…</p>;
  const { hunks } = structuredPatch('', '', before.text ?? '', now.text ?? '', '', '', {
    context: LINES_AROUND,
  });
  if (hunks.length === 0) return <p className="muted">The text is the same.</p>;
  return (
    <div className="difference" role="group" aria-label="Lines that changed">
      {hunks.map(({ oldStart, newStart, lines }) => (
        <Fragment key={`${oldStart} ${newStart}`}>
          <div className="difference-place">line {newStart}</div>
          {lines.map((line, index) => {
            const mark = marks[line.charAt(0)];
            return (
              <code key={`${index} ${line}`} className={mark?.look}>
                <span aria-hidden="true">{mark === undefined ? ' ' : line.charAt(0)} </span>
                {mark !== undefined && <span className="hidden">{mark.said}</span>}
                {line.slice(1) || ' '}
              </code>
            );
          })}
        </Fragment>
      ))}
    </div>
  );
};

export default PolicyChange;
