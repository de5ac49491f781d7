import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { pastEntriesQuery, revisionAt } from '../api/past-queries';
import { Entry, keyOf } from '../audit/entry';
import { useDirectory } from '../directories/use-directory';
import { Failure } from '../elements/failure';
import { moment } from '../elements/format';
import { InstantField } from '../elements/instant-field';
import { useSettled } from '../elements/use-settled';
import { useTitle } from '../elements/use-title';
import { PastState } from './past-state';

const route = getRouteApi('/directories/$id/history');

/** The directory at any revision; which one is in the URL. */
export const PastPage = () => {
  useTitle('Time travel');
  const { id, revision: head } = useDirectory();
  const last = Number(head);
  const navigate = useNavigate();
  const { revision: asked } = route.useSearch();
  const within = (to: number) => (Number.isInteger(to) ? Math.min(Math.max(to, 0), last) : last);
  const inAddress = within(Number(asked ?? last));
  const [revision, setRevision] = useState(inAddress);
  const goTo = (to: number) => setRevision(within(to));
  const settled = useSettled(revision, 150);
  useEffect(() => {
    if (settled !== inAddress) setRevision(inAddress);
  }, [inAddress]);
  useEffect(() => {
    if (settled === inAddress) return;
    const search = { revision: String(settled) };
    void navigate({ to: '/directories/$id/history', params: { id }, search, replace: true });
  }, [settled]);
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
        <p className="hint">
          Below is the directory as it was, to be looked at alone. Links lead to how things are now.
        </p>
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
