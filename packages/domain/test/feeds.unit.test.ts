import { type Command, type DomainEvent, type FeedDescription } from '@rollcall/domain';
import { given, opened } from '@rollcall/testing';

const webhook: FeedDescription = {
  method: 'webhook',
  receiver: 'https://siem.example.com',
  privateNetwork: false,
};

const changes: ReadonlyArray<readonly [Command, DomainEvent]> = [
  [
    { _tag: 'AddFeed', feedId: 'siem', feed: webhook, after: '7' },
    { type: 'FeedAdded', data: { feedId: 'siem', feed: webhook, after: '7' } },
  ],
  [
    { _tag: 'MoveFeed', feedId: 'siem', from: '9', to: 'start' },
    { type: 'FeedMoved', data: { feedId: 'siem', from: '9', to: 'start' } },
  ],
  [
    { _tag: 'RemoveFeed', feedId: 'siem', feed: webhook },
    { type: 'FeedRemoved', data: { feedId: 'siem', feed: webhook } },
  ],
];

describe('what is done with a feed', () => {
  it.each(changes)('by $_tag is an event each time', (command, event) => {
    given(opened()).when(command).then(event);
    given(opened(), event).when(command).then(event);
    given().when(command).thenRejected({ _tag: 'DirectoryNotOpen' });
  });
});
