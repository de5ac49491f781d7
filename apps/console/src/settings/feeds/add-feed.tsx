import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addFeed, feedsQuery } from '../../api/settings-queries';
import type { AddedFeed } from '../../api/types';
import { Failure } from '../../elements/failure';
import { emptyDraft, type FeedDraft, wishOf } from './feed-draft';
import { FeedFields } from './feed-fields';

type Props = { readonly directory: string; readonly onAdded: (feed: AddedFeed) => void };

export const AddFeed = ({ directory, onAdded }: Props) => {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<FeedDraft>(emptyDraft);
  const adding = useMutation({
    mutationFn: () => addFeed(directory, wishOf(draft)),
    onSuccess: async (feed) => {
      setDraft(emptyDraft);
      onAdded(feed);
      await queryClient.invalidateQueries({ queryKey: feedsQuery(directory).queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  return (
    <details>
      <summary>Add a feed</summary>
      <form className="stack" onSubmit={submit}>
        <FeedFields
          directory={directory}
          draft={draft}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        {adding.isError && <Failure error={adding.error} />}
        <div>
          <button type="submit" className="primary" disabled={adding.isPending}>
            Add feed
          </button>
        </div>
      </form>
    </details>
  );
};
