import { revision } from '@rollcall/domain';
import { recordedEvent } from '../src/recorded-event';
import { batchOf, freshStream, leftOf } from './proposed';
import { storeOnDouble } from './store-on-double';

const LARGE = 2n ** 53n + 1n;

describe('P15: revisions and positions beyond what a number holds', () => {
  const subject = storeOnDouble();

  it('are kept to the last digit', () => {
    const found = recordedEvent({
      event: {
        streamId: 'large',
        id: '1',
        isJson: true,
        revision: LARGE,
        type: 'SampleHappened',
        created: new Date(0),
        data: {},
        metadata: {},
        position: { commit: LARGE + 2n, prepare: LARGE + 1n },
      },
    });
    expect(found?.revision === LARGE).toBe(true);
    expect(found?.position.commit === LARGE + 2n && found.position.prepare === LARGE + 1n).toBe(true);
  });

  it('reach the server and come back as expected', async () => {
    const conflict = leftOf(await subject().store.append(freshStream(), revision(LARGE), batchOf(1))());
    expect(conflict._tag === 'Conflict' && conflict.expected === LARGE).toBe(true);
  });
});
