import { useMutation, useQueryClient } from '@tanstack/react-query';
import { extensionsQuery, withdrawExtension } from '../../api/settings-queries';
import type { SchemaExtension } from '../../api/types';
import { ConfirmDialog } from '../../elements/confirm-dialog';
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
    <ConfirmDialog
      title={`Withdraw “${schema.name}”?`}
      action="Withdraw extension"
      doing={withdrawing}
      onClose={onClose}
    >
      <ul>
        <li>Its attributes are neither taken nor shown any more, from the next request on.</li>
        <li>Values that {thing}s hold are kept out of sight; declared again, they are back.</li>
        <li>The identity provider is not told: what it goes on sending of them is passed over.</li>
      </ul>
    </ConfirmDialog>
  );
};
