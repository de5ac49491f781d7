import type { FailedClosed } from '../../api/access-types';
import { PolicyLine } from '../policy-line';

type Props = { readonly directory: string; readonly nearMisses: ReadonlyArray<FailedClosed> };

/** The rules that would apply but for a name that denotes nobody; nothing when there are none. */
export const NearMisses = ({ directory, nearMisses }: Props) =>
  nearMisses.length > 0 && (
    <section className="card">
      <h2>Rules that would cover it, but failed closed</h2>
      <ul className="plain-list">
        {nearMisses.map(({ selector, line, message }) => (
          <li key={`${line} ${selector}`}>
            <PolicyLine directory={directory} line={line} />: {message}
          </li>
        ))}
      </ul>
    </section>
  );
