import { ana, bo, cleo, ENGINEERING, EVERYONE, type Stage } from '../stage';

export const catalogueApplication = async ({ narrator, catalogue }: Stage): Promise<void> => {
  narrator.scene('Okta provisions through an application of its catalogue, which changes things by PATCH');
  narrator.claim('the connection test of Okta passes', (await catalogue.testConnection()).ok);
  for (const person of [ana, bo]) {
    narrator.claim(`${person.login} is assigned`, (await catalogue.assign(person)).ok);
  }
  narrator.claim(
    `the group "${ENGINEERING}" is pushed with both`,
    (await catalogue.pushGroup(ENGINEERING, [ana.login, bo.login])).ok,
  );
};

export const customApplication = async ({ narrator, catalogue, custom }: Stage): Promise<void> => {
  narrator.scene(
    'A custom application of the same Okta does it by GET and PUT, and finds who is there already',
  );
  for (const person of [ana, bo, cleo]) {
    narrator.claim(`${person.login} is assigned`, (await custom.assign(person)).ok);
  }
  narrator.claim(
    `${ana.login} is linked, not created a second time`,
    custom.userId(ana.login) === catalogue.userId(ana.login),
  );
  narrator.claim(
    `the group "${EVERYONE}" is pushed with all three`,
    (await custom.pushGroup(EVERYONE, [ana.login, bo.login, cleo.login])).ok,
  );
};
