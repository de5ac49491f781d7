import { getRouteApi, Link } from '@tanstack/react-router';
import { AccessChecker } from './access-checker';
import { WhatCan } from './what-can';
import { WhoCan } from './who-can';

const route = getRouteApi('/directories/$id/access/check');

const questions = [
  { ask: undefined, name: 'Can somebody reach something?' },
  { ask: 'what', name: 'What can somebody reach?' },
  { ask: 'who', name: 'Who can reach something?' },
];

/** Three questions about access; which one, and what is asked, is in the URL. */
export const QuestionPage = () => {
  const { id } = route.useParams();
  const { ask, ...asked } = route.useSearch();
  const known = questions.find((question) => question.ask === ask)?.ask;
  return (
    <>
      <nav className="choices" aria-label="Questions">
        {questions.map(({ ask: own, name }) => (
          <Link
            key={name}
            to="/directories/$id/access/check"
            params={{ id }}
            search={{ ...asked, ...(own !== undefined && { ask: own }) }}
            activeOptions={{ exact: true }}
            aria-current={own === known ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      {known === undefined && <AccessChecker />}
      {known === 'what' && <WhatCan />}
      {known === 'who' && <WhoCan />}
    </>
  );
};
