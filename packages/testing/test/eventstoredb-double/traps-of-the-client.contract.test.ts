import { EventStoreDBClient } from '@eventstore/db-client';
import { failures, startEventStoreDbDouble } from '../../src/eventstoredb-double';
import { clientOnDouble, collected, sample, samples } from './client-on-double';

/** The double is true enough to show what the client does badly, or the guards against it would prove nothing. */
describe('the official client on its own', () => {
  const subject = clientOnDouble();

  it('P1: fails an append on one connection because another one broke', async () => {
    const other = await startEventStoreDbDouble();
    const client = EventStoreDBClient.connectionString(other.connectionString());
    other.faults.next('BatchAppend', { _tag: 'Silent' });
    subject().double.faults.next('BatchAppend', { _tag: 'Drop' });
    const healthy = client.appendToStream('healthy', sample(0));
    const outcome = healthy.then(
      () => 'appended',
      (error: unknown) => String(error),
    );
    while (other.calls.of('BatchAppend').opened === 0) await new Promise((resolve) => setImmediate(resolve));
    await expect(subject().client.appendToStream('broken', sample(0))).rejects.toThrow(/UNAVAILABLE/);
    expect(await outcome).toMatch(/UNAVAILABLE/);
    await client.dispose();
    await other.dispose();
  });

  it('P4: leaves the call of a read open that is left early', async () => {
    const { client, double } = subject();
    await client.appendToStream('s', samples(100));
    for (let index = 0; index < 5; index += 1) await collected(client.subscribeToStream('s'), 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(double.calls.of('Read')).toMatchObject({ opened: 5, open: 5, cancelled: 0 });
  });

  it('P5: fails every append for ever after the server failed once to say what it supports', async () => {
    const { client, double } = subject();
    double.faults.next('GetSupportedMethods', { _tag: 'Status', failure: failures.internal });
    await expect(client.appendToStream('s', sample(0))).rejects.toThrow(/INTERNAL/);
    await expect(client.appendToStream('s', sample(0))).rejects.toThrow(/INTERNAL/);
    expect(double.calls.of('GetSupportedMethods').opened).toBe(1);
  });

  it('P6: tells a wrong revision in a conflict when asked not to throw', async () => {
    const { double } = subject();
    const client = EventStoreDBClient.connectionString(double.connectionString('throwOnAppendFailure=false'));
    await client.appendToStream('s', samples(6));
    const answer = await client.appendToStream('s', sample(0), { expectedRevision: 2n });
    expect(answer).toMatchObject({ success: false, nextExpectedRevision: 1n });
    await client.dispose();
  });

  it('P8: ends the loop of a live subscription like one that is through', async () => {
    const { client, double } = subject();
    await client.appendToStream('s', samples(5));
    double.faults.next('Read', { _tag: 'End', afterMessages: 4 });
    expect(await collected(client.subscribeToStream('s'))).toHaveLength(3);
  });

  it('P26: takes an append of nothing for revision 0', async () => {
    const { client } = subject();
    await client.appendToStream('s', samples(3));
    expect((await client.appendToStream('s', [])).nextExpectedRevision).toBe(0n);
  });
});
