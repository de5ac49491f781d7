import { createOkta, parseSuite, runSuite } from '@rollcall/okta-player';
import { testServer } from './running-server';
import { sharedJson } from './shared-file';

const FILE = 'okta/Okta-SCIM-20-SPEC-Test.json';
const suite = parseSuite(sharedJson(FILE));
const server = testServer();

describe("Okta's SCIM 2.0 SPEC suite", () => {
  const itWithFile = suite === undefined ? it.skip : it;

  itWithFile('passes with all its 52 assertions and its script', async () => {
    if (suite === undefined) return;
    const token = await server.open('acme');
    const okta = createOkta({ baseUrl: server.scimUrl, token, dialect: 'oin' });
    await okta.assign({ login: 'seed@example.com', firstName: 'Seed', lastName: 'User' });

    const report = await runSuite(suite, { baseUrl: server.scimUrl, token });

    const failures = report.steps.flatMap(({ note, checks }) =>
      checks.filter(({ passed }) => !passed).map(({ says }) => `${note}: ${says}`),
    );
    expect(failures).toEqual([]);
    expect(report).toMatchObject({ assertions: 52, scripts: 1, failures: 0 });
  });
});
