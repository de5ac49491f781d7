import { type DomainEvent } from '@rollcall/domain';
import { openSqliteEventStore } from '@rollcall/event-store';
import { appendHistory, exampleDirectory, historyOf, opened, userCreated } from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';
import { progressLine } from '../src/terminal/progress-bar';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const store = temporaryStore();
const PEOPLE = 2_500;

beforeAll(async () => {
  const created = await openSqliteEventStore({ path: store })();
  if (E.isLeft(created)) throw new Error(created.left.reason);
  const events: DomainEvent[] = [opened()];
  for (let at = 0; at < PEOPLE; at++) events.push(userCreated(`u${at}`));
  const history = historyOf(events);
  for (let from = 0; from < history.length; from += 500) {
    await appendHistory(created.right, exampleDirectory, history.slice(from, from + 500));
  }
  await created.right.close();
});

describe('rollcall replay', () => {
  it('shows on a terminal how far it is, and wipes it away before the answer', async () => {
    const shown: string[] = [];
    const { exitCode, output } = await rollcall(['replay', '--verify', '--store', store], {
      status: (line) => shown.push(line),
    });
    expect(exitCode).toBe(0);
    expect(shown[0]).toMatch(/^\S+ {2}\[#{9}-{15}\] {2}39 % {2}1000 of 2501 events {2}\d+\/s$/);
    expect(shown.at(-1)).toBe('');
    expect(output).toMatch(
      /^DIRECTORY +EVENTS +SECONDS +EVENTS\/S +STATE\n\S+ +2501 +.+[0-9a-f]{64} +same as live$/,
    );
  });

  it('prints the answer alone where there is no terminal', async () => {
    const { exitCode, output, errors } = await rollcall(['replay', '--store', store]);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(output.split('\n')).toHaveLength(2);
  });
});

describe('the bar', () => {
  it('is empty at first and full at the end, also of nothing', () => {
    expect(progressLine('acme', 0, 10, 0)).toBe(
      'acme  [------------------------]   0 %  0 of 10 events  0/s',
    );
    expect(progressLine('acme', 10, 10, 5)).toContain('[########################] 100 %');
    expect(progressLine('acme', 0, 0, 0)).toContain('100 %');
  });
});
