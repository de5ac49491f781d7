import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { feedsQuery } from '../../api/settings-queries';
import type { AddedFeed, Feed } from '../../api/types';
import { Failure } from '../../elements/failure';
import { Reserved } from '../../session/reserved';
import { AddFeed } from './add-feed';
import { FeedList } from './feed-list';
import { FreshFeed } from './fresh-feed';
import { MoveFeed } from './move-feed';
import { RemoveFeed } from './remove-feed';

type Props = { readonly directory: string };

export const FeedSection = ({ directory }: Props) => {
  const { data: feeds, error } = useQuery(feedsQuery(directory));
  const [fresh, setFresh] = useState<AddedFeed>();
  const [moving, setMoving] = useState<Feed>();
  const [leaving, setLeaving] = useState<Feed>();
  return (
    <section className="card stack" aria-labelledby="feeds-heading">
      <h2 id="feeds-heading">Feeds</h2>
      <p>
        A feed tells another system what happens here, in order and until it was taken: the audit trail as
        signed webhooks, or people and groups as security events.
      </p>
      {error !== null && <Failure error={error} />}
      {fresh !== undefined && <FreshFeed feed={fresh} onDone={() => setFresh(undefined)} />}
      {feeds?.length === 0 && <p className="muted">None: nobody is told.</p>}
      <Reserved to="admin">
        <div className="stack">
          <FeedList feeds={feeds ?? []} onMove={setMoving} onRemove={setLeaving} />
          <AddFeed directory={directory} onAdded={setFresh} />
        </div>
      </Reserved>
      {moving !== undefined && (
        <MoveFeed directory={directory} feed={moving} onClose={() => setMoving(undefined)} />
      )}
      {leaving !== undefined && (
        <RemoveFeed directory={directory} feed={leaving} onClose={() => setLeaving(undefined)} />
      )}
    </section>
  );
};
