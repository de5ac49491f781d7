import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Policy, Position } from '../../api/access-types';
import { checkPolicy, savePolicy } from '../../api/commands';
import { groupsQuery } from '../../api/queries';
import { RequestFailed } from '../../api/request';
import { Ago } from '../../elements/ago';
import { Banner } from '../../elements/banner';
import { createDrafts } from '../../elements/drafts';
import { Failure } from '../../elements/failure';
import { useSettled } from '../../elements/use-settled';
import { Reserved } from '../../session/reserved';
import type { EditorHandle } from '../editor/policy-editor';
import { DiagnosticList } from './diagnostic-list';
import { PolicyPreview } from './policy-preview';

const route = getRouteApi('/directories/$id/access/');

/** `begun`: the policy in force that the edit began with. */
type Draft = {
  readonly text: string;
  readonly begun: { readonly text: string; readonly hash: string | null };
};

const drafts = createDrafts<Draft>();

const PolicyEditor = lazy(() => import('../editor/policy-editor'));

type Props = { readonly directory: string; readonly inForce: Policy; readonly beginning: string };

/** The policy being edited, beside what would be said of it if it were saved now. */
export const PolicyDesk = ({ directory, inForce, beginning }: Props) => {
  const line = Number(route.useSearch().line ?? 0);
  const editor = useRef<EditorHandle>(null);
  const [kept] = useState(() => drafts.get(directory));
  const [begun, setBegun] = useState(kept?.begun ?? { text: beginning, hash: inForce.hash });
  const [draft, setDraft] = useState(kept?.text ?? beginning);
  const settled = useSettled(draft, 250);
  const queryClient = useQueryClient();
  const { data: groups = [] } = useQuery(groupsQuery(directory));
  const { data: review, error } = useQuery({
    queryKey: ['policy-check', directory, settled],
    queryFn: () => checkPolicy(directory, settled),
    placeholderData: (last) => last,
  });
  const restart = (text: string, hash: string | null) => {
    setBegun({ text, hash });
    editor.current?.replaceAll(text);
    setDraft(text);
  };
  const edited = draft !== begun.text;
  const overtaken = inForce.hash !== begun.hash;
  const saving = useMutation({
    mutationFn: () => savePolicy(directory, draft, overtaken ? inForce.hash : begun.hash),
    onSuccess: () =>
      queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === directory }),
  });
  useEffect(() => {
    if (!overtaken || inForce.text === null) return;
    if (edited && inForce.text !== draft) return;
    if (inForce.text !== draft) saving.reset();
    restart(inForce.text, inForce.hash);
  });
  useEffect(() => {
    if (edited) drafts.set(directory, { text: draft, begun });
    else drafts.delete(directory);
  }, [directory, edited, draft, begun]);
  const goTo = (position: Position) => editor.current?.goTo(position);
  const refused = saving.error instanceof RequestFailed && saving.error.code === 'policy-refused';
  return (
    <section className="stack" aria-label="Policy">
      <div className="toolbar">
        <span className="muted">
          {inForce.acceptedAt === null ? (
            'No policy is in force: all access is denied.'
          ) : (
            <>
              In force since <Ago at={inForce.acceptedAt} />
            </>
          )}
          {edited && ' · edited, not saved'}
        </span>
        <span className="actions">
          <button
            type="button"
            disabled={!edited}
            onClick={() => {
              saving.reset();
              restart(inForce.text ?? beginning, inForce.hash);
            }}
          >
            Discard
          </button>
          <Reserved to="operator">
            <button
              type="button"
              className="primary"
              disabled={saving.isPending || (!edited && inForce.hash !== null)}
              onClick={() => saving.mutate()}
            >
              {saving.isPending ? 'Saving…' : 'Save policy'}
            </button>
          </Reserved>
        </span>
      </div>
      {overtaken && edited && (
        <Banner tone="warn" title="Somebody saved another policy since you began">
          Saving puts yours in its place. Discard shows theirs.
        </Banner>
      )}
      {saving.isError &&
        (refused ? (
          <Banner tone="bad" title="Not saved: the policy is refused">
            The last accepted policy stays in force. What is wrong is listed below the text.
          </Banner>
        ) : (
          <Failure error={saving.error} />
        ))}
      {saving.isSuccess && !edited && <Banner tone="good" title="Saved and in force" />}
      <Suspense fallback={<div className="editor-place" />}>
        <PolicyEditor
          ref={editor}
          initial={draft}
          line={line}
          diagnostics={settled === draft ? (review?.diagnostics ?? []) : undefined}
          groups={groups}
          onEdit={setDraft}
        />
        {error !== null && <Failure error={error} />}
        {review !== undefined && (
          <DiagnosticList
            review={review}
            onGoTo={goTo}
            onFix={(diagnostic) => editor.current?.fix(diagnostic)}
          />
        )}
        {edited && settled === draft && review?.accepted === true && (
          <PolicyPreview directory={directory} text={settled} onGoTo={goTo} />
        )}
      </Suspense>
    </section>
  );
};
