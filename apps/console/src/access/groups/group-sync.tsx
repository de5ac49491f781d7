import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SyncedGroup } from '../../api/access-types';
import { failedNamesQuery, groupsQuery, policyQuery } from '../../api/queries';
import { useDirectory } from '../../directories/use-directory';
import { Ago } from '../../elements/ago';
import { Badge } from '../../elements/badge';
import { CopyButton } from '../../elements/copy-button';
import { Failure } from '../../elements/failure';
import { count } from '../../elements/format';
import { PolicyLine } from '../policy-line';
import { GroupLock } from './group-lock';
import { GroupMembers } from './group-members';
import { NoGroups } from './no-groups';
import { warningsOf } from './warnings-of';

const route = getRouteApi('/directories/$id/access/groups');

const MOST_SHOWN = 200;

/** The pushed groups as rules name them. */
export const GroupSync = () => {
  const { id } = useDirectory();
  const { group: open } = route.useSearch();
  const navigate = useNavigate();
  const { data: groups, error } = useQuery(groupsQuery(id));
  const { data: failed = [] } = useQuery(failedNamesQuery(id));
  const { data: policy } = useQuery(policyQuery(id));
  const [search, setSearch] = useState('');
  if (error !== null) return <Failure error={error} />;
  if (groups === undefined) return null;
  if (groups.length === 0) return <NoGroups directory={id} />;
  const part = search.trim().toLowerCase();
  const found = groups.filter(
    ({ displayName, id: group }) => group === open || displayName.toLowerCase().includes(part),
  );
  return (
    <>
      <search className="filters">
        <label className="field grow">
          <span>Search by name</span>
          <input
            type="search"
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
      </search>
      <p className="muted" role="status">
        {found.length === groups.length
          ? count(groups.length, 'group')
          : `${count(found.length, 'group')} of ${groups.length}`}
        {found.length > MOST_SHOWN && `. The first ${MOST_SHOWN} are shown: search for others.`}
      </p>
      <ul className="groups">
        {found.slice(0, MOST_SHOWN).map((group) => (
          <GroupItem
            key={group.id}
            directory={id}
            group={group}
            warnings={warningsOf(group, failed, policy?.diagnostics ?? [])}
            open={group.id === open}
            onToggle={(toOpen) =>
              void navigate({
                to: '/directories/$id/access/groups',
                params: { id },
                search: toOpen ? { group: group.id } : {},
                replace: true,
              })
            }
          />
        ))}
      </ul>
      <GroupLock directory={id} groups={groups} />
    </>
  );
};

type ItemProps = {
  readonly directory: string;
  readonly group: SyncedGroup;
  readonly warnings: ReadonlyArray<string>;
  readonly open: boolean;
  readonly onToggle: (toOpen: boolean) => void;
};

const GroupItem = ({ directory, group, warnings, open, onToggle }: ItemProps) => {
  const { id, displayName, memberCount, selectors, uses, changedAt } = group;
  const lines = [...new Set(uses.map(({ line }) => line))];
  return (
    <li className="group">
      <div className="group-head">
        <strong>{displayName}</strong>
        <button type="button" className="quiet" aria-expanded={open} onClick={() => onToggle(!open)}>
          {count(memberCount, 'member')}
        </button>
        {memberCount === 0 && <Badge tone="warn">Empty</Badge>}
        <span className="muted">
          changed <Ago at={changedAt} />
        </span>
        <span className="muted">
          {lines.length === 0
            ? 'in no rule'
            : lines.map((line, index) => (
                <span key={line}>
                  {index === 0 ? 'used on ' : ', '}
                  <PolicyLine directory={directory} line={line} />
                </span>
              ))}
        </span>
      </div>
      {selectors.length === 0 ? (
        <p className="warn-text">No rule can name it: its name holds “@”. Rename the group in Okta.</p>
      ) : (
        selectors.map((selector) => (
          <div key={selector} className="copyable-value">
            <code>{selector}</code> <CopyButton text={selector} label={selector} />
          </div>
        ))
      )}
      {warnings.map((warning) => (
        <p key={warning} className="warn-text">
          {warning}
        </p>
      ))}
      {open && <GroupMembers directory={directory} group={id} />}
    </li>
  );
};
