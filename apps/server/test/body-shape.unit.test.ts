import { bodyShape, withoutValues } from '../src/requests/body-shape';
import { addMembers, oktaGroup, oktaUser, patch, removeMember } from './okta-bodies';

const shapeOf = (body: unknown) => bodyShape(JSON.stringify(body));

describe('the shape of a request body', () => {
  it('of a person names attributes, and no value of any', () => {
    const shape = shapeOf(oktaUser('ana@example.com', 'Ana', 'Silva'));
    expect(shape).toMatchObject({ attributes: expect.arrayContaining(['userName', 'password', 'emails']) });
    for (const secret of ['ana@', 'Ana', 'Silva', '1mz050nq'])
      expect(JSON.stringify(shape)).not.toContain(secret);
  });

  it('of a group counts members and names the first of them by id', () => {
    expect(shapeOf(oktaGroup('Engineering', ['u1', 'u2']))).toMatchObject({
      members: { total: 2, ids: ['u1', 'u2'] },
    });
    const many = shapeOf(
      oktaGroup(
        'Engineering',
        Array.from({ length: 900 }, (_, n) => `u${n}`),
      ),
    );
    expect(many?.members?.total).toBe(900);
    expect(many?.members?.ids).toHaveLength(50);
  });

  it('of a PATCH tells operations and paths', () => {
    expect(shapeOf(addMembers('u1'))).toMatchObject({
      operations: [{ op: 'add', path: 'members', members: { total: 1, ids: ['u1'] } }],
    });
    expect(shapeOf(removeMember('u1'))).toMatchObject({
      operations: [{ op: 'remove', path: 'members[value eq "u1"]' }],
    });
    const replaced = shapeOf(
      patch(
        { op: 'replace', path: 'emails[value eq "ana@example.com"].value', value: 'ben@example.com' },
        { op: 'replace', value: { title: 'CTO' } },
      ),
    );
    expect(replaced).toMatchObject({
      operations: [
        { op: 'replace', path: 'emails[value eq "…"].value' },
        { op: 'replace', attributes: ['title'] },
      ],
    });
    expect(JSON.stringify(replaced)).not.toMatch(/ana@|ben@|CTO/);
  });

  it('of a bulk request tells the method and place of each operation', () => {
    const bulk = { Operations: [{ method: 'POST', path: '/Users', data: { userName: 'ana@example.com' } }] };
    expect(shapeOf(bulk)).toEqual({
      bytes: expect.any(Number),
      operations: [{ op: 'POST', path: '/Users', attributes: ['userName'] }],
    });
  });

  it('of members that are no texts counts them, whatever they are', () => {
    const values: ReadonlyArray<unknown> = [{ toString: 1, valueOf: 1 }, { toString: null }, 5, null, 'u1'];
    expect(shapeOf({ members: values.map((value) => ({ value })) })).toMatchObject({
      members: { total: 5, ids: ['', '', '', '', 'u1'] },
    });
  });

  it('of what is no JSON, of what is very long and of nothing says little or nothing', () => {
    expect(bodyShape('')).toBeUndefined();
    expect(bodyShape('{"userName": "ana')).toEqual({ bytes: 17 });
    expect(bodyShape('[1]')).toEqual({ bytes: 3 });
    expect(bodyShape(`{"userName": "${'a'.repeat(300_000)}"}`)).toEqual({ bytes: 300_016 });
  });

  it('of a filter leaves out the values, closed or not', () => {
    expect(withoutValues('userName eq "ana@example.com" and title eq "C\\"TO"')).toBe(
      'userName eq "…" and title eq "…"',
    );
    expect(withoutValues('userName eq "ana')).toBe('userName eq "…"');
  });

  it('tells whether two bodies name the same, and not the name', () => {
    const named = (body: object) => bodyShape(JSON.stringify(body))?.named;
    expect(named({ userName: 'Ana@Example.com' })).toBe(named({ username: ' ana@example.com' }));
    expect(named({ userName: 'ana@example.com' })).toMatch(/^[0-9a-f]{16}$/);
    expect(named({ displayName: 'Engineering' })).not.toBe(named({ displayName: 'Engineers' }));
    expect(named({ active: false })).toBeUndefined();
  });
});
