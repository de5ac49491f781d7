import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { extensionsQuery } from '../../api/settings-queries';
import type { SchemaExtension } from '../../api/types';
import { Banner } from '../../elements/banner';
import { Failure } from '../../elements/failure';
import { Reserved } from '../../session/reserved';
import { DeclareExtension } from './declare-extension';
import { ExtensionList } from './extension-list';
import { WithdrawExtension } from './withdraw-extension';

type Props = { readonly directory: string };

export const SchemaSection = ({ directory }: Props) => {
  const { data: extensions, error } = useQuery(extensionsQuery(directory));
  const [leaving, setLeaving] = useState<SchemaExtension>();
  const [done, setDone] = useState<string>();
  return (
    <section className="card stack" aria-labelledby="schemas-heading">
      <h2 id="schemas-heading">Schema extensions</h2>
      <p>
        Attributes of your own, which the identity provider may send beside those of SCIM. What is not
        declared here is passed over.
      </p>
      {error !== null && <Failure error={error} />}
      {extensions?.length === 0 && <p className="muted">None is declared.</p>}
      {done !== undefined && <Banner tone="good" title={done} />}
      <Reserved to="admin">
        <div className="stack">
          <ExtensionList extensions={extensions ?? []} onWithdraw={setLeaving} />
          <DeclareExtension directory={directory} onDone={setDone} />
        </div>
      </Reserved>
      {leaving !== undefined && (
        <WithdrawExtension
          directory={directory}
          extension={leaving}
          onDone={setDone}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </section>
  );
};
