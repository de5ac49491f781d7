import { Link } from '@tanstack/react-router';
import type { FailingTest } from '../api/access-types';
import { Banner } from '../elements/banner';
import { count } from '../elements/format';
import { PolicyLine } from './policy-line';
import { Since } from './since';

type Props = { readonly directory: string; readonly failing: ReadonlyArray<FailingTest> };

/** Tests that passed when the policy was saved: what each wants, what it gets, and since which event. */
export const FailingTests = ({ directory, failing }: Props) => {
  if (failing.length === 0) return null;
  return (
    <Banner
      tone="warn"
      title={`${count(failing.length, 'test')} of the policy ${failing.length === 1 ? 'fails' : 'fail'} since the directory changed`}
    >
      <p>
        Nothing is refused for it: access is what the rules say. Look whether that is still what you want.
      </p>
      <ul className="failing-tests">
        {failing.map(({ index, src, line, errors, passedAt, since }) => (
          <li key={index}>
            <strong>Test of {src}</strong>, <PolicyLine directory={directory} line={line} />:{' '}
            {errors.map(({ message }) => message).join('; ')}
            <br />
            Seen to fail <Since directory={directory} since={since} />. It passed at{' '}
            <Link to="/directories/$id/history" params={{ id: directory }} search={{ revision: passedAt }}>
              revision {passedAt}
            </Link>
            {since !== null && `: an event after it, up to revision ${since.revision}, made it fail`}.
          </li>
        ))}
      </ul>
    </Banner>
  );
};
