import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOkta } from '@rollcall/okta-player';
import type { Session } from '../store/session';
import { type AdminClient, createAdminClient } from './admin-client';
import { freePort } from './free-port';
import { createNarrator, type Narrator } from './narrator';
import { deactivated, policyInForce, renamed, renamedBack } from './scenes/access';
import { auditTrail, killedAndRestarted } from './scenes/history';
import { catalogueApplication, customApplication } from './scenes/provisioning';
import { startServerProcess } from './server-process';
import { DIRECTORY, type Stage } from './stage';
import { textOf } from './verdict';

/** Plays the whole demo on a store of its own; answers how many claims did not hold. Rejects if it cannot go on. */
export const playDemo = async (session: Session, program: string): Promise<number> => {
  const narrator = createNarrator(session.io);
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-demo-'));
  const store = join(folder, 'rollcall.db');
  const token = randomBytes(24).toString('hex');
  const port = await freePort();
  const start = () => startServerProcess(program, store, port, token);

  let server = await start();
  session.io.stopping().addEventListener('abort', () => void server.kill(), { once: true });
  try {
    const admin = createAdminClient(server.url, token);
    const keys = await openDirectory(narrator, admin, server.url);
    const okta = (dialect: 'oin' | 'aiw', key: string) =>
      createOkta({ baseUrl: `${server.url}/scim/v2`, token: key, dialect, observe: narrator.exchange });
    const stage: Stage = {
      narrator,
      admin,
      catalogue: okta('oin', keys.first),
      custom: okta('aiw', keys.second),
      command: commandOn(session, store, narrator),
    };
    await catalogueApplication(stage);
    await customApplication(stage);
    await policyInForce(stage);
    await renamed(stage);
    await renamedBack(stage);
    await deactivated(stage);
    await auditTrail(stage);
    server = await killedAndRestarted(stage, server, start);
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
  return narrator.broken();
};

const openDirectory = async (narrator: Narrator, admin: AdminClient, url: string) => {
  narrator.scene('A server starts on an empty SQLite file, and a directory is opened');
  narrator.say(`It listens on ${url}, as a process of its own.`);
  await admin.post('', { id: DIRECTORY, domains: ['example.com'] });
  const enabled = await admin.post(`/${DIRECTORY}/provisioning/enable`, { label: 'catalogue app' });
  const issued = await admin.post(`/${DIRECTORY}/keys`, { label: 'custom app' });
  const [first, second] = [textOf(enabled, 'key'), textOf(issued, 'key')];
  narrator.claim(
    `"${DIRECTORY}" owns example.com and has two API keys, one for each application in Okta`,
    first !== '' && second !== '' && first !== second,
  );
  return { first, second };
};

/** Runs a command line in this process while the server runs in its own: both on one file. */
const commandOn =
  ({ io, run }: Session, store: string, narrator: Narrator): Stage['command'] =>
  async (...words) => {
    const lines: Array<string> = [];
    narrator.say(`$ rollcall ${words.join(' ')}`);
    const out = (line: string): void => {
      lines.push(line);
      narrator.say(line);
    };
    const exitCode = await run([...words, '--store', store], { ...io, out, err: out });
    return { exitCode, lines };
  };
