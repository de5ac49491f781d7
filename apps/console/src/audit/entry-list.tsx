import { useInfiniteQuery } from '@tanstack/react-query';
import { type AuditFilter, auditQuery } from '../api/queries';
import { Banner } from '../elements/banner';
import { Failure } from '../elements/failure';
import { Entry, keyOf } from './entry';

type Props = { readonly directory: string; readonly filter: AuditFilter };

/** The entries that pass the filter, newest first, a page at a time. */
export const EntryList = ({ directory, filter }: Props) => {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    auditQuery(directory, filter),
  );
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return null;
  const entries = data.pages.flatMap((page) => page.entries);
  const [{ parked } = {}] = data.pages;
  const end = parked && (
    <Banner tone="bad" title={`The trail stops before event ${parked.revision}`}>
      Nothing from that event on is shown: the directory stopped there.
    </Banner>
  );
  if (entries.length === 0)
    return (
      <>
        {end}
        <p className="empty">Nothing happened that fits.</p>
      </>
    );
  return (
    <>
      {end}
      <ol className="entries">
        {entries.map((entry, index) => (
          <Entry
            key={keyOf(entry)}
            directory={directory}
            entry={entry}
            continued={entries[index - 1]?.requestId === entry.requestId}
          />
        ))}
      </ol>
      {hasNextPage && (
        <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? 'Reading…' : 'Older entries'}
        </button>
      )}
    </>
  );
};
