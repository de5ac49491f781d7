import { decoded } from '../src/http/admin/invalid-request';
import { closedObject } from '../src/validation/closed-object';
import { expecting } from '../src/validation/expecting';

const Body = closedObject({ id: expecting('a text', (u) => (typeof u === 'string' ? u : undefined)) }, {});

describe('a body that does not fit', () => {
  it('is told which field, what was expected and what was found, shortened', () => {
    expect(() => decoded(Body, { id: ['x'.repeat(100)] })).toThrow(
      /^id: expected a text, found \["x{78}…\.$/,
    );
  });

  it('is told the same of a field that is nested deeper than JSON can be written', () => {
    const nested: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(() => decoded(Body, { id: nested })).toThrow(
      'id: expected a text, found what is nested too deep to be shown.',
    );
  });
});
