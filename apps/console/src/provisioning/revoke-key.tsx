import { useMutation, useQueryClient } from '@tanstack/react-query';
import { revokeKey } from '../api/commands';
import { keysQuery } from '../api/queries';
import type { ApiKey } from '../api/types';
import { Ago } from '../elements/ago';
import { Dialog } from '../elements/dialog';
import { Failure } from '../elements/failure';

type Props = {
  readonly directory: string;
  readonly apiKey: ApiKey;
  /** Whether no other key works. */
  readonly last: boolean;
  readonly onClose: () => void;
};

export const RevokeKey = ({ directory, apiKey, last, onClose }: Props) => {
  const queryClient = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokeKey(directory, apiKey.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: keysQuery(directory).queryKey });
      onClose();
    },
  });
  return (
    <Dialog title={`Revoke the key “${apiKey.label}”?`} onClose={onClose}>
      <p>
        From the next request on it is refused, for good.
        {last && ' No other key works: Okta is locked out until it is given a new one.'}
      </p>
      {apiKey.lastUsedAt !== null && (
        <p>
          It was last used <Ago at={apiKey.lastUsedAt} />.
        </p>
      )}
      {revoking.isError && <Failure error={revoking.error} />}
      <div className="actions">
        <button type="button" onClick={onClose}>
          Keep it
        </button>
        <button
          type="button"
          className="danger solid"
          disabled={revoking.isPending}
          onClick={() => revoking.mutate()}
        >
          Revoke key
        </button>
      </div>
    </Dialog>
  );
};
