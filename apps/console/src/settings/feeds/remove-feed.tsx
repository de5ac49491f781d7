import { useMutation, useQueryClient } from '@tanstack/react-query';
import { feedsQuery, removeFeed } from '../../api/settings-queries';
import type { Feed } from '../../api/types';
import { Dialog } from '../../elements/dialog';
import { Failure } from '../../elements/failure';
import { count } from '../../elements/format';

type Props = { readonly directory: string; readonly feed: Feed; readonly onClose: () => void };

export const RemoveFeed = ({ directory, feed, onClose }: Props) => {
  const queryClient = useQueryClient();
  const removing = useMutation({
    mutationFn: () => removeFeed(directory, feed.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: feedsQuery(directory).queryKey });
      onClose();
    },
  });
  return (
    <Dialog title={`Remove the feed “${feed.id}”?`} onClose={onClose}>
      <ul>
        <li>Its receiver is told nothing more. What it was told stays with it.</li>
        {feed.behind > 0 && <li>{count(feed.behind, 'event')} of the directory it will not hear of.</li>}
        <li>Its secret stops working for good; a feed of the same name gets a new one.</li>
      </ul>
      {removing.isError && <Failure error={removing.error} />}
      <div className="actions">
        <button type="button" onClick={onClose}>
          Keep it
        </button>
        <button
          type="button"
          className="danger solid"
          disabled={removing.isPending}
          onClick={() => removing.mutate()}
        >
          Remove feed
        </button>
      </div>
    </Dialog>
  );
};
