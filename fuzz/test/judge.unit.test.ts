import { judge } from '../src/judging/judge';
import { emptyLane } from '../src/making/lane';

const other = emptyLane('bravo', 'qmbravo', 'key');
const theirs = '0b9c7a52-31f4-4c0e-9a55-1f4a3c1d2e3f';
other.issued.add(theirs);

const made = { method: 'GET', url: '/Users', headers: {}, payload: undefined };
const answer = { method: 'GET', status: 200, headers: {}, text: '{"Resources":[]}' };
const error = (status: number) => ({
  ...answer,
  status,
  headers: { 'content-type': 'application/scim+json' },
  text: JSON.stringify({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail: 'Something.',
  }),
});

test.each([
  ['a plain answer', made, answer, undefined],
  ['a SCIM error', made, error(404), undefined],
  ['a server error', made, error(500), 'status 500'],
  ['text that is not JSON', made, { ...answer, text: '<html>' }, 'an answer that is not JSON'],
  ['an error that is JSON alone', made, { ...answer, status: 404 }, 'an error that is not SCIM'],
  ['a stack', made, { ...answer, text: '"x\n    at f (/a/b.js)"' }, 'shows the inside of the program'],
  ['a value of the other', made, { ...answer, text: '"QMBravo7"' }, 'shows what bravo alone was sent'],
  [
    'a header of the other',
    made,
    { ...answer, headers: { x: 'qmbravo' } },
    'shows what bravo alone was sent',
  ],
  ['an id of the other', made, { ...answer, text: `"${theirs}"` }, 'shows an id of bravo'],
  [
    'an id that was asked for',
    { ...made, url: `/Users/${theirs}` },
    { ...answer, text: `"${theirs}"` },
    undefined,
  ],
  [
    'a resource of the other',
    { ...made, stranger: theirs },
    answer,
    'a resource of bravo is not unknown here',
  ],
  [
    'a conflict with it',
    { ...made, stranger: theirs },
    error(412),
    'a resource of bravo is not unknown here',
  ],
  ['a cursor of the other', { ...made, strangeCursor: 'c' }, answer, 'a cursor of bravo is taken here'],
])('%s', (_what, sent, answered, fault) => {
  expect(judge(sent, answered, other)).toBe(fault);
});
