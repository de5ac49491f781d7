import { canonicalJson } from '@rollcall/domain';
import { answerOf } from './fuzz';
import { emptyLane, type Lane, type LearntFrom, learn } from './making/lane';
import { Random } from './making/random';
import { writtenModels } from './making/recordings';
import { type Made, makeRequest } from './making/request';
import { startServerUnderFuzz } from './server-under-fuzz';

const AT = new Date('2026-01-01T00:00:00.000Z');

/** Names for what a server makes up, ids and cursors, so that requests and answers are the same at any server. */
class Names {
  private readonly known = new Map<string, string>();

  constructor(private readonly lane: Lane) {}

  /** The directory as far as it is known, under the names. */
  named(): Lane {
    const { users, groups, cursors } = this.lane;
    const nameAll = (list: ReadonlyArray<string>, kind: string) =>
      list.map((made) => this.nameOf(made, kind));
    return {
      ...this.lane,
      users: nameAll(users, 'user'),
      groups: nameAll(groups, 'group'),
      cursors: nameAll(cursors, 'cursor'),
    };
  }

  toServer(made: Made): Made {
    const replace = (text: string): string =>
      [...this.known].reduce((replaced, [real, name]) => replaced.replaceAll(name, real), text);
    const { payload } = made;
    return {
      ...made,
      url: replace(made.url),
      payload: typeof payload === 'string' ? replace(payload) : payload,
    };
  }

  fromServer(text: string): string {
    return [...this.known].reduce((replaced, [real, name]) => replaced.replaceAll(real, name), text);
  }

  private nameOf(real: string, kind: string): string {
    const name = this.known.get(real) ?? `zz${kind}${String(this.known.size).padStart(6, '0')}zz`;
    this.known.set(real, name);
    return name;
  }
}

/** Objects have no order: what was just changed may be shown in another than what was read back. */
const sorted = (text: string): string => (text === '' ? '' : canonicalJson(JSON.parse(text)));

const shown = ({ status, headers, text }: LearntFrom): string => {
  const { date: _date, 'x-request-id': _id, 'content-length': _length, ...lasting } = headers;
  return `${status} ${JSON.stringify(lasting)} ${sorted(text)}`;
};

/** What one directory answers to requests of a seed, while another is fuzzed beside it or not. */
export const answersBeside = async (
  requests: number,
  seed: number,
  disturbed: boolean,
): Promise<ReadonlyArray<string>> => {
  const under = await startServerUnderFuzz(() => AT);
  try {
    const lane = emptyLane('alpha', 'qmalpha', await under.open('alpha', 'okta'));
    const beside = emptyLane('bravo', 'qmbravo', await under.open('bravo', 'entra'));
    const [random, noise, names] = [new Random(seed), new Random(seed + 1), new Names(lane)];
    const answers: string[] = [];
    for (let sent = 0; sent < requests; sent += 1) {
      const disturbing = disturbed
        ? [0, 1].map(async () => {
            learn(beside, await answerOf(under, makeRequest(noise, beside, undefined, writtenModels)));
          })
        : [];
      const made = names.toServer(makeRequest(random, names.named(), undefined, writtenModels));
      const answer = await answerOf(under, made);
      await Promise.all(disturbing);
      learn(lane, answer);
      names.named();
      answers.push(names.fromServer(shown(answer)));
    }
    return answers;
  } finally {
    await under.close();
  }
};
