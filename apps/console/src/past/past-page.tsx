import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { pastEntriesQuery, revisionAt } from '../api/past-queries';
import type { Directory } from '../api/types';
import { Entry, keyOf } from '../audit/entry';
import { InstantField } from '../audit/instant-field';
import { Failure } from '../elements/failure';
import { moment } from '../elements/format';
import { useSettled } from '../elements/use-settled';
import { useTitle } from '../elements/use-title';
import { PastState } from './past-state';

type Props = { readonly directory: Directory };

/** The directory at any revision; which one is in the URL. */
export const PastPage = ({ directory: { id, revision: head } }: Props) => {
  useTitle('Time travel');
  const last = Number(head);
  const [query, setQuery] = useSearchParams();
  const asked = Number(query.get('revision') ?? last);
  const revision = Number.isInteger(asked) ? Math.min(Math.max(asked, 0), last) : last;
  const goTo = (to: number) =>
    setQuery({ revision: String(Math.min(Math.max(to, 0), last)) }, { replace: true });
  const settled = useSettled(revision, 150);
  const { data: entries, error } = useQuery(pastEntriesQuery(id, settled));
  const finding = useMutation({ mutationFn: (at: string) => revisionAt(id, at), onSuccess: goTo });
  const at = entries?.[0]?.time;
  return (
    <>
      <h1>Time travel</h1>
      <div className="card stack">
        <div className="filters">
          <label className="field slider">
            <span>
              Revision {revision} of {last}
              {at !== undefined && settled === revision && `, ${moment(at)}`}
            </span>
            <input
              type="range"
              min={0}
              max={last}
              value={revision}
              onChange={(event) => goTo(Number(event.target.value))}
            />
          </label>
          <button type="button" disabled={revision === 0} onClick={() => goTo(revision - 1)}>
            Change before
          </button>
          <button type="button" disabled={revision === last} onClick={() => goTo(revision + 1)}>
            Change after
          </button>
          <InstantField
            label="Go to a moment"
            value={undefined}
            onChange={(instant) => instant !== '' && finding.mutate(instant)}
          />
        </div>
        {finding.isError && <Failure error={finding.error} />}
      </div>
      {error !== null && <Failure error={error} />}
      <h2>What made this revision</h2>
      <ol className="entries">
        {entries?.map((entry, index) => (
          <Entry key={keyOf(entry)} directory={id} entry={entry} continued={index > 0} />
        ))}
      </ol>
      <PastState directory={id} revision={settled} last={last} />
    </>
  );
};
