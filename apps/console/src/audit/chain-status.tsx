import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { verificationQuery, verify } from '../api/record-queries';
import { Ago } from '../elements/ago';
import { Badge } from '../elements/badge';
import { Failure } from '../elements/failure';
import { moment, number } from '../elements/format';

type Props = { readonly directory: string };

/** Whether every event is as it was written, as far as this was looked at; and a button to look now. */
export const ChainStatus = ({ directory }: Props) => {
  const queryClient = useQueryClient();
  const { queryKey } = verificationQuery(directory);
  const { data: last } = useQuery(verificationQuery(directory));
  const verifying = useMutation({
    mutationFn: () => verify(directory),
    onSuccess: (found) => queryClient.setQueryData(queryKey, found),
  });
  return (
    <div className="chain" role="status">
      {last === null && <Badge tone="neutral">Not verified since this server started</Badge>}
      {last && last.broken === undefined && (
        <>
          <Badge tone="good">Intact</Badge> verified to event {number(last.events - 1)}{' '}
          <Ago at={last.verifiedAt} /> <span className="muted">({moment(last.verifiedAt)})</span>
        </>
      )}
      {last?.broken !== undefined && (
        <>
          <Badge tone="bad">Broken at event {last.broken.revision}</Badge> {last.broken.reason}
        </>
      )}{' '}
      <button
        type="button"
        className="small"
        disabled={verifying.isPending}
        onClick={() => verifying.mutate()}
      >
        {verifying.isPending ? 'Reading every event…' : 'Verify now'}
      </button>
      {verifying.isError && <Failure error={verifying.error} />}
    </div>
  );
};
