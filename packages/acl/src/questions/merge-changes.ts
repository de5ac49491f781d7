import { formatPorts } from '../ports/port-set';
import type { AccessChange } from './access-diff';

const whatOf = ({ family, protocols, lost, gained }: AccessChange): string =>
  `${family} ${protocols.join()} ${formatPorts(lost)} ${formatPorts(gained)}`;

const unite = (
  changes: ReadonlyArray<AccessChange>,
  keep: 'sources' | 'destinations',
  join: 'sources' | 'destinations',
): ReadonlyArray<AccessChange> => {
  const united = new Map<string, { readonly change: AccessChange; readonly joined: string[] }>();
  for (const change of changes) {
    const key = `${whatOf(change)} ${JSON.stringify(change[keep])}`;
    const known = united.get(key);
    if (known === undefined) united.set(key, { change, joined: [...change[join]] });
    else for (const label of change[join]) known.joined.push(label);
  }
  return Array.from(united.values(), ({ change, joined }) => ({ ...change, [join]: joined }));
};

/** Says the same with fewer lines: sources that see the same change of the same destinations, then the reverse. */
export const mergeChanges = (changes: ReadonlyArray<AccessChange>): ReadonlyArray<AccessChange> =>
  unite(unite(changes, 'destinations', 'sources'), 'sources', 'destinations');
