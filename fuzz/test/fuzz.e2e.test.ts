import path from 'node:path';
import { fuzz } from '../src/fuzz';

const recordings = path.resolve(__dirname, '../../../shared');

test('random and mutated requests find nothing, nor one directory in the other', async () => {
  const { requests, findings, statuses } = await fuzz({ requests: 2_000, seed: 20_261, recordings });
  expect(findings).toEqual([]);
  expect(requests).toBeGreaterThanOrEqual(2_000);
  // It gets past the first check: things are read, made, changed, deleted and refused.
  for (const status of [200, 201, 204, 400, 404, 409, 412]) expect([...statuses.keys()]).toContain(status);
});
