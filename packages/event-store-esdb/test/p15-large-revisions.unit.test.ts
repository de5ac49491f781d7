import { revision } from '@rollcall/domain';
import { batchOf, freshStream, leftOf } from './proposed';
import { storeOnDouble } from './store-on-double';

const LARGE = 2n ** 53n + 1n;

describe('P15: revisions and positions beyond what a number holds', () => {
  const subject = storeOnDouble();

  // How they are read is held by `wire.property.test.ts`.
  it('reach the server and come back as expected', async () => {
    const conflict = leftOf(await subject().store.append(freshStream(), revision(LARGE), batchOf(1))());
    expect(conflict._tag === 'Conflict' && conflict.expected === LARGE).toBe(true);
  });
});
