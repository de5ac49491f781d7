import { useMutation, useQueryClient } from '@tanstack/react-query';
import { feedsQuery, removeFeed } from '../../api/settings-queries';
import type { Feed } from '../../api/types';
import { ConfirmDialog } from '../../elements/confirm-dialog';
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
    <ConfirmDialog
      title={`Remove the feed “${feed.id}”?`}
      action="Remove feed"
      doing={removing}
      onClose={onClose}
    >
      <ul>
        <li>Its receiver is told nothing more. What it was told stays with it.</li>
        {feed.behind > 0 && <li>{count(feed.behind, 'event')} of the directory it will not hear of.</li>}
        <li>Its secret stops working for good; a feed of the same name gets a new one.</li>
      </ul>
    </ConfirmDialog>
  );
};
