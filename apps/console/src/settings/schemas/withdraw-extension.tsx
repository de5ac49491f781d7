import { useMutation, useQueryClient } from '@tanstack/react-query';
import { extensionsQuery, withdrawExtension } from '../../api/settings-queries';
import type { SchemaExtension } from '../../api/types';
import { Dialog } from '../../elements/dialog';
import { Failure } from '../../elements/failure';
import { count } from '../../elements/format';

type Props = {
  readonly directory: string;
  readonly extension: SchemaExtension;
  readonly onDone: (told: string) => void;
  readonly onClose: () => void;
};

export const WithdrawExtension = ({ directory, extension, onDone, onClose }: Props) => {
  const { resourceType, schema } = extension;
  const thing = resourceType.toLowerCase();
  const queryClient = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: () => withdrawExtension(directory, schema.id),
    onSuccess: async ({ holders }) => {
      await queryClient.invalidateQueries({ queryKey: extensionsQuery(directory).queryKey });
      onDone(
        holders === 0
          ? `${schema.name} is withdrawn; nobody held a value of it`
          : `${schema.name} is withdrawn; the values of ${count(holders, thing)} are kept out of sight`,
      );
      onClose();
    },
  });
  return (
    <Dialog title={`Withdraw “${schema.name}”?`} onClose={onClose}>
      <ul>
        <li>Its attributes are neither taken nor shown any more, from the next request on.</li>
        <li>Values that {thing}s hold are kept out of sight; declared again, they are back.</li>
        <li>The identity provider is not told: what it goes on sending of them is passed over.</li>
      </ul>
      {withdrawing.isError && <Failure error={withdrawing.error} />}
      <div className="actions">
        <button type="button" onClick={onClose}>
          Keep it
        </button>
        <button
          type="button"
          className="danger solid"
          disabled={withdrawing.isPending}
          onClick={() => withdrawing.mutate()}
        >
          Withdraw extension
        </button>
      </div>
    </Dialog>
  );
};
