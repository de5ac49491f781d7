import { DEMO_POLICY } from '../policy';
import { ana, bo, cleo, DIRECTORY, ENGINEERING, type Stage } from '../stage';
import { claimAllowed, claimDenied } from '../verdict';

export const policyInForce = async (stage: Stage): Promise<void> => {
  const { narrator, admin } = stage;
  narrator.scene('The administrator writes rules that name the pushed groups');
  narrator.say(...DEMO_POLICY.trimEnd().split('\n'));
  await admin.putText(`/${DIRECTORY}/policy`, DEMO_POLICY);
  await claimAllowed(stage, ana.login, 'tag:prod');
  await claimAllowed(stage, cleo.login, 'tag:wiki');
  await claimDenied(stage, cleo.login, 'tag:prod', 'DENY_NO_MATCH');
  await claimDenied(stage, 'stranger@example.com', 'tag:wiki', 'DENY_PRINCIPAL_UNKNOWN');
};

export const renamed = async (stage: Stage): Promise<void> => {
  const { narrator, catalogue } = stage;
  narrator.scene(
    `Somebody renames "${ENGINEERING}" in Okta: the rule names nobody now, and access fails closed`,
  );
  narrator.claim('Okta pushes the new name', (await catalogue.renameGroup(ENGINEERING, 'Platform')).ok);
  const verdict = await claimDenied(stage, ana.login, 'tag:prod', 'DENY_NO_MATCH');
  narrator.claim('the answer tells the administrator why', verdict.failedClosed.length > 0);
  narrator.say(...verdict.failedClosed.map((message) => `  ${message}`));
  narrator.say('Only that name fails. The other rule stays in force:');
  await claimAllowed(stage, ana.login, 'tag:wiki');
};

export const renamedBack = async (stage: Stage): Promise<void> => {
  const { narrator, catalogue } = stage;
  narrator.scene('Renamed back, the rule holds again, without a word to the policy');
  narrator.claim('Okta pushes the old name', (await catalogue.renameGroup('Platform', ENGINEERING)).ok);
  await claimAllowed(stage, ana.login, 'tag:prod');
};

export const deactivated = async (stage: Stage): Promise<void> => {
  const { narrator, catalogue } = stage;
  narrator.scene('Bo leaves. Okta sends one request, and no word of the groups that still list him');
  await claimAllowed(stage, bo.login, 'tag:prod');
  narrator.claim(`${bo.login} is deactivated`, (await catalogue.deactivate(bo.login)).ok);
  await claimDenied(stage, bo.login, 'tag:prod', 'DENY_PRINCIPAL_INACTIVE');
  await claimDenied(stage, bo.login, 'tag:wiki', 'DENY_PRINCIPAL_INACTIVE');
};
