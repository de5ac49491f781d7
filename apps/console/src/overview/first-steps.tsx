import { Link } from '@tanstack/react-router';
import type { Directory } from '../api/types';

type Props = { readonly directory: Directory; readonly wasReached: boolean };

/** From nothing to the first rule in force; gone once that is done. */
export const FirstSteps = ({ directory, wasReached }: Props) => {
  const { id, provisioningEnabled, users, groups, policy } = directory;
  const steps = [
    {
      done: provisioningEnabled,
      to: '/directories/$id/provisioning',
      text: 'Enable provisioning, which issues an API key',
    },
    {
      done: wasReached || users.total > 0,
      to: '/directories/$id/provisioning',
      text: 'Enter the base URL and the key in Okta, and test the connection',
    },
    { done: users.total > 0, to: '/directories/$id/users', text: 'Assign people to the application in Okta' },
    { done: groups > 0, to: '/directories/$id/access/groups', text: 'Push a group from Okta' },
    { done: policy !== null, to: '/directories/$id/access', text: 'Write the first rule that names it' },
  ] as const;
  const next = steps.findIndex(({ done }) => !done);
  if (next === -1) return null;
  return (
    <section className="card">
      <h2>First steps</h2>
      <ol className="steps">
        {steps.map(({ done, to, text }, index) => (
          <li key={text} className={done ? 'done' : index === next ? 'next' : undefined}>
            {index === next ? (
              <Link to={to} params={{ id }}>
                {text}
              </Link>
            ) : (
              text
            )}
            {done && <span className="hidden"> (done)</span>}
          </li>
        ))}
      </ol>
    </section>
  );
};
