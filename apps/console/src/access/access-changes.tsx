import type { AccessChange } from '../api/access-types';
import { count } from '../elements/format';
import { servicesOf } from './services';

type Props = { readonly changes: ReadonlyArray<AccessChange> };

/** Who gained what, and who lost what. */
export const AccessChanges = ({ changes }: Props) => (
  <>
    <Changes
      title="Gained"
      tone="new"
      changes={changes.filter(({ gained }) => gained !== '')}
      portsOf={({ gained }) => gained}
    />
    <Changes
      title="Lost"
      tone="old"
      changes={changes.filter(({ lost }) => lost !== '')}
      portsOf={({ lost }) => lost}
    />
  </>
);

type ChangesProps = Props & {
  readonly title: string;
  readonly tone: 'old' | 'new';
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
              {few(change.sources)} → {few(change.destinations)},{' '}
              {servicesOf(change.protocols, portsOf(change))}
            </span>
          </li>
        ))}
        {changes.length > MOST && <li>and {count(changes.length - MOST, 'more change')}</li>}
      </ul>
    </>
  );

const FEW = 6;

/** The first few, and how many more there are. */
export const few = (names: ReadonlyArray<string>): string =>
  names.length <= FEW
    ? names.join(', ')
    : `${names.slice(0, FEW).join(', ')} and ${count(names.length - FEW, 'more', 'more')}`;
