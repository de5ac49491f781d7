type Props = { readonly open: boolean };

/** What to press in Okta, in its own words. */
export const OktaSteps = ({ open }: Props) => (
  <details open={open}>
    <summary>How to connect Okta</summary>
    <ol className="prose">
      <li>
        In the Okta Admin Console, open <b>Applications → Applications</b> and your application. For a custom
        one: <b>Create App Integration</b>, then under <b>General → App Settings → Edit</b> set{' '}
        <b>Provisioning</b> to <b>SCIM</b>.
      </li>
      <li>
        Under <b>Sign On</b>, set <b>Application username format</b> to <b>Email</b>: a user name here is the
        primary email address.
      </li>
      <li>
        Under <b>Provisioning → Integration → Edit</b>, enter the base URL above as{' '}
        <b>SCIM connector base URL</b>, <code>userName</code> as <b>Unique identifier field for users</b>, and
        choose <b>Push New Users</b>, <b>Push Profile Updates</b> and <b>Push Groups</b>.
      </li>
      <li>
        Set <b>Authentication Mode</b> to <b>HTTP Header</b>, paste the API key as the bearer token, and press{' '}
        <b>Test Connector Configuration</b>. Save.
      </li>
      <li>
        Under <b>Provisioning → To App → Edit</b>, enable <b>Create Users</b>, <b>Update User Attributes</b>{' '}
        and <b>Deactivate Users</b>. Save.
      </li>
      <li>
        Under <b>Assignments</b>, assign people or groups. Under <b>Push Groups</b>, push the groups that
        rules shall name: <b>Push Groups → Find groups by name</b>.
      </li>
    </ol>
  </details>
);
