import type { InjectOptions } from 'fastify';
import type { Finding } from './judging/finding';
import { judge } from './judging/judge';
import { emptyLane, forgetOldest, type Lane, type LearntFrom, learn } from './making/lane';
import { Random } from './making/random';
import { type Model, recordedModels, writtenModels } from './making/recordings';
import { type Made, makeRequest } from './making/request';
import { mutateText } from './making/text';
import { asBytes, sendBytes } from './raw-bytes';
import { type ServerUnderFuzz, startServerUnderFuzz } from './server-under-fuzz';

export type Progress = {
  readonly requests: number;
  readonly seconds: number;
  /** After a collection, where Node was started with `--expose-gc`. */
  readonly heapMegabytes: number;
  /** Appended to both directories. */
  readonly events: number;
  readonly findings: number;
};

export type FuzzWish = {
  readonly requests: number;
  readonly seed: number;
  /** Recordings of identity providers; the written models alone where there are none. */
  readonly recordings: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly onFinding?: (finding: Finding) => void;
};

export type FuzzReport = {
  readonly requests: number;
  readonly seconds: number;
  readonly statuses: ReadonlyMap<number, number>;
  readonly findings: ReadonlyArray<Finding>;
  readonly progress: ReadonlyArray<Progress>;
};

/** Requests under way at once, of both directories. */
const AT_ONCE = 8;
/** More are deleted, so that the directories stay as large as they are. */
const MOST_RESOURCES = 120;
/** How many batches there are for one request in raw bytes. */
const BYTES_EVERY = 10;
const HANG_MS = 1_000;
const FINDINGS_KEPT = 100;

class Fuzzer {
  readonly statuses = new Map<number, number>();
  readonly findings: Finding[] = [];
  requests = 0;

  constructor(
    private readonly under: ServerUnderFuzz,
    private readonly lanes: readonly [Lane, Lane],
    private readonly models: ReadonlyArray<Model>,
    private readonly random: Random,
    private readonly onFinding: (finding: Finding) => void = () => undefined,
  ) {}

  async batch(): Promise<void> {
    const began = process.cpuUsage();
    const sent = Array.from({ length: AT_ONCE }, (_, index) => {
      const [lane, other] = index % 2 === 0 ? this.lanes : [this.lanes[1], this.lanes[0]];
      return this.send(lane, other, makeRequest(this.random, lane, other, this.models));
    });
    await Promise.all(sent);
    const { user, system } = process.cpuUsage(began);
    if ((user + system) / 1_000 > HANG_MS) {
      const requests = (await Promise.all(sent)).map(({ method, url }) => `${method} ${url}`);
      this.note('more than a second of computing', this.lanes[0], emptyRequest, 0, requests.join('\n'));
    }
    if (this.random.below(BYTES_EVERY) === 0) await this.bytes();
    for (const lane of this.lanes) await this.prune(lane);
  }

  private async send(lane: Lane, other: Lane, made: Made): Promise<Made> {
    const answer = await answerOf(this.under, made);
    this.requests += 1;
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    const fault = judge(made, answer, other);
    if (fault !== undefined) this.note(fault, lane, made, answer.status, answer.text);
    if (made.headers.authorization?.includes(lane.key) === true) learn(lane, answer);
    return made;
  }

  private async bytes(): Promise<void> {
    const [lane, other] = this.lanes;
    const made = makeRequest(this.random, lane, other, this.models);
    const text = asBytes(made).toString('latin1');
    const bytes = Buffer.from(this.random.chance(0.5) ? mutateText(this.random, text) : text, 'latin1');
    const answer = await sendBytes(this.under.port, bytes);
    this.requests += 1;
    const [, status = '0'] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? [];
    if (/^5(?!01)/.test(status)) this.note(`status ${status} to bytes`, lane, made, Number(status), answer);
    if (answer.toLowerCase().includes(other.marker)) {
      this.note(`shows what ${other.directory} alone was sent`, lane, made, Number(status), answer);
    }
  }

  private async prune(lane: Lane): Promise<void> {
    for (const endpoint of ['Users', 'Groups'] as const) {
      while ((endpoint === 'Users' ? lane.users : lane.groups).length > MOST_RESOURCES) {
        const id = forgetOldest(lane, endpoint) ?? '';
        const headers = { authorization: `Bearer ${lane.key}` };
        const made = { method: 'DELETE', url: `/${endpoint}/${id}`, headers, payload: undefined };
        const { status, text } = await answerOf(this.under, made);
        this.requests += 1;
        if (status !== 204 && status !== 404) this.note('cannot be deleted', lane, made, status, text);
      }
    }
  }

