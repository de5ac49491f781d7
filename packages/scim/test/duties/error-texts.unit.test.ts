import { type Answered, DirectoryUnderTest, GROUP, textOf, USER } from '../directory-under-test';
import { duty, refusal } from './duty';

let directory: DirectoryUnderTest;
beforeEach(() => {
  directory = new DirectoryUnderTest('email');
});
const post = (userName: string, email = userName) =>
  directory.send('POST', '/Users', {
    schemas: [USER],
    userName,
    emails: [{ value: email, primary: true }],
  });
const push = (displayName: string, members: ReadonlyArray<string> = []) =>
  directory.send('POST', '/Groups', {
    schemas: [GROUP],
    displayName,
    members: members.map((value) => ({ value })),
  });
/** Status, scimType and whether the text has these words, in at most so many characters. */
const says = (answer: Answered, ...words: ReadonlyArray<string>) => {
  const detail = textOf(answer.body.detail);
  for (const word of words) expect(detail).toContain(word);
  expect(detail.length).toBeLessThan(300);
  return refusal(answer);
};

duty('userName taken', () => {
  const made = post('ana@example.com');
  const id = textOf(made.body.id);
  directory.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false });
  const words = ['userName "Ana@example.com"', id, 'deactivated', 'Assign', 'Okta'];
  expect(says(post('Ana@example.com'), ...words)).toEqual([409, 'uniqueness']);
});

duty('not an e-mail', () => {
  expect(says(post('ana'), '"ana"', 'Application username format')).toEqual([400, 'invalidValue']);
});

duty('differs from e-mail', () => {
  const refused = post('ana@example.com', 'bo@example.com');
  expect(says(refused, '"ana@example.com"', '"bo@example.com"')).toEqual([400, 'invalidValue']);
});

duty('`@` in a group name', () => {
  expect(says(push('eng@corp'), '"eng@corp"', '"@"', 'Okta')).toEqual([400, 'invalidValue']);
});

duty('group name taken', () => {
  const id = textOf(push('engineering').body.id);
  expect(says(push('Engineering'), '"Engineering"', id, '"engineering"', 'Okta')).toEqual([
    409,
    'uniqueness',
  ]);
});

duty('unknown members', () => {
  const refused = push(
    'Team',
    Array.from({ length: 40 }, (_, index) => `x${index}`),
  );
  const words = ['40 of 40', 'x0', 'Push Now', 'Nothing was changed'];
  expect(says(refused, ...words)).toEqual([400, 'invalidValue']);
  expect(textOf(refused.body.detail)).not.toContain('x39');
});

duty('unknown user', () => {
  expect(says(directory.send('GET', '/Users/9f3a'), '9f3a', 'Okta')).toEqual([404, undefined]);
});

duty('filter', () => {
  const refused = directory.send('GET', '/Users?filter=userNam eq "x"');
  expect(says(refused, 'filter', '"userNam"', 'character 1')).toEqual([400, 'invalidFilter']);
});
