import type { IssuedKey } from '../api/types';
import { Copyable } from '../elements/copyable';

type Props = { readonly issued: IssuedKey; readonly onDone: () => void };

/** The only sight of a key there ever is. It lives in this page alone and goes with it. */
export const FreshKey = ({ issued, onDone }: Props) => (
  <section className="card stack fresh" aria-label="The new API key">
    <h2>The new key “{issued.label}”</h2>
    <p>
      <strong>Copy it now: it is shown this once.</strong> Only its hash is kept. If it is lost, issue another
      and revoke this one.
    </p>
    <Copyable label="API key" text={issued.key} />
    <div>
      <button type="button" onClick={onDone}>
        I have copied it
      </button>
    </div>
  </section>
);