  note(what: string, { directory }: Lane, made: Made, status: number, answer: string): void {
    if (this.findings.length >= FINDINGS_KEPT) return;
    const { method, url, headers, payload = '' } = made;
    const request = { method, url, headers, payload: payload.toString().slice(0, 20_000) };
    const finding = { what, directory, request, status, answer: answer.slice(0, 2_000) };
    this.findings.push(finding);
    this.onFinding(finding);
  }
}

const emptyRequest: Made = { method: '', url: '', headers: {}, payload: undefined };

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** As over HTTP, without a socket. */
export const answerOf = async ({ server }: ServerUnderFuzz, made: Made): Promise<LearntFrom> => {
  const { method, url, headers, payload } = made;
  const options: InjectOptions = {
    method: METHODS.find((known) => known === method) ?? 'GET',
    url: `/scim/v2${url}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  };
  const { statusCode: status, headers: answered, body } = await server.inject(options);
  return { method, status, headers: answered, text: body };
};

const searchAdmin = async (
  fuzzer: Fuzzer,
  under: ServerUnderFuzz,
  lane: Lane,
  other: Lane,
): Promise<void> => {
  for (const what of ['users', 'groups', 'audit', 'requests', 'keys', 'failures', '']) {
    const { status, text } = await under.admin('GET', `/directories/${lane.directory}/${what}`);
    if (status >= 500)
      fuzzer.note(`status ${status} of the admin API on ${what}`, lane, emptyRequest, status, text);
    if (text.toLowerCase().includes(other.marker)) {
      fuzzer.note(
        `its ${what} show what ${other.directory} alone was sent`,
        lane,
        emptyRequest,
        status,
        text,
      );
    }
  }
};

const eventsIn = async ({ admin }: ServerUnderFuzz, lanes: ReadonlyArray<Lane>): Promise<number> => {
  let events = 0;
  for (const { directory } of lanes) {
    const [, revision] =
      /"revision":"?(\d+)/.exec((await admin('GET', `/directories/${directory}`)).text) ?? [];
    events += Number(revision ?? 0);
  }
  return events;
};

/** Fuzzes two directories side by side, each held to show nothing of the other. */
export const fuzz = async ({
  requests,
  seed,
  recordings,
  onProgress,
  onFinding,
}: FuzzWish): Promise<FuzzReport> => {
  const under = await startServerUnderFuzz();
  const began = Date.now();
  const progress: Progress[] = [];
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', onRejection);
  try {
    const lanes: readonly [Lane, Lane] = [
      emptyLane('alpha', 'qmalpha', await under.open('alpha', 'okta')),
      emptyLane('bravo', 'qmbravo', await under.open('bravo', 'entra')),
    ];
    const models = [...recordedModels(recordings), ...writtenModels, ...writtenModels];
    const fuzzer = new Fuzzer(under, lanes, models, new Random(seed), onFinding);
    let told = 0;
    while (fuzzer.requests < requests) {
      await fuzzer.batch();
      if (fuzzer.requests - told < requests / 20) continue;
      told = fuzzer.requests;
      globalThis.gc?.();
      const line: Progress = {
        requests: fuzzer.requests,
        seconds: (Date.now() - began) / 1_000,
        heapMegabytes: process.memoryUsage().heapUsed / 1_048_576,
        events: await eventsIn(under, lanes),
        findings: fuzzer.findings.length,
      };
      progress.push(line);
      onProgress?.(line);
    }
    await searchAdmin(fuzzer, under, lanes[0], lanes[1]);
    await searchAdmin(fuzzer, under, lanes[1], lanes[0]);
    for (const reason of rejections)
      fuzzer.note('unhandled rejection', lanes[0], emptyRequest, 0, String(reason));
    return {
      requests: fuzzer.requests,
      seconds: (Date.now() - began) / 1_000,
      statuses: fuzzer.statuses,
      findings: fuzzer.findings,
      progress,
    };
  } finally {
    process.off('unhandledRejection', onRejection);
    await under.close();
  }
};
