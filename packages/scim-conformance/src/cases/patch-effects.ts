import { casesOf } from '../case';
import { at, listAt, textAt } from '../client/json';
import { ENTERPRISE, USER } from '../client/urns';
import type { Made, Visit } from '../client/visit';
import { demand, equal, sameSet, status } from '../demand';
import { refusesPatch } from './refuses-patch';

const memberIds = async (visit: Visit, group: Made): Promise<ReadonlyArray<string>> =>
  listAt(await visit.read(group.path), 'members').map((member) => textAt(member, 'value'));

/** The texts of a user, by the URN of their schema, that may be set to anything and removed. */
const optionalTexts = async ({ send }: Visit): Promise<ReadonlyArray<readonly [string, string]>> => {
  const { body } = status(await send('GET', '/ResourceTypes/User'), 200);
  const extensions = listAt(body, 'schemaExtensions').map((one) => textAt(one, 'schema'));
  const found: Array<readonly [string, string]> = [];
  for (const urn of [USER, ...extensions]) {
    const schema = status(await send('GET', `/Schemas/${urn}`), 200).body;
    for (const one of listAt(schema, 'attributes')) {
      const isPlain = ['type', 'mutability', 'returned', 'uniqueness'].map((part) => textAt(one, part));
      const isOptional = at(one, 'required') !== true && at(one, 'multiValued') !== true;
      const hasValues = listAt(one, 'canonicalValues').length > 0;
      if (isPlain.join(' ') === 'string readWrite default none' && isOptional && !hasValues) {
        found.push([urn, textAt(one, 'name')]);
      }
    }
  }
  return found;
};

const phones = {
  phoneNumbers: [
    { value: '111', type: 'work' },
    { value: '222', type: 'home' },
  ],
};

