import type { ServerProcess } from '../server-process';
import { ana, bo, DIRECTORY, dana, type Stage } from '../stage';
import { claimAllowed, claimDenied, textOf } from '../verdict';

export const auditTrail = async ({ narrator, command }: Stage): Promise<void> => {
  narrator.scene('The same events are the audit trail: what changed, by which key');
  const { lines } = await command('audit', 'log', DIRECTORY, '--limit', '8');
  narrator.claim('it ends with the deactivation', lines.at(-1)?.includes('UserDeactivated') === true);
};

export const killedAndRestarted = async (
  stage: Stage,
  server: ServerProcess,
  restart: () => Promise<ServerProcess>,
): Promise<ServerProcess> => {
  const { narrator, admin, catalogue, custom, command } = stage;
  narrator.scene('The server is killed right after it said yes to Okta, and started again on the same file');
  narrator.claim(`${dana.login} is assigned`, (await catalogue.assign(dana)).ok);
  const before = await admin.get(`/${DIRECTORY}`);
  await server.kill();
  narrator.say('SIGKILL.');
  const restarted = await restart();
  const after = await admin.get(`/${DIRECTORY}`);

  narrator.claim(
    `revision ${textOf(after, 'revision')} and the digest over all events are those from before`,
    textOf(before, 'revision') === textOf(after, 'revision') &&
      textOf(before, 'digest') === textOf(after, 'digest'),
  );
  await custom.assign(dana);
  narrator.claim(
    `Okta finds ${dana.login} under the id it was given`,
    catalogue.userId(dana.login) !== undefined && custom.userId(dana.login) === catalogue.userId(dana.login),
  );
  await claimAllowed(stage, ana.login, 'tag:prod');
  await claimDenied(stage, bo.login, 'tag:prod', 'DENY_PRINCIPAL_INACTIVE');
  narrator.claim(
    'the chain of digests is intact',
    (await command('audit', 'verify', DIRECTORY)).exitCode === 0,
  );
  narrator.claim(
    'all state, rebuilt from the first event on, is the same',
    (await command('replay', DIRECTORY, '--verify')).exitCode === 0,
  );
  return restarted;
};
