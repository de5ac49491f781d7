import { Link } from '@tanstack/react-router';

type Props = { readonly directory: string };

export const NoGroups = ({ directory }: Props) => (
  <div className="empty">
    <h2>No group is pushed yet</h2>
    <p>Rules name the groups that Okta pushes. To push one:</p>
    <ol className="prose">
      <li>
        <Link to="/directories/$id/provisioning" params={{ id: directory }}>
          Connect Okta
        </Link>
        , if you have not yet.
      </li>
      <li>
        In Okta, open the application, then <b>Push Groups → Push Groups → Find groups by name</b>.
      </li>
      <li>
        Choose the group and <b>Save</b>. Leave <b>Push group memberships immediately</b> ticked.
      </li>
      <li>
        Assign its members under <b>Assignments</b> too: Okta pushes only members who are assigned.
      </li>
    </ol>
  </div>
);
