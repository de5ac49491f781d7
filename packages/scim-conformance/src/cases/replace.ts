import { casesOf } from '../case';
import { at, isObject, listAt, textAt } from '../client/json';
import { GROUP, USER } from '../client/urns';
import { demand, equal, status } from '../demand';

export const replaceCases = [
  ...casesOf('RFC 7644 §3.5.1', {
    'PUT replaces, and answers the user': async (visit) => {
      const { path, name } = await visit.user({ title: 'Before' });
      const answer = status(await visit.send('PUT', path, visit.userBody(name, { title: 'After' })), 200);
      equal('title', at(answer.body, 'title'), 'After');
      equal('title as read', at(await visit.read(path), 'title'), 'After');
    },
    'PUT clears what it leaves out': async (visit) => {
      const { path, name } = await visit.user({ title: 'Before', nickName: 'Con' });
      status(await visit.send('PUT', path, visit.userBody(name)), 200);
      const found = await visit.read(path);
      demand(at(found, 'nickName') === undefined, 'nickName is still there');
    },
    'PUT ignores id and other read-only attributes': async (visit) => {
      const { path, name, id, answer } = await visit.user();
      status(
        await visit.send(
          'PUT',
          path,
          visit.userBody(name, { id: 'another', meta: { created: '1999-01-01T00:00:00Z' } }),
        ),
        200,
      );
      const found = await visit.read(path);
      equal('id', at(found, 'id'), id);
      equal('meta.created', at(found, 'meta', 'created'), at(answer.body, 'meta', 'created'));
    },
    'PUT of what GET answered changes nothing': async (visit) => {
      const { path } = await visit.user({ title: 'Examiner' });
      const before = await visit.read(path);
      status(await visit.send('PUT', path, before), 200);
      const after = await visit.read(path);
      for (const name of ['userName', 'name', 'emails', 'title', 'active']) {
        equal(name, at(after, name), at(before, name));
      }
    },
    'PUT without userName is refused': async (visit) => {
      const { path } = await visit.user();
      status(await visit.send('PUT', path, { schemas: [USER], title: 'x' }), 400);
    },
    'PUT of a userName that another has is a conflict': async (visit) => {
      const taken = await visit.user();
      const { path } = await visit.user();
      status(await visit.send('PUT', path, visit.userBody(taken.name)), 409);
    },
    'PUT creates nothing': async (visit) => {
      status(await visit.send('PUT', '/Users/no-such-user', visit.userBody(visit.uniqueName())), 404);
    },
    'PUT replaces the members of a group': async (visit) => {
      const [a, b] = [await visit.user(), await visit.user()];
      const group = await visit.group([a]);
      status(
        await visit.send('PUT', group.path, {
          schemas: [GROUP],
          displayName: group.name,
          members: [{ value: b.id }],
        }),
        200,
      );
      const members = listAt(await visit.read(group.path), 'members');
      equal(
        'the members',
        members.map((member) => textAt(member, 'value')),
        [b.id],
      );
    },
  }),
  ...casesOf('RFC 7644 §3.6', {
    'DELETE answers 204 without a body, and the user is gone': async (visit) => {
      const { path } = await visit.user();
      const answer = status(await visit.send('DELETE', path), 204);
      equal('the body', answer.text, '');
      status(await visit.send('GET', path), 404);
    },
    'a second DELETE is 404': async (visit) => {
      const { path } = await visit.user();
      status(await visit.send('DELETE', path), 204);
      status(await visit.send('DELETE', path), 404);
    },
    'a deleted resource cannot be changed': async (visit) => {
      const { path, name } = await visit.user();
      status(await visit.send('DELETE', path), 204);
      status(await visit.send('PUT', path, visit.userBody(name)), 404);
    },
    'a deleted user is in no list, and the userName is free again': async (visit) => {
      const { path, name, id } = await visit.user();
      status(await visit.send('DELETE', path), 204);
      const again = status(await visit.send('POST', '/Users', visit.userBody(name)), 201);
      visit.forget(`/Users/${textAt(again.body, 'id')}`);
      demand(textAt(again.body, 'id') !== id, 'the id was given again');
    },
    'a deleted user is in no group': async (visit) => {
      const user = await visit.user();
      const group = await visit.group([user]);
      status(await visit.send('DELETE', user.path), 204);
      equal('the members', listAt(await visit.read(group.path), 'members'), []);
    },
    'a deleted group leaves its members alone': async (visit) => {
      const user = await visit.user();
      const group = await visit.group([user]);
      status(await visit.send('DELETE', group.path), 204);
      equal('groups', listAt(await visit.read(user.path), 'groups'), []);
    },
  }),
  ...casesOf(
    'RFC 7644 §3.14',
    {
      'the ETag is meta.version': async (visit) => {
        const { path } = await visit.user();
        const answer = status(await visit.send('GET', path), 200);
        const etag = answer.headers.get('etag');
        demand(etag !== null, 'there is no ETag header');
        equal('meta.version', at(answer.body, 'meta', 'version'), etag);
      },
      'the ETag changes with the resource': async (visit) => {
        const { path, name } = await visit.user();
        const before = status(await visit.send('GET', path), 200).headers.get('etag');
        await visit.send('PUT', path, visit.userBody(name, { title: 'Changed' }));
        const after = status(await visit.send('GET', path), 200).headers.get('etag');
        demand(before !== after, `it is ${after} before and after`);
      },
      'If-None-Match of the present version is 304': async (visit) => {
        const { path, answer } = await visit.user();
        const headers = { 'if-none-match': textAt(answer.body, 'meta', 'version') };
        equal('the body', status(await visit.send('GET', path, undefined, headers), 304).text, '');
      },
      'If-None-Match of another version is 200': async (visit) => {
        const { path } = await visit.user();
        status(await visit.send('GET', path, undefined, { 'if-none-match': 'W/"other"' }), 200);
      },
      'If-Match of another version is 412 and changes nothing': async (visit) => {
        const { path, name } = await visit.user();
        const body = visit.userBody(name, { title: 'Changed' });
        status(await visit.send('PUT', path, body, { 'if-match': 'W/"other"' }), 412);
        demand(at(await visit.read(path), 'title') === undefined, 'the title was changed');
        status(await visit.send('DELETE', path, undefined, { 'if-match': 'W/"other"' }), 412);
      },
      'If-Match of the present version is performed': async (visit) => {
        const { path, name, answer } = await visit.user();
        const headers = { 'if-match': textAt(answer.body, 'meta', 'version') };
        status(await visit.send('PUT', path, visit.userBody(name, { title: 'Changed' }), headers), 200);
      },
    },
    'etag',
  ),
  ...casesOf('RFC 7643 §4.1.1', {
    'active false deactivates and leaves the user there': async (visit) => {
      const { path, name } = await visit.user();
      status(await visit.send('PUT', path, visit.userBody(name, { active: false })), 200);
      const found = await visit.read(path);
      demand(isObject(found), 'the user is not there');
      equal('active', at(found, 'active'), false);
    },
  }),
];
