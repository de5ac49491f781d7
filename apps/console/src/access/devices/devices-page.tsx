import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { inventoryQuery, saveInventory } from '../../api/access-queries';
import { Banner } from '../../elements/banner';
import { createDrafts } from '../../elements/drafts';
import { Failure } from '../../elements/failure';
import { count } from '../../elements/format';
import { jsonFault } from '../../elements/json-fault';
import { Reserved } from '../../session/reserved';

const route = getRouteApi('/directories/$id/access/devices');

/** `version`: the inventory that the edit began with; null when there was none. */
type Draft = { readonly text: string; readonly version: string | null };

const drafts = createDrafts<Draft>();

const EXAMPLE = `{
  "nodes": {
    "laptop-7": { "owner": "ana@example.com", "ips": ["100.64.0.7"] },
    "db-1": { "tags": ["tag:prod"], "ips": ["100.64.0.9"] }
  },
  "roles": [{ "user": "bo@example.com", "role": "admin" }]
}`;

/** Devices and roles, which come from elsewhere and never from pushed groups: seen and edited as JSON. */
export const DevicesPage = () => {
  const { id } = route.useParams();
  const queryClient = useQueryClient();
  const { data: inventory, error } = useQuery(inventoryQuery(id));
  const [draft, setKnownDraft] = useState(() => drafts.get(id));
  const setDraft = (edited: string | undefined) => {
    const begunWith = draft === undefined ? (inventory?.version ?? null) : draft.version;
    const next = edited === undefined ? undefined : { text: edited, version: begunWith };
    if (next === undefined) drafts.delete(id);
    else drafts.set(id, next);
    setKnownDraft(next);
  };
  const saving = useMutation({
    mutationFn: ({ text, version }: Draft) => saveInventory(id, text, version),
    onSuccess: async () => {
      setDraft(undefined);
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === id });
    },
  });
  if (inventory === undefined) return error !== null && <Failure error={error} />;
  const kept = inventory.version === null ? '' : JSON.stringify(inventory.inventory, null, 2);
  const text = draft?.text ?? kept;
  const wrong = text.trim() === '' ? undefined : jsonFault(text);
  return (
    <section aria-label="Devices and roles">
      <Reserved to="admin">
        <div className="stack">
          <div className="toolbar">
            <span className="muted">
              {inventory.version === null
                ? 'No device is known: addresses of devices, node:id and roles denote nobody.'
                : `${count(inventory.deviceCount, 'device')}, ${count(inventory.roleCount, 'role')}`}
              {draft !== undefined && ' · edited, not saved'}
            </span>
            <span className="actions">
              {inventory.version === null && text === '' && (
                <button type="button" onClick={() => setDraft(EXAMPLE)}>
                  Begin with an example
                </button>
              )}
              <button
                type="button"
                disabled={draft === undefined}
                onClick={() => {
                  saving.reset();
                  setDraft(undefined);
                }}
              >
                Discard
              </button>
              <button
                type="button"
                className="primary"
                disabled={
                  draft === undefined || text.trim() === '' || wrong !== undefined || saving.isPending
                }
                onClick={() => draft !== undefined && saving.mutate(draft)}
              >
                {saving.isPending ? 'Saving…' : 'Save devices'}
              </button>
            </span>
          </div>
          {wrong !== undefined && <Banner tone="warn" title={`This is no JSON yet: ${wrong}`} />}
          {error !== null && <Failure error={error} />}
          {saving.isError && <Failure error={saving.error} />}
          {saving.isSuccess && draft === undefined && (
            <Banner tone="good" title="Saved, and counts from now on" />
          )}
          <label className="field">
            <span>Devices and roles, as JSON</span>
            <textarea
              className="code"
              spellCheck={false}
              rows={18}
              value={text}
              onChange={(event) => setDraft(event.target.value)}
            />
          </label>
        </div>
      </Reserved>
      <p className="hint">
        A device has an owner or tags, and addresses. A role is <code>owner</code>, <code>admin</code> or
        another that <code>autogroup:</code> names. No pushed group can give a role.
      </p>
    </section>
  );
};
