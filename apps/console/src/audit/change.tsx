import type { AuditEntry } from '../api/types';
import { Value } from '../elements/value';
import { profileOf } from './settings-told';

type Props = { readonly entry: AuditEntry };

/** The value before, where the event tells it, and the value after. */
export const Change = ({ entry }: Props) => (
  <div className="change">
    {'old' in entry && (
      <div className="old">
        <span className="hidden">Before: </span>
        <div>
          <Value value={shown(entry, entry.old)} />
        </div>
      </div>
    )}
    {'new' in entry && (
      <div className="new">
        <span className="hidden">After: </span>
        <div>
          <Value value={shown(entry, entry.new)} />
        </div>
      </div>
    )}
  </div>
);

const shown = ({ event }: AuditEntry, value: unknown): unknown => {
  if (event !== 'IdpProfileChosen') return value;
  const { name, on } = profileOf(value);
  return `${name}: ${on}`;
};
