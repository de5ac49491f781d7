import { Link } from '@tanstack/react-router';

type Props = { readonly directory: string };

export const NobodyYet = ({ directory }: Props) => (
  <>
    <h1>Users</h1>
    <div className="empty">
      <h2>Nobody is here yet</h2>
      <p>People appear the moment Okta assigns them:</p>
      <ol className="prose">
        <li>
          <Link to="/directories/$id/provisioning" params={{ id: directory }}>
            Connect Okta
          </Link>
          , if you have not yet.
        </li>
        <li>
          In Okta, under <b>Provisioning → To App</b>, see that <b>Create Users</b> is enabled.
        </li>
        <li>
          Under <b>Assignments</b>, press <b>Assign → Assign to People</b> or <b>Assign to Groups</b>.
        </li>
      </ol>
    </div>
  </>
);
