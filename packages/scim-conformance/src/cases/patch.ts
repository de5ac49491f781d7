import { casesOf } from '../case';
import { at, listAt, textAt } from '../client/json';
import { PATCH_OP, USER } from '../client/urns';
import { demand, equal, status } from '../demand';
import { refusesPatch } from './refuses-patch';

/** What holds of a PATCH whatever its operations do. */
export const patchCases = [
  ...casesOf(
    'RFC 7644 §3.5.2',
    {
      'a PATCH answers 200 with the user, or 204': async (visit) => {
        const { path } = await visit.user();
        const answer = await visit.patch(path, { op: 'replace', path: 'title', value: 'T' });
        status(answer, 200, 204);
        if (answer.status === 200) equal('title', at(answer.body, 'title'), 'T');
      },
      'operations are performed in their order': async (visit) => {
        const { path } = await visit.user();
        await visit.patch(
          path,
          { op: 'add', path: 'title', value: 'A' },
          { op: 'replace', path: 'title', value: 'B' },
        );
        equal('title', at(await visit.read(path), 'title'), 'B');
      },
      'an operation that fails undoes those before it': async (visit) => {
        const { path } = await visit.user({ title: 'Before' });
        const answer = await visit.patch(
          path,
          { op: 'replace', path: 'title', value: 'After' },
          { op: 'replace', path: 'userName', value: '' },
        );
        demand(answer.status >= 400, `the PATCH answers ${answer.status}`);
        equal('title', at(await visit.read(path), 'title'), 'Before');
      },
      'an unknown user is 404': async (visit) => {
        status(await visit.patch('/Users/no-such-user', { op: 'add', path: 'title', value: 'x' }), 404);
      },
      'an op that is none is refused': async (visit) => {
        const { path } = await visit.user();
        status(await visit.patch(path, { op: 'move', path: 'title', value: 'x' }), 400);
      },
      'a body without Operations is refused': async (visit) => {
        const { path } = await visit.user();
        status(await visit.send('PATCH', path, { schemas: [PATCH_OP] }), 400);
      },
      'a path that cannot be read is invalidPath': async (visit) => {
        const { path } = await visit.user();
        await refusesPatch(visit, path, ['invalidPath'], { op: 'replace', path: 'emails[', value: 'x' });
      },
      'a read-only attribute is mutability': async (visit) => {
        const { path } = await visit.user();
        await refusesPatch(visit, path, ['mutability'], { op: 'replace', path: 'id', value: 'another' });
      },
      'names and URNs in paths are case-insensitive': async (visit) => {
        const { path } = await visit.user();
        await visit.patch(path, { op: 'replace', path: `${USER.toUpperCase()}:TITLE`, value: 'T' });
        equal('title', at(await visit.read(path), 'title'), 'T');
      },
      'a change to one primary value takes it from the others': async (visit) => {
        const { path } = await visit.user({
          phoneNumbers: [
            { value: '111', type: 'work', primary: true },
            { value: '222', type: 'home' },
          ],
        });
        await visit.patch(path, {
          op: 'replace',
          path: 'phoneNumbers[type eq "home"].primary',
          value: true,
        });
        const primary = listAt(await visit.read(path), 'phoneNumbers').filter(
          (phone) => at(phone, 'primary') === true,
        );
        equal(
          'the primary values',
          primary.map((phone) => textAt(phone, 'value')),
          ['222'],
        );
      },
    },
    'patch',
  ),
];
