import { casesOf } from '../case';
import { at, type JsonObject, listAt, textAt } from '../client/json';
import { BULK_REQUEST, BULK_RESPONSE, ENTERPRISE, ERROR, GROUP, PATCH_OP, USER } from '../client/urns';
import type { Visit } from '../client/visit';
import { demand, equal, sameSet, status } from '../demand';

const bulk = async (visit: Visit, operations: ReadonlyArray<unknown>, more: JsonObject = {}) => {
  const answer = await visit.send('POST', '/Bulk', {
    schemas: [BULK_REQUEST],
    ...more,
    Operations: operations,
  });
  const results = listAt(status(answer, 200).body, 'Operations');
  for (const result of results) {
    const location = textAt(result, 'location');
    const place = /\/(Users|Groups)\/[^/]+$/.exec(location)?.[0];
    if (place !== undefined && at(result, 'method') === 'POST') visit.forget(place);
  }
  return { answer, results };
};

const statuses = (results: ReadonlyArray<unknown>) => results.map((result) => at(result, 'status'));
const byBulkId = (results: ReadonlyArray<unknown>, bulkId: string): unknown =>
  results.find((result) => at(result, 'bulkId') === bulkId);
const idOf = (result: unknown): string =>
  decodeURIComponent(textAt(result, 'location').split('/').at(-1) ?? '');

const user = (visit: Visit, bulkId: string, attributes: JsonObject = {}) => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: visit.userBody(visit.uniqueName(), attributes),
});
const group = (visit: Visit, bulkId: string, member: string) => ({
  method: 'POST',
  path: '/Groups',
  bulkId,
  data: {
    schemas: [GROUP],
    displayName: `Case ${visit.uniqueName().slice(5, 41)}`,
    members: [{ value: member }],
  },
});
const nobody = { method: 'DELETE', path: '/Users/no-such-user' };

export const bulkCases = [
  ...casesOf(
    'RFC 7644 §3.7',
    {
      'a bulk request answers a BulkResponse with each operation': async (visit) => {
        const { answer, results } = await bulk(visit, [user(visit, 'a'), user(visit, 'b')]);
        equal('schemas', at(answer.body, 'schemas'), [BULK_RESPONSE]);
        sameSet(
          'the bulkIds',
          results.map((result) => textAt(result, 'bulkId')),
          ['a', 'b'],
        );
        equal('the statuses', statuses(results), ['201', '201']);
      },
      'PUT, PATCH and DELETE are performed': async (visit) => {
        const [a, b, c] = [await visit.user(), await visit.user(), await visit.user()];
        await bulk(visit, [
          { method: 'PUT', path: a.path, data: visit.userBody(a.name, { title: 'Put' }) },
          {
            method: 'PATCH',
            path: b.path,
            data: { schemas: [PATCH_OP], Operations: [{ op: 'add', path: 'title', value: 'Patched' }] },
          },
          { method: 'DELETE', path: c.path },
        ]);
        equal('title by PUT', at(await visit.read(a.path), 'title'), 'Put');
        equal('title by PATCH', at(await visit.read(b.path), 'title'), 'Patched');
        status(await visit.send('GET', c.path), 404);
      },
      'an operation that fails does not stop the others': async (visit) => {
        const { results } = await bulk(visit, [nobody, user(visit, 'a')]);
        equal('the status after a failure', at(byBulkId(results, 'a'), 'status'), '201');
      },
      'failOnErrors stops after so many failures': async (visit) => {
        const { results } = await bulk(visit, [nobody, user(visit, 'a')], { failOnErrors: 1 });
        equal('the statuses', statuses(results), ['404']);
      },
    },
    'bulk',
  ),
  ...casesOf(
    'RFC 7644 §3.7.2',
    {
      'a bulkId stands for the id of a new user in a group': async (visit) => {
        const { results } = await bulk(visit, [user(visit, 'u'), group(visit, 'g', 'bulkId:u')]);
        const made = await visit.read(`/Groups/${idOf(byBulkId(results, 'g'))}`);
        equal('members[0].value', at(made, 'members', 0, 'value'), idOf(byBulkId(results, 'u')));
      },
      'a bulkId may be given after it is referred to': async (visit) => {
        const { results } = await bulk(visit, [group(visit, 'g', 'bulkId:u'), user(visit, 'u')]);
        const made = await visit.read(`/Groups/${idOf(byBulkId(results, 'g'))}`);
        equal('members[0].value', at(made, 'members', 0, 'value'), idOf(byBulkId(results, 'u')));
      },
      'a bulkId is resolved in the enterprise extension': async (visit) => {
        if ((await visit.send('GET', `/Schemas/${ENTERPRISE}`)).status === 404) return;
        const { results } = await bulk(visit, [
          user(visit, 'boss'),
          user(visit, 'u', {
            schemas: [USER, ENTERPRISE],
            [ENTERPRISE]: { manager: { value: 'bulkId:boss' } },
          }),
        ]);
        const made = await visit.read(`/Users/${idOf(byBulkId(results, 'u'))}`);
        equal('manager.value', at(made, ENTERPRISE, 'manager', 'value'), idOf(byBulkId(results, 'boss')));
      },
      'a bulkId that no operation gives is an error': async (visit) => {
        const { results } = await bulk(visit, [group(visit, 'g', 'bulkId:nobody')]);
        demand(['400', '409'].includes(textAt(results, 0, 'status')), 'the status is not 400 or 409');
      },
      'a POST without a bulkId is refused': async (visit) => {
        const { bulkId: _omitted, ...operation } = user(visit, 'a');
        const answer = await visit.send('POST', '/Bulk', {
          schemas: [BULK_REQUEST],
          Operations: [operation],
        });
        if (answer.status !== 400) equal('the status', at(answer.body, 'Operations', 0, 'status'), '400');
      },
    },
    'bulk',
  ),
  ...casesOf(
    'RFC 7644 §3.7.3',
    {
      'a failure has its error, and its location unless it is a POST': async (visit) => {
        const { results } = await bulk(visit, [nobody]);
        equal('response.schemas', at(results, 0, 'response', 'schemas'), [ERROR]);
        equal('response.status', at(results, 0, 'response', 'status'), '404');
        demand(textAt(results, 0, 'location').endsWith('/Users/no-such-user'), 'there is no location');
      },
      'a POST that fails has no location': async (visit) => {
        const { name } = await visit.user();
        const { results } = await bulk(visit, [{ ...user(visit, 'a'), data: visit.userBody(name) }]);
        equal('the status', at(results, 0, 'status'), '409');
        demand(at(results, 0, 'location') === undefined, 'there is a location');
      },
    },
    'bulk',
  ),
  ...casesOf(
    'RFC 7644 §3.7.4',
    {
      'more operations than maxOperations are 413': async (visit) => {
        const config = await visit.read('/ServiceProviderConfig');
        const most = Number(at(config, 'bulk', 'maxOperations'));
        if (!(most <= 10_000)) return;
        const answer = await visit.send('POST', '/Bulk', {
          schemas: [BULK_REQUEST],
          Operations: Array.from({ length: most + 1 }, () => nobody),
        });
        status(answer, 413);
        demand(textAt(answer.body, 'detail').includes(String(most)), 'the error does not name the limit');
      },
    },
    'bulk',
  ),
];
