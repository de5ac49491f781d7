import { useQuery } from '@tanstack/react-query';
import { requestQuery } from '../api/request-queries';
import { Dialog } from '../elements/dialog';
import { Failure } from '../elements/failure';
import { RequestDetails } from './request-details';

type Props = { readonly directory: string; readonly requestId: string; readonly onClose: () => void };

/** A request by its id, which the client may have given to several. */
export const RequestDialog = ({ directory, requestId, onClose }: Props) => {
  const { data: requests, error } = useQuery(requestQuery(directory, requestId));
  return (
    <Dialog title="SCIM request" onClose={onClose}>
      {error !== null && <Failure error={error} />}
      {requests?.length === 0 && (
        <p>
          No request <code>{requestId}</code> is in the log. It keeps the last 30 days, and none that were
          made in the console or on the command line.
        </p>
      )}
      {requests?.map((request) => (
        <RequestDetails key={request.place} directory={directory} request={request} />
      ))}
      <div className="actions">
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
};
