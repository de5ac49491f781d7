import { parseSuite, runSuite } from '../src';
import { type RecordingServer, startRecordingServer } from './recording-server';

let server: RecordingServer;
beforeEach(async () => {
  server = await startRecordingServer();
});
afterEach(() => server.close());

const run = async (...steps: ReadonlyArray<object>) => {
  const suite = parseSuite({ name: 'suite', steps });
  if (suite === undefined) throw new Error('not a suite');
  return runSuite(suite, { baseUrl: server.baseUrl, token: 'secret' });
};

const request = (more: object) => ({
  step_type: 'request',
  note: 'a step',
  method: 'GET',
  url: '{{SCIMBaseURL}}/Users',
  headers: { Authorization: ['{{auth}}'] },
  ...more,
});

const assertion = (source: string, comparison: string, value: unknown = null, property?: string) => ({
  source,
  comparison,
  value,
  property,
});

describe('a suite that holds', () => {
  it('passes values from one request to the next', async () => {
    const report = await run(
      request({
        method: 'POST',
        body: '{"userName":"{{randomUsername}}","emails":[{"value":"{{randomEmail}}"}]}',
        assertions: [
          assertion('response_status', 'equal_number', '201'),
          assertion('response_json', 'equal', '{{randomUsername}}', 'emails[0].value'),
        ],
        variables: [{ source: 'response_json', name: 'created', property: 'id' }],
      }),
      { step_type: 'pause', duration: 60 },
      request({
        url: '{{SCIMBaseURL}}/Users/{{created}}',
        assertions: [assertion('response_json', 'equal', '{{created}}', 'id')],
      }),
      request({
        url: '{{SCIMBaseURL}}/Users?filter=userName eq "{{randomUsername}}"',
        assertions: [assertion('response_json', 'equal_number', '1', 'totalResults')],
        scripts: ['assert.ok(JSON.parse(response.body).totalResults === 1, "one")', ''],
      }),
    );

    expect(report.steps.flatMap((step) => step.checks).filter((check) => !check.passed)).toEqual([]);
    expect(report).toMatchObject({ assertions: 4, scripts: 1, failures: 0 });
    expect(server.received[0]?.headers.authorization).toBe('Bearer secret');
  });
});

describe('what the runner does not know', () => {
  it.each([
    ['a comparison', { assertions: [assertion('response_status', 'smells_like', '200')] }],
    ['a source', { assertions: [assertion('response_colour', 'equal', 'red')] }],
    ['a variable', { url: '{{SCIMBaseURL}}/Users/{{nobody}}' }],
    ['a script function', { scripts: ['assert.teapot(1)'] }],
    ['a script before the request', { before_scripts: ['1'] }],
    ['a form', { form: { a: ['b'] } }],
    ['a value to extract', { variables: [{ source: 'response_json', name: 'x', property: 'no.such' }] }],
  ])('%s is one failure', async (_, step) => {
    expect(await run(request(step))).toMatchObject({ failures: 1 });
  });

  it('a kind of step is one failure', async () => {
    expect(await run({ step_type: 'condition' })).toMatchObject({ failures: 1 });
  });

  it('a step the suite skips is told', async () => {
    const report = await run(request({ skipped: true }));
    expect(report.steps).toMatchObject([{ skipped: true, note: 'a step' }]);
    expect(server.lines()).toEqual([]);
  });
});

describe('a script', () => {
  it.each([
    ['that asserts nothing', 'log(1)', 1],
    ['whose assertion fails', 'assert.equal(response.status, 500, "is 500")', 1],
    ['that does not parse', 'if (', 1],
    ['that never ends', 'for (;;) {}', 1],
    ['whose assertion holds', 'assert(response.status == 200, "is 200")', 0],
  ])('%s', async (_, script, failures) => {
    expect(await run(request({ scripts: [script] }))).toMatchObject({ scripts: 1, failures });
  });
});

describe('a server that is away', () => {
  it('fails the assertions rather than the run', async () => {
    await server.close();
    const report = await run(request({ assertions: [assertion('response_status', 'equal_number', '200')] }));
    expect(report).toMatchObject({ assertions: 1, failures: 1 });
  });
});
