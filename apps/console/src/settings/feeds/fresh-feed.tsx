import type { AddedFeed } from '../../api/types';
import { Copyable } from '../../elements/copyable';

type Props = { readonly feed: AddedFeed; readonly onDone: () => void };

/** The only sight of its secret there ever is. */
export const FreshFeed = ({ feed, onDone }: Props) => (
  <section className="card stack fresh" aria-label="The new feed">
    <h3>The new feed “{feed.id}”</h3>
    {feed.secret !== undefined && (
      <>
        <p>
          <strong>Copy it now: it is shown this once.</strong> If it is lost, remove the feed and add it
          again.
        </p>
        <Copyable label={feed.method === 'poll' ? 'Token' : 'Secret'} text={feed.secret} />
      </>
    )}
    {feed.pollUrl !== undefined && <Copyable label="Poll URL" text={feed.pollUrl} />}
    {feed.audience !== undefined && <Copyable label="Audience" text={feed.audience.join(', ')} />}
    <div>
      <button type="button" onClick={onDone}>
        {feed.secret === undefined ? 'Done' : 'I have copied it'}
      </button>
    </div>
  </section>
);
