import { rollcall } from './terminal';

describe('an error with --json', () => {
  it.each([
    [['--json', 'nonsense'], "unknown command 'nonsense'"],
    [['key', 'issue', 'acme', '--json'], "required option '--label <text>' not specified"],
    [['directory', 'show', '--json'], "missing required argument 'id'"],
    [['serve', '--json', '--nope'], "unknown option '--nope'"],
    [['feed', 'add', 'acme', 'siem', '--detail', 'all', '--json'], 'Allowed choices are notice, full'],
    [['key', 'issue', 'acme', '--label', ' ', '--json'], '--label takes a text of 1 to 100 characters'],
    [['key', 'issue', 'acme', '--label', 'x', '--expires', '5/3/2030', '--json'], '--expires 5/3/2030'],
    [['key', 'issue', 'acme', '--label', 'x', '--expires', '2030-02-30', '--json'], '--expires 2030-02-30'],
  ])('is one line of JSON: %j', async (words, message) => {
    const { exitCode, output, errors } = await rollcall(words);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    const { error } = JSON.parse(errors);
    expect(error).toEqual({ code: 'usage', message: expect.stringContaining(message) });
  });

  it('reads as a sentence without it', async () => {
    const { errors } = await rollcall(['directory', 'show']);
    expect(errors).toBe("error: missing required argument 'id'");
  });
});
