import { rollcall } from './terminal';

describe('rollcall --version', () => {
  it('prints name and version, and the help tells of it', async () => {
    const printed = await rollcall(['--version']);
    expect(printed).toMatchObject({ exitCode: 0, errors: '' });
    expect(printed.output).toMatch(/^rollcall \d+\.\d+\.\d+$/);
    const { output } = await rollcall(['--help']);
    expect(output).toMatch(/--version +print name and version/);
  });
});
