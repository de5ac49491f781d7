import type { RequestRecord } from '../../requests/request-record';
import type { Subject } from './subject';

/** What an administrator has to do about a failure, beside what its message says; in the words of Okta. */
export const nextStep = (kind: Subject['kind'], { status }: Pick<RequestRecord, 'status'>): string => {
  if (status === 401) {
    return 'Issue a key under User management and enter it in Okta, under Provisioning > Integration; then press Test Connector Configuration.';
  }
  if (status === 403) {
    return 'Enable provisioning under User management, and enter the new key in Okta, under Provisioning > Integration.';
  }
  if (status === 429)
    return 'Nothing, unless it goes on: Okta comes back by itself. serve --rate-limit raises the limit.';
  if (status >= 500) {
    return 'Okta tries again by itself. If it does not, press Retry Selected under Dashboard > Tasks. The log of the server names the cause.';
  }
  if (kind === 'user') {
    return status === 404
      ? 'In Okta, under Assignments, remove the person from the application and assign them again.'
      : 'Mend in Okta what the message names; then press Retry Selected under Dashboard > Tasks.';
  }
  if (kind === 'group') {
    return status === 404
      ? 'In Okta, under Push Groups, unlink the group and leave it in the target app; then push it again.'
      : 'Mend in Okta what the message names; then choose Push Now for the group under Push Groups.';
  }
  return 'Mend what the message names, and send the request again.';
};
