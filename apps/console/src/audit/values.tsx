import { lazy, Suspense, useState } from 'react';
import type { AuditEntry } from '../api/types';
import { Change } from './change';
import { hasValues, isWhole } from './sentence';

const PolicyChange = lazy(() => import('./policy-change'));

type Props = { readonly directory: string; readonly entry: AuditEntry };

/** What an entry tells beyond its sentence: a change at once, what is large on wish. */
export const Values = ({ directory, entry }: Props) => {
  const [opened, setOpened] = useState(false);
  if (!hasValues(entry)) return null;
  const isPolicy = entry.event === 'PolicyAccepted';
  if (!isPolicy && !isWhole(entry)) return <Change entry={entry} />;
  return (
    <details className="held" onToggle={() => setOpened(true)}>
      <summary>{isPolicy ? 'What changed in its text' : 'What it held'}</summary>
      {!isPolicy && <Change entry={entry} />}
      {isPolicy && opened && (
        <Suspense fallback={<p className="muted">Comparing…</p>}>
          <PolicyChange directory={directory} revision={entry.revision} />
        </Suspense>
      )}
    </details>
  );
};
