import { setTimeout as pause } from 'node:timers/promises';
import { parseDirectoryId, userId } from '@rollcall/domain';
import { replay } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { idOf, openDirectory, userBody } from './directory-set-up';
import { httpClient } from './http-client';
import { adminToken, type ServerProcess, startServer } from './server-process';
import { eventStoreDbDouble, type SharedStore, sqliteFile } from './shared-stores';

/** A process is killed in each; `npm run soak` gives more. */
const SECONDS = Number(process.env['ROLLCALL_SOAK_SECONDS'] ?? 6);
const PEOPLE = 8;
/** Answers of each kind that a run must have; a busy machine takes longer. */
const ENOUGH = 20;

const POLICY = {
  acls: [{ action: 'accept', src: ['autogroup:member'], dst: ['10.0.0.1:22'] }],
};

const setActive = (active: boolean) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', path: 'active', value: active }],
});

describe.each([
  { name: 'a SQLite file', share: sqliteFile },
  { name: 'EventStoreDB (double)', share: eventStoreDbDouble },
])(
  'two scim processes and a resolver on $name, one of the three killed each second',
  ({ name: store, share }) => {
    const client = httpClient(32);
    let shared: SharedStore | undefined;
    const processes: ServerProcess[] = [];

    afterAll(async () => {
      client.close();
      await Promise.all(processes.map((one) => one.kill()));
      await shared?.end();
    });

    it(
      'lose no acknowledged change, and never allow what the newest acknowledged revision denies',
      async () => {
        shared = await share();
        const { location } = shared;
        const roles = ['scim', 'scim', 'resolver'] as const;
        const start = (role: string) => startServer(location, { ROLLCALL_ROLE: role });
        for (const role of roles) processes.push(await start(role));
        const urlOf = (index: number): string => processes[index]?.url ?? '';
        const api = (index: number) => `${urlOf(index)}/api/directories/acme`;
        const key = await openDirectory(client, urlOf(0));
        const accepted = await client.call('PUT', `${api(0)}/policy`, adminToken, POLICY);
        expect(accepted?.status).toBe(200);

        const wrong: unknown[] = [];
        const lastKnown = new Map<string, boolean>();
        let changes = 0;
        const answers = { allow: 0, deny: 0 };
        let stopped = false;

        const live = async (name: string, home: number): Promise<void> => {
          let answered = await client.call('POST', `${urlOf(home)}/scim/v2/Users`, key, userBody(name));
          const id = idOf(answered?.body);
          let active = true;
          let known = true;
          for (let turn = 0; !stopped || !known; turn++) {
            active = !active;
            answered = await client.call(
              'PATCH',
              `${urlOf((home + turn) % 2)}/scim/v2/Users/${id}`,
              key,
              setActive(active),
            );
            known = answered?.status === 200;
            if (!known) {
              // Whether it happened is not known: the same again, until it is.
              active = !active;
              await pause(50);
              continue;
            }
            changes += 1;
            lastKnown.set(id, active);
            const summary = await client.call('GET', api(turn % 2), adminToken);
            const minRevision: unknown = Object(summary?.body).revision;
            if (summary?.status !== 200) continue;
            const question = { src: `${name}@example.com`, dst: '10.0.0.1', port: 22, minRevision };
            const answer = await client.call('POST', `${api(2)}/access/check`, adminToken, question);
            if (answer?.status !== 200) continue;
            const { effect, code } = Object(answer.body);
            answers[effect === 'allow' ? 'allow' : 'deny'] += 1;
            if (!active && effect !== 'deny') wrong.push({ name, minRevision, effect, code });
          }
        };

        const lives = Array.from({ length: PEOPLE }, (_, index) => live(`user${index}`, index % 2));
        const restarts = roles.map(() => Promise.resolve());
        const restart = async (victim: number): Promise<void> => {
          await processes[victim]?.kill();
          processes[victim] = await start(roles[victim] ?? 'all');
        };
        for (let second = 0; second < SECONDS; second++) {
          const victim = second % roles.length;
          await Promise.all([pause(1_000), restarts[victim]]);
          restarts[victim] = restart(victim);
        }
        await Promise.all(restarts);
        while (answers.allow <= ENOUGH || answers.deny <= ENOUGH) await pause(50);
        stopped = true;
        await Promise.all(lives);

        const { allow, deny } = answers;
        process.stdout.write(
          `${store}: ${SECONDS} processes killed, ${changes} changes acknowledged, ${allow} allowed and ${deny} denied\n`,
        );
        expect(wrong).toEqual([]);
        expect(changes).toBeGreaterThan(2 * ENOUGH);
        const events = await shared.open();
        const acme = parseDirectoryId('acme');
        if (E.isLeft(acme)) throw new Error('no directory id');
        const replayed = await replay(events, acme.right)();
        await events.close();
        if (E.isLeft(replayed)) throw new Error(replayed.left._tag);
        expect(replayed.right.userCount).toBe(PEOPLE);
        expect(lastKnown.size).toBe(PEOPLE);
        const known = [...lastKnown].map(([id, active]) => [id, active] as const);
        const found = known.map(([id]) => [id, replayed.right.user(userId(id))?.active] as const);
        expect(found).toEqual(known);
      },
      SECONDS * 5_000 + 60_000,
    );
  },
);
