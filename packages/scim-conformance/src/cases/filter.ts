import { casesOf } from '../case';
import { at, listAt, textAt } from '../client/json';
import type { Visit } from '../client/visit';
import { equal, sameSet, status } from '../demand';

/** Two users with known attributes; `found` says which of them a filter finds. */
const scene = async (visit: Visit) => {
  const mark = visit.uniqueName().slice(0, 20);
  const first = await visit.user({
    externalId: `One-${mark}`,
    title: `${mark} Tour Guide`,
    phoneNumbers: [
      { value: '111', type: 'work' },
      { value: '222', type: 'home' },
    ],
  });
  const second = await visit.user({
    externalId: `Two-${mark}`,
    displayName: `${mark} Second`,
    active: false,
  });
  const mine = `(id eq "${first.id}" or id eq "${second.id}")`;
  const found = async (filter: string, whole = `${mine} and (${filter})`) => {
    const ids = await visit.ids(`/Users?filter=${encodeURIComponent(whole)}`);
    return ids.map((id) => (id === first.id ? 'first' : id === second.id ? 'second' : id));
  };
  return { mark, first, second, found };
};

type Finds = (names: Awaited<ReturnType<typeof scene>>) => string;

const finds =
  (filter: Finds, ...wanted: ReadonlyArray<'first' | 'second'>) =>
  async (visit: Visit): Promise<void> => {
    const names = await scene(visit);
    const text = filter(names);
    sameSet(`what ${text} finds`, await names.found(text), wanted);
  };

const refuses =
  (filter: string) =>
  async ({ send }: Visit): Promise<void> => {
    const { body } = status(await send('GET', `/Users?filter=${encodeURIComponent(filter)}`), 400);
    equal('scimType', at(body, 'scimType'), 'invalidFilter');
  };

export const filterCases = [
  ...casesOf(
    'RFC 7643 §2.4',
    {
      'a value that does not say whether it is primary is not': finds(
        () => 'phoneNumbers[primary eq false]',
        'first',
      ),
    },
    'filter',
  ),
  ...casesOf(
    'RFC 7644 §3.4.2.2',
    {
      'eq finds by userName': finds(({ first }) => `userName eq "${first.name}"`, 'first'),
      'eq by userName alone finds one user': async (visit) => {
        await visit.user();
        const { name, id } = await visit.user();
        equal(
          'what is found',
          await visit.ids(`/Users?filter=${encodeURIComponent(`userName eq "${name}"`)}`),
          [id],
        );
      },
      'userName is compared without regard to case': finds(
        ({ first }) => `userName eq "${first.name.toUpperCase()}"`,
        'first',
      ),
      'externalId is compared with regard to case': finds(({ mark }) => `externalId eq "one-${mark}"`),
      'eq finds by externalId': finds(({ mark }) => `externalId eq "Two-${mark}"`, 'second'),
      'ne finds the others': finds(({ first }) => `userName ne "${first.name}"`, 'second'),
      'co finds by a part': finds(() => 'title co "tour"', 'first'),
      'sw finds by the beginning': finds(({ mark }) => `title sw "${mark}"`, 'first'),
      'ew finds by the end': finds(() => 'title ew "guide"', 'first'),
      'pr finds what has a value': finds(() => 'title pr', 'first'),
      'gt and le compare dates': finds(
        () => 'meta.created gt "2001-01-01T00:00:00Z" and not (meta.created le "2001-01-01T00:00:00Z")',
        'first',
        'second',
      ),
      'dates are compared as instants': finds(
        ({ first }) =>
          `meta.created ge "${new Date(Date.parse(textAt(first.answer.body, 'meta', 'created')) - 1000).toISOString().replace('Z', '+00:00')}"`,
        'first',
        'second',
      ),
      'eq compares booleans': finds(() => 'active eq false', 'second'),
      'and takes both': finds(() => 'active eq true and title pr', 'first'),
      'or takes either': finds(() => 'title pr or displayName ew "second"', 'first', 'second'),
      'and binds before or': finds(
        () => 'active eq false or active eq true and title co "nothing"',
        'second',
      ),
      'parentheses group': finds(() => '(active eq false or active eq true) and title pr', 'first'),
      'not turns around': finds(() => 'not (title pr)', 'second'),
      'operators are case-insensitive': finds(() => 'active EQ true AND title PR', 'first'),
      'names of attributes are case-insensitive': finds(
        ({ first }) => `USERNAME eq "${first.name}"`,
        'first',
      ),
      'a URN may stand before an attribute': finds(
        ({ first }) => `urn:ietf:params:scim:schemas:core:2.0:User:userName eq "${first.name}"`,
        'first',
      ),
      'sub-attributes are compared': finds(({ first }) => `emails.value eq "${first.name}"`, 'first'),
      'a multi-valued attribute alone means its value': finds(
        ({ first }) => `emails co "${first.name}"`,
        'first',
      ),
      'a value path holds for one element': finds(() => 'phoneNumbers[type eq "work" and value eq "222"]'),
      'a value path finds': finds(() => 'phoneNumbers[type eq "home" and value eq "222"]', 'first'),
      'nothing found is an empty list': async ({ send }) => {
        const filter = encodeURIComponent('userName eq "nobody-has-this-name@example.com"');
        const { body } = status(await send('GET', `/Users?filter=${filter}`), 200);
        equal('totalResults', at(body, 'totalResults'), 0);
        equal('Resources', listAt(body, 'Resources'), []);
      },
      'groups are found by displayName': async (visit) => {
        await visit.group();
        const { name, id } = await visit.group();
        const filter = encodeURIComponent(`displayName eq "${name}"`);
        equal('what is found', await visit.ids(`/Groups?filter=${filter}`), [id]);
      },
      'groups are found by a member': async (visit) => {
        const user = await visit.user();
        await visit.group();
        const { id } = await visit.group([user]);
        const filter = encodeURIComponent(`members.value eq "${user.id}"`);
        equal('what is found', await visit.ids(`/Groups?filter=${filter}`), [id]);
      },
      'an unknown operator is invalidFilter': refuses('userName is "ana"'),
      'a filter that breaks off is invalidFilter': refuses('userName eq'),
      'an open parenthesis is invalidFilter': refuses('(userName pr'),
      'text after the filter is invalidFilter': refuses('userName pr userName pr'),
      'gt on a boolean is invalidFilter': refuses('active gt true'),
    },
    'filter',
  ),
];
