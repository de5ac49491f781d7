import { directoryOf, groupCreated, groupDeleted, groupRenamed, opened } from '@rollcall/testing';
import { lostName } from '../src/http/console/policy/lost-name';

const renamed = [
  opened(),
  groupCreated('g', 'Ops'),
  groupRenamed('g', 'Ops', 'Platform'),
  groupRenamed('g', 'Platform', 'Core'),
  groupCreated('h', 'Platform'),
];
const lost = (events: Parameters<typeof directoryOf>[0]) =>
  lostName(directoryOf(events), 'group:ops@example.com');

describe('the name that a rule lost its group by', () => {
  it('leads to what the group is called now, and never to another group that took a name in between', () => {
    expect(lost(renamed)).toMatchObject({ was: 'ops', now: 'Core', selector: 'group:core@example.com' });
  });

  it('leads nowhere once the group is gone', () => {
    expect(lost([...renamed, groupDeleted('g', 'Core')])).toMatchObject({ now: null, selector: null });
  });
});
