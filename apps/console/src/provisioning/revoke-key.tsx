import { useMutation, useQueryClient } from '@tanstack/react-query';
import { revokeKey } from '../api/commands';
import { keysQuery } from '../api/queries';
import type { ApiKey } from '../api/types';
import { Ago } from '../elements/ago';
import { ConfirmDialog } from '../elements/confirm-dialog';

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
    <ConfirmDialog
      title={`Revoke the key “${apiKey.label}”?`}
      action="Revoke key"
      doing={revoking}
      onClose={onClose}
    >
      <p>
        From the next request on it is refused, for good.
        {last && ' No other key works: Okta is locked out until it is given a new one.'}
      </p>
      {apiKey.lastUsedAt !== null && (
        <p>
          It was last used <Ago at={apiKey.lastUsedAt} />.
        </p>
      )}
    </ConfirmDialog>
  );
};
