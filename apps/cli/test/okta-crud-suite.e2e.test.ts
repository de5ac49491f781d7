import { createOkta, parseSuite, runSuite } from '@rollcall/okta-player';
import { startOktaOrganisation } from './okta-organisation';
import { testServer } from './running-server';
import { sharedJson } from './shared-file';

const suite = parseSuite(sharedJson('okta/Okta-SCIM-20-CRUD-Test.json'));
const server = testServer();

describe.each(['oin', 'aiw'] as const)("Okta's SCIM 2.0 CRUD suite, by an application of %s", (dialect) => {
  const itWithFile = suite === undefined ? it.skip : it;

  itWithFile('passes with all its 21 assertions', async () => {
    if (suite === undefined) return;
    const token = await server.open(`crud-${dialect}`);
    const okta = createOkta({ baseUrl: server.scimUrl, token, dialect });
    const organisation = await startOktaOrganisation(okta);
    const variables = new Map([
      ['oktaOrgUrl', organisation.url],
      ['oktaAppId', '0oa1'],
      ['oktaToken', 'token'],
      ['okta_user_email', 'ana.ruiz@example.com'],
      ['okta_user_firstname', 'Ana'],
      ['okta_user_lastname', 'Ruiz'],
      ['okta_user_firstname_update', 'Anna'],
      ['okta_user_title', 'Engineer'],
      ['okta_user_primaryphone', '555'],
    ]);
    const report = await runSuite(suite, { baseUrl: server.scimUrl, token, variables });
    await organisation.close();

    const failures = report.steps.flatMap(({ note, checks }) =>
      checks.filter(({ passed }) => !passed).map(({ says }) => `${note}: ${says}`),
    );
    expect(failures).toEqual([]);
    expect(report).toMatchObject({ assertions: 21, failures: 0 });
  });
});
