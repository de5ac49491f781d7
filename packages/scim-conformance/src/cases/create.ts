import { casesOf } from '../case';
import { at, listAt, textAt } from '../client/json';
import { ENTERPRISE, GROUP, USER } from '../client/urns';
import { demand, equal, status } from '../demand';

export const createCases = [
  ...casesOf('RFC 7644 §3.3', {
    'POST of a user answers 201 with the user': async (visit) => {
      const { answer, name } = await visit.user();
      equal('userName', at(answer.body, 'userName'), name);
      demand(textAt(answer.body, 'id') !== '', 'the user has no id');
      demand(listAt(answer.body, 'schemas').includes(USER), 'the core schema is not in schemas');
    },
    'POST answers a Location header equal to meta.location': async (visit) => {
      const { answer } = await visit.user();
      const location = answer.headers.get('location');
      demand(location !== null && location !== '', 'there is no Location header');
      equal('meta.location', at(answer.body, 'meta', 'location'), location);
    },
    'the location of a created resource leads to it': async (visit) => {
      const { answer, id } = await visit.user();
      demand(
        (answer.headers.get('location') ?? '').endsWith(`/Users/${encodeURIComponent(id)}`),
        'Location does not end with the endpoint and the id',
      );
    },
    'POST of a group answers 201 with the group': async (visit) => {
      const { answer, name } = await visit.group();
      equal('displayName', at(answer.body, 'displayName'), name);
      demand(listAt(answer.body, 'schemas').includes(GROUP), 'the core schema is not in schemas');
    },
    'a group can be created with members': async (visit) => {
      const user = await visit.user();
      const group = await visit.group([user]);
      equal('members[0].value', at(await visit.read(group.path), 'members', 0, 'value'), user.id);
    },
    'a second user of one userName is a conflict with scimType uniqueness': async (visit) => {
      const { name } = await visit.user();
      const { body } = status(await visit.send('POST', '/Users', visit.userBody(name)), 409);
      equal('scimType', at(body, 'scimType'), 'uniqueness');
    },
    'userNames that differ only in case are the same': async (visit) => {
      const { name } = await visit.user();
      status(await visit.send('POST', '/Users', visit.userBody(name.toUpperCase())), 409);
    },
    'a user without userName is refused as invalidValue': async (visit) => {
      const { body } = status(
        await visit.send('POST', '/Users', { schemas: [USER], displayName: 'No Name' }),
        400,
      );
      equal('scimType', at(body, 'scimType'), 'invalidValue');
    },
    'a group without displayName is refused': async (visit) => {
      status(await visit.send('POST', '/Groups', { schemas: [GROUP] }), 400);
    },
    'an id that the client sends is ignored': async (visit) => {
      const { answer } = await visit.user({ id: 'chosen-by-the-client' });
      demand(at(answer.body, 'id') !== 'chosen-by-the-client', 'the id of the client was taken');
    },
    'meta that the client sends is ignored': async (visit) => {
      const { answer } = await visit.user({ meta: { created: '1999-01-01T00:00:00Z', location: 'x:y' } });
      demand(!textAt(answer.body, 'meta', 'created').startsWith('1999'), 'meta.created was taken');
      demand(at(answer.body, 'meta', 'location') !== 'x:y', 'meta.location was taken');
    },
    'groups that the client sends for a user are ignored': async (visit) => {
      const { answer } = await visit.user({ groups: [{ value: 'made-up' }] });
      equal('groups', listAt(answer.body, 'groups'), []);
    },
    'a password is taken and not returned': async (visit) => {
      const { answer, path } = await visit.user({ password: 'a-secret-1-A!' });
      demand(!answer.text.includes('a-secret-1-A!'), 'the answer has the password');
      demand(at(await visit.read(path), 'password') === undefined, 'a GET shows the password');
    },
  }),
  ...casesOf('RFC 7643 §3.1', {
    'meta has resourceType, created and lastModified': async (visit) => {
      const { answer } = await visit.user();
      equal('meta.resourceType', at(answer.body, 'meta', 'resourceType'), 'User');
      for (const name of ['created', 'lastModified']) {
        const moment = textAt(answer.body, 'meta', name);
        demand(
          /T.*(Z|[+-]\d\d:\d\d)$/.test(moment) && !Number.isNaN(Date.parse(moment)),
          `meta.${name} is no dateTime with a zone: ${moment}`,
        );
      }
    },
    'lastModified of a new resource is when it was created': async (visit) => {
      const { answer } = await visit.user();
      equal(
        'meta.lastModified',
        Date.parse(textAt(answer.body, 'meta', 'lastModified')),
        Date.parse(textAt(answer.body, 'meta', 'created')),
      );
    },
    'externalId is stored as sent': async (visit) => {
      const { path, name } = await visit.user({ externalId: 'Ab-1' });
      const own = `Ext-${name}`;
      const made = await visit.user({ externalId: own });
      equal('externalId', at(await visit.read(made.path), 'externalId'), own);
      equal('externalId of the other', at(await visit.read(path), 'externalId'), 'Ab-1');
    },
  }),
  ...casesOf('RFC 7643 §2.1', {
    'names of attributes are case-insensitive': async (visit) => {
      const name = visit.uniqueName();
      const { userName: _omitted, ...rest } = visit.userBody(name);
      const answer = status(await visit.send('POST', '/Users', { ...rest, USERNAME: name }), 201);
      visit.forget(`/Users/${textAt(answer.body, 'id')}`);
      equal('userName', at(answer.body, 'userName'), name);
    },
  }),
  ...casesOf('RFC 7643 §3', {
    'URNs in schemas are case-insensitive, and answered once each': async (visit) => {
      const name = visit.uniqueName();
      const sent = { ...visit.userBody(name), schemas: [USER.toUpperCase()] };
      const answer = status(await visit.send('POST', '/Users', sent), 201);
      visit.forget(`/Users/${textAt(answer.body, 'id')}`);
      const schemas = listAt(answer.body, 'schemas');
      equal('the number of different schemas', new Set(schemas).size, schemas.length);
    },
    'a body of another schema is refused': async (visit) => {
      const sent = { ...visit.userBody(visit.uniqueName()), schemas: [GROUP] };
      const answer = await visit.send('POST', '/Users', sent);
      if (answer.status === 201) visit.forget(`/Users/${textAt(answer.body, 'id')}`);
      status(answer, 400);
    },
  }),
  ...casesOf('RFC 7643 §2.5', {
    'null and an empty list are the same as leaving out': async (visit) => {
      const { path } = await visit.user({ title: null, phoneNumbers: [] });
      const found = await visit.read(path);
      demand((at(found, 'title') ?? null) === null, 'title has a value');
      equal('phoneNumbers', listAt(found, 'phoneNumbers'), []);
    },
  }),
  ...casesOf('RFC 7643 §4.1', {
    'attributes of the core schema are stored': async (visit) => {
      const sent = {
        displayName: 'Conny F.',
        nickName: 'Con',
        title: 'Examiner',
        preferredLanguage: 'en-GB',
        locale: 'en-GB',
        timezone: 'Europe/London',
        userType: 'Contractor',
      };
      const found = await visit.read((await visit.user(sent)).path);
      for (const [name, value] of Object.entries(sent)) equal(name, at(found, name), value);
    },
    'multi-valued complex attributes are stored': async (visit) => {
      const { path } = await visit.user({ phoneNumbers: [{ value: '+44 20 7946 0000', type: 'work' }] });
      const found = await visit.read(path);
      equal('phoneNumbers[0].type', at(found, 'phoneNumbers', 0, 'type'), 'work');
    },
    'a value of one type is not answered twice': async (visit) => {
      const name = visit.uniqueName();
      const twice = { value: name, type: 'work' };
      const answer = await visit.send('POST', '/Users', visit.userBody(name, { emails: [twice, twice] }));
      if (answer.status === 400) return;
      status(answer, 201);
      visit.forget(`/Users/${textAt(answer.body, 'id')}`);
      equal('the number of emails', listAt(answer.body, 'emails').length, 1);
    },
    'two primary values are refused': async (visit) => {
      const name = visit.uniqueName();
      const emails = ['a', 'b'].map((type) => ({ value: `${type}-${name}`, type, primary: true }));
      const answer = await visit.send('POST', '/Users', visit.userBody(name, { emails }));
      if (answer.status === 201) visit.forget(`/Users/${textAt(answer.body, 'id')}`);
      status(answer, 400);
    },
    'active must be a boolean': async (visit) => {
      const answer = await visit.send(
        'POST',
        '/Users',
        visit.userBody(visit.uniqueName(), { active: 'yes' }),
      );
      if (answer.status === 201) visit.forget(`/Users/${textAt(answer.body, 'id')}`);
      status(answer, 400);
    },
  }),
  ...casesOf('RFC 7643 §4.3', {
    'attributes of the enterprise extension are stored under its URN': async (visit) => {
      if ((await visit.send('GET', `/Schemas/${ENTERPRISE}`)).status === 404) return;
      const { path } = await visit.user({
        schemas: [USER, ENTERPRISE],
        [ENTERPRISE]: { employeeNumber: '701984', department: 'Tours' },
      });
      const found = await visit.read(path);
      equal('employeeNumber', at(found, ENTERPRISE, 'employeeNumber'), '701984');
      demand(listAt(found, 'schemas').includes(ENTERPRISE), 'the URN is not in schemas');
    },
  }),
];
