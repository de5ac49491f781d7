import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { feedsQuery, moveFeed } from '../../api/settings-queries';
import type { Feed } from '../../api/types';
import { Dialog } from '../../elements/dialog';
import { Failure } from '../../elements/failure';

type Props = { readonly directory: string; readonly feed: Feed; readonly onClose: () => void };

export const MoveFeed = ({ directory, feed, onClose }: Props) => {
  const [after, setAfter] = useState(feed.position);
  const queryClient = useQueryClient();
  const moving = useMutation({
    mutationFn: () => moveFeed(directory, feed.id, after.trim()),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: feedsQuery(directory).queryKey });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    moving.mutate();
  };
  return (
    <Dialog title={`Move the feed “${feed.id}”`} onClose={onClose}>
      <ul>
        <li>Back: its receiver is told again what came after.</li>
        <li>On: its receiver never hears of the events in between.</li>
      </ul>
      <form className="stack" onSubmit={submit}>
        <label className="field">
          <span>It goes on after revision</span>
          <input
            autoComplete="off"
            value={after}
            onChange={({ target }) => setAfter(target.value)}
            aria-describedby="move-feed-hint"
          />
        </label>
        <p id="move-feed-hint" className="hint">
          <code>start</code> is before the first event.
        </p>
        {moving.isError && <Failure error={moving.error} />}
        <div className="actions">
          <button type="button" onClick={onClose}>
            Leave it
          </button>
          <button type="submit" className="primary" disabled={moving.isPending}>
            Move feed
          </button>
        </div>
      </form>
    </Dialog>
  );
};
