import { casesOf } from '../case';
import { at, listAt, textAt } from '../client/json';
import { LIST_RESPONSE, SEARCH_REQUEST } from '../client/urns';
import { demand, equal, status } from '../demand';

export const readCases = [
  ...casesOf('RFC 7644 §3.4.1', {
    'GET by id answers the resource as POST did': async (visit) => {
      const { path, answer } = await visit.user();
      equal('the user', await visit.read(path), answer.body);
    },
    'an unknown user is not found': async ({ send }) => {
      status(await send('GET', '/Users/no-such-user'), 404);
    },
    'an unknown group is not found': async ({ send }) => {
      status(await send('GET', '/Groups/no-such-group'), 404);
    },
    'the id of a user is not found among groups': async (visit) => {
      const { id } = await visit.user();
      status(await visit.send('GET', `/Groups/${id}`), 404);
    },
    'a user shows the groups it is in': async (visit) => {
      const user = await visit.user();
      const group = await visit.group([user]);
      const groups = listAt(await visit.read(user.path), 'groups');
      equal('groups[0].value', at(groups, 0, 'value'), group.id);
    },
  }),
  ...casesOf('RFC 7644 §3.4.2', {
    'a list is a ListResponse': async (visit) => {
      await visit.user();
      const { body } = status(await visit.send('GET', '/Users'), 200);
      equal('schemas', at(body, 'schemas'), [LIST_RESPONSE]);
      demand(Number.isInteger(at(body, 'totalResults')), 'totalResults is no integer');
      demand(listAt(body, 'Resources').length > 0, 'Resources is empty');
    },
    'unknown query parameters are ignored': async (visit) => {
      const { path } = await visit.user();
      status(await visit.send('GET', `${path}?no-such-parameter=1`), 200);
      status(await visit.send('GET', '/Users?count=1&no-such-parameter=1'), 200);
    },
  }),
  ...casesOf('RFC 7644 §3.4.2.4', {
    'count bounds the page and itemsPerPage tells its length': async (visit) => {
      await visit.user();
      await visit.user();
      const { body } = status(await visit.send('GET', '/Users?count=1'), 200);
      equal('the number of Resources', listAt(body, 'Resources').length, 1);
      equal('itemsPerPage', at(body, 'itemsPerPage'), 1);
      demand(Number(at(body, 'totalResults')) >= 2, 'totalResults is not of all users');
    },
    'count 0 answers totals without resources': async (visit) => {
      await visit.user();
      const { body } = status(await visit.send('GET', '/Users?count=0'), 200);
      equal('the number of Resources', listAt(body, 'Resources').length, 0);
      demand(Number(at(body, 'totalResults')) >= 1, 'totalResults is not of all users');
    },
    'a negative count is 0': async ({ send }) => {
      const { body } = status(await send('GET', '/Users?count=-5'), 200);
      equal('schemas', at(body, 'schemas'), [LIST_RESPONSE]);
      equal('the number of Resources', listAt(body, 'Resources').length, 0);
    },
    'a startIndex below 1 is 1': async (visit) => {
      await visit.user();
      const { body } = status(await visit.send('GET', '/Users?startIndex=0&count=1'), 200);
      equal('startIndex', at(body, 'startIndex'), 1);
      equal('the number of Resources', listAt(body, 'Resources').length, 1);
    },
    'pages follow each other without a gap or a repetition': async (visit) => {
      await visit.user();
      await visit.user();
      const both = await visit.ids('/Users?startIndex=1&count=2');
      const first = await visit.ids('/Users?startIndex=1&count=1');
      const second = await visit.ids('/Users?startIndex=2&count=1');
      equal('the two pages', [...first, ...second], both);
    },
    'a page beyond the last is empty': async (visit) => {
      const { body } = status(await visit.send('GET', '/Users?startIndex=1000000&count=1'), 200);
      equal('schemas', at(body, 'schemas'), [LIST_RESPONSE]);
      equal('the number of Resources', listAt(body, 'Resources').length, 0);
    },
  }),
  ...casesOf('RFC 7644 §3.4.2.5', {
    'attributes shows what it names, and what is always returned': async (visit) => {
      const { path, id, name } = await visit.user({ title: 'Examiner' });
      const found = await visit.read(`${path}?attributes=userName`);
      equal('id', at(found, 'id'), id);
      equal('userName', at(found, 'userName'), name);
      demand(at(found, 'title') === undefined, 'title is shown');
    },
    'attributes may name a sub-attribute': async (visit) => {
      const { path } = await visit.user();
      const found = await visit.read(`${path}?attributes=name.givenName`);
      equal('name', at(found, 'name'), { givenName: 'Conny' });
    },
    'attributes may name an attribute with its URN': async (visit) => {
      const { path, name } = await visit.user();
      const urn = 'urn:ietf:params:scim:schemas:core:2.0:User';
      equal('userName', at(await visit.read(`${path}?attributes=${urn}:userName`), 'userName'), name);
    },
    'excludedAttributes leaves out what it names': async (visit) => {
      const { path } = await visit.user({ title: 'Examiner' });
      const found = await visit.read(`${path}?excludedAttributes=title`);
      demand(at(found, 'title') === undefined, 'title is shown');
      demand(at(found, 'userName') !== undefined, 'userName is not shown');
    },
    'excludedAttributes leaves out no id': async (visit) => {
      const { path, id } = await visit.user();
      equal('id', at(await visit.read(`${path}?excludedAttributes=id`), 'id'), id);
    },
    'excludedAttributes leaves members out of a group': async (visit) => {
      const group = await visit.group([await visit.user()]);
      const found = await visit.read(`${group.path}?excludedAttributes=members`);
      demand(at(found, 'members') === undefined, 'members is shown');
    },
    'attributes holds for lists': async (visit) => {
      await visit.user({ title: 'Examiner' });
      const { body } = status(await visit.send('GET', '/Users?attributes=id'), 200);
      for (const found of listAt(body, 'Resources')) {
        demand(at(found, 'userName') === undefined, 'userName is shown');
      }
    },
    'attributes holds for the answer of a POST': async (visit) => {
      const name = visit.uniqueName();
      const answer = status(
        await visit.send('POST', '/Users?attributes=userName', visit.userBody(name, { title: 'x' })),
        201,
      );
      visit.forget(`/Users/${textAt(answer.body, 'id')}`);
      demand(at(answer.body, 'title') === undefined, 'title is shown');
    },
  }),
  ...casesOf('RFC 7644 §3.4.3', {
    'POST to /Users/.search answers a list': async (visit) => {
      await visit.user();
      const { body } = status(
        await visit.send('POST', '/Users/.search', {
          schemas: [SEARCH_REQUEST],
          attributes: ['userName'],
          count: 1,
        }),
        200,
      );
      equal('schemas', at(body, 'schemas'), [LIST_RESPONSE]);
      equal('the number of Resources', listAt(body, 'Resources').length, 1);
    },
    'POST to /.search finds users and groups': async (visit) => {
      const user = await visit.user();
      const group = await visit.group();
      const { body } = status(
        await visit.send('POST', '/.search', {
          schemas: [SEARCH_REQUEST],
          filter: `id eq "${user.id}" or id eq "${group.id}"`,
        }),
        200,
      );
      equal('totalResults', at(body, 'totalResults'), 2);
    },
  }),
  ...casesOf(
    'RFC 7644 §3.4.2.3',
    {
      'sortBy sorts ascending, and descending when asked': async (visit) => {
        const names = [await visit.user(), await visit.user()].map(({ name }) => name).toSorted();
        const filter = encodeURIComponent(names.map((name) => `userName eq "${name}"`).join(' or '));
        const sorted = async (order: string) => {
          const { body } = status(
            await visit.send('GET', `/Users?filter=${filter}&sortBy=userName&sortOrder=${order}`),
            200,
          );
          return listAt(body, 'Resources').map((found) => textAt(found, 'userName'));
        };
        equal('the order ascending', await sorted('ascending'), names);
        equal('the order descending', await sorted('descending'), names.toReversed());
      },
    },
    'sort',
  ),
  ...casesOf(
    'RFC 9865 §2',
    {
      'a walk by cursor shows everything once and then ends': async (visit) => {
        const made = [await visit.user(), await visit.user(), await visit.user()];
        const filter = encodeURIComponent(made.map(({ id }) => `id eq "${id}"`).join(' or '));
        const seen: string[] = [];
        let cursor = '';
        for (let page = 0; page < 10; page++) {
          const url = `/Users?filter=${filter}&count=2&cursor=${cursor}`;
          const { body } = status(await visit.send('GET', url), 200);
          seen.push(...listAt(body, 'Resources').map((found) => textAt(found, 'id')));
          cursor = textAt(body, 'nextCursor');
          if (cursor === '') break;
          demand(/^[\w.~-]+$/.test(cursor), 'nextCursor has characters that a URL reserves');
        }
        equal('what was seen', seen.toSorted(), made.map(({ id }) => id).toSorted());
      },
      'the first page has no previousCursor': async (visit) => {
        await visit.user();
        const { body } = status(await visit.send('GET', '/Users?cursor&count=1'), 200);
        demand(at(body, 'previousCursor') === undefined, 'previousCursor is there');
      },
      'a cursor that was never given is invalidCursor': async ({ send }) => {
        const { body } = status(await send('GET', '/Users?count=1&cursor=made-up'), 400);
        equal('scimType', at(body, 'scimType'), 'invalidCursor');
      },
    },
    'cursor',
  ),
];
