import type { LoggedRequest, MemberIds } from '../api/types';
import { count } from '../elements/format';

type Props = { readonly body: NonNullable<LoggedRequest['body']> };

/** The body without the values of attributes, which are not kept. */
export const WhatWasSent = ({ body: { bytes, operations, attributes, members } }: Props) => (
  <>
    {operations !== undefined && (
      <ol className="operations">
        {operations.map((operation, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, with equal operations in it
          <li key={index}>
            <code>
              {operation.op} {operation.path ?? ''}
            </code>{' '}
            {operation.attributes?.join(', ')}
            <Members members={operation.members} />
          </li>
        ))}
      </ol>
    )}
    {attributes !== undefined && <p>{attributes.join(', ')}</p>}
    <Members members={members} />
    <p className="hint">{count(bytes, 'byte')}. Values of attributes are not kept.</p>
  </>
);

const Members = ({ members }: { readonly members: MemberIds | undefined }) =>
  members !== undefined && (
    <details>
      <summary>{count(members.total, 'member')}</summary>
      <ul className="plain-list">
        {members.ids.map((id) => (
          <li key={id}>
            <code>{id}</code>
          </li>
        ))}
      </ul>
      {members.total > members.ids.length && (
        <p className="hint">and {count(members.total - members.ids.length, 'more', 'more')}</p>
      )}
    </details>
  );