/** What each kind of operation does. */
export const patchEffectCases = [
  ...casesOf(
    'RFC 7644 §3.5.2.1',
    {
      'add sets an attribute': async (visit) => {
        const { path } = await visit.user();
        await visit.patch(path, { op: 'add', path: 'nickName', value: 'Con' });
        equal('nickName', at(await visit.read(path), 'nickName'), 'Con');
      },
      'add without a path sets each attribute of its value': async (visit) => {
        const { path } = await visit.user();
        await visit.patch(path, { op: 'add', value: { nickName: 'Con', title: 'T' } });
        const found = await visit.read(path);
        equal('nickName and title', [at(found, 'nickName'), at(found, 'title')], ['Con', 'T']);
      },
      'add to a multi-valued attribute keeps what is there': async (visit) => {
        const { path } = await visit.user(phones);
        await visit.patch(path, { op: 'add', path: 'phoneNumbers', value: [{ value: '333', type: 'fax' }] });
        const found = listAt(await visit.read(path), 'phoneNumbers');
        sameSet(
          'the numbers',
          found.map((phone) => textAt(phone, 'value')),
          ['111', '222', '333'],
        );
      },
      'add of a value that is there changes nothing': async (visit) => {
        const user = await visit.user();
        const group = await visit.group([user]);
        const before = await visit.read(group.path);
        await visit.patch(group.path, { op: 'add', path: 'members', value: [{ value: user.id }] });
        const after = await visit.read(group.path);
        equal('the number of members', listAt(after, 'members').length, 1);
        equal('meta.lastModified', at(after, 'meta', 'lastModified'), at(before, 'meta', 'lastModified'));
      },
      'add puts a member into a group': async (visit) => {
        const [a, b] = [await visit.user(), await visit.user()];
        const group = await visit.group([a]);
        status(
          await visit.patch(group.path, { op: 'add', path: 'members', value: [{ value: b.id }] }),
          200,
          204,
        );
        sameSet('the members', await memberIds(visit, group), [a.id, b.id]);
      },
      'add sets an attribute of the enterprise extension': async (visit) => {
        if ((await visit.send('GET', `/Schemas/${ENTERPRISE}`)).status === 404) return;
        const { path } = await visit.user();
        await visit.patch(path, { op: 'add', path: `${ENTERPRISE}:department`, value: 'Tours' });
        const found = await visit.read(path);
        equal('department', at(found, ENTERPRISE, 'department'), 'Tours');
        demand(listAt(found, 'schemas').includes(ENTERPRISE), 'the URN is not in schemas');
      },
    },
    'patch',
  ),
  ...casesOf(
    'RFC 7644 §3.5.2.2',
    {
      'remove of members without a filter empties the group': async (visit) => {
        const group = await visit.group([await visit.user(), await visit.user()]);
        status(await visit.patch(group.path, { op: 'remove', path: 'members' }), 200, 204);
        equal('the members', await memberIds(visit, group), []);
      },
      'each attribute that schemas call writable and optional is set and removed by its URN': async (
        visit,
      ) => {
        const { path } = await visit.user();
        for (const [urn, name] of await optionalTexts(visit)) {
          const whole = `${urn}:${name}`;
          status(await visit.patch(path, { op: 'add', path: whole, value: 'x' }), 200, 204);
          const holder = (document: unknown) => (urn === USER ? document : at(document, urn));
          equal(whole, at(holder(await visit.read(path)), name), 'x');
          status(await visit.patch(path, { op: 'remove', path: whole }), 200, 204);
          demand(at(holder(await visit.read(path)), name) === undefined, `${whole} is still there`);
        }
      },
      'remove takes an attribute away': async (visit) => {
        const { path } = await visit.user({ title: 'T' });
        await visit.patch(path, { op: 'remove', path: 'title' });
        demand(at(await visit.read(path), 'title') === undefined, 'title is still there');
      },
      'remove without a path is noTarget': async (visit) => {
        const { path } = await visit.user();
        await refusesPatch(visit, path, ['noTarget'], { op: 'remove' });
      },
      'remove takes the values away that a filter finds': async (visit) => {
        const { path } = await visit.user(phones);
        await visit.patch(path, { op: 'remove', path: 'phoneNumbers[type eq "work"]' });
        const found = listAt(await visit.read(path), 'phoneNumbers');
        equal(
          'the numbers',
          found.map((phone) => textAt(phone, 'value')),
          ['222'],
        );
      },
      'remove takes one member out of a group': async (visit) => {
        const [a, b] = [await visit.user(), await visit.user()];
        const group = await visit.group([a, b]);
        await visit.patch(group.path, { op: 'remove', path: `members[value eq "${a.id}"]` });
        equal('the members', await memberIds(visit, group), [b.id]);
      },
      'remove of a required attribute is refused': async (visit) => {
        const { path } = await visit.user();
        await refusesPatch(visit, path, ['mutability', 'invalidValue'], { op: 'remove', path: 'userName' });
      },
    },
    'patch',
  ),
  ...casesOf(
    'RFC 7644 §3.5.2.3',
    {
      'replace without a path replaces each attribute of its value': async (visit) => {
        const { path } = await visit.user({ title: 'T', nickName: 'Con' });
        await visit.patch(path, { op: 'replace', value: { title: 'U' } });
        const found = await visit.read(path);
        equal('title and nickName', [at(found, 'title'), at(found, 'nickName')], ['U', 'Con']);
      },
      'replace of a complex attribute keeps the parts it does not name': async (visit) => {
        const { path } = await visit.user();
        await visit.patch(path, { op: 'replace', path: 'name', value: { familyName: 'New' } });
        const found = await visit.read(path);
        equal(
          'the parts',
          [at(found, 'name', 'familyName'), at(found, 'name', 'givenName')],
          ['New', 'Conny'],
        );
      },
      'replace of a sub-attribute replaces only that': async (visit) => {
        const { path } = await visit.user();
        await visit.patch(path, { op: 'replace', path: 'name.familyName', value: 'New' });
        equal('givenName', at(await visit.read(path), 'name', 'givenName'), 'Conny');
      },
      'replace of a part of the values that a filter finds': async (visit) => {
        const { path } = await visit.user(phones);
        await visit.patch(path, { op: 'replace', path: 'phoneNumbers[type eq "home"].value', value: '999' });
        const found = listAt(await visit.read(path), 'phoneNumbers');
        sameSet(
          'the numbers',
          found.map((phone) => textAt(phone, 'value')),
          ['111', '999'],
        );
      },
      'replace of a multi-valued attribute replaces all of its values': async (visit) => {
        const { path } = await visit.user(phones);
        await visit.patch(path, {
          op: 'replace',
          path: 'phoneNumbers',
          value: [{ value: '333', type: 'work' }],
        });
        const found = listAt(await visit.read(path), 'phoneNumbers');
        equal(
          'the numbers',
          found.map((phone) => textAt(phone, 'value')),
          ['333'],
        );
      },
      'replace of active deactivates': async (visit) => {
        const { path } = await visit.user();
        await visit.patch(path, { op: 'replace', path: 'active', value: false });
        equal('active', at(await visit.read(path), 'active'), false);
      },
      'replace renames a group and keeps its members': async (visit) => {
        const user = await visit.user();
        const group = await visit.group([user]);
        const name = `${group.name} renamed`;
        await visit.patch(group.path, { op: 'replace', path: 'displayName', value: name });
        equal('displayName', at(await visit.read(group.path), 'displayName'), name);
        equal('the members', await memberIds(visit, group), [user.id]);
      },
      'replace of members by an unknown one changes nothing': async (visit) => {
        const user = await visit.user();
        const group = await visit.group([user]);
        const answer = await visit.patch(group.path, {
          op: 'replace',
          path: 'members',
          value: [{ value: 'no-such-user' }],
        });
        demand(answer.status >= 400, `the PATCH answers ${answer.status}`);
        equal('the members', await memberIds(visit, group), [user.id]);
      },
    },
    'patch',
  ),
];
