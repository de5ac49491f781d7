import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { declareExtension, extensionsQuery } from '../../api/settings-queries';
import type { ResourceType } from '../../api/types';
import { jsonFault } from '../../elements/json-fault';

type Props = { readonly directory: string; readonly onDone: (told: string) => void };

const EXAMPLE = `{
  "id": "urn:example:params:scim:schemas:extension:door:1.0:User",
  "name": "Door",
  "description": "What the door system knows of a person.",
  "attributes": [
    { "name": "badge", "required": true, "uniqueness": "server" },
    { "name": "site", "canonicalValues": ["Berlin", "Oslo"] }
  ]
}`;

export const DeclareExtension = ({ directory, onDone }: Props) => {
  const queryClient = useQueryClient();
  const [resourceType, setResourceType] = useState<ResourceType>('User');
  const [text, setText] = useState('');
  const fault = useId();
  const declaring = useMutation({
    mutationFn: () => declareExtension(directory, resourceType, JSON.parse(text)),
    onSuccess: async ({ schema }) => {
      setText('');
      onDone(`${schema.name} is declared, and counts from the next request on`);
      await queryClient.invalidateQueries({ queryKey: extensionsQuery(directory).queryKey });
    },
  });
  const noJson = text.trim() === '' ? undefined : jsonFault(text);
  const wrong = noJson !== undefined ? `This is no JSON yet: ${noJson}` : declaring.error?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    declaring.mutate();
  };
  const edit = (edited: string) => {
    declaring.reset();
    setText(edited);
  };
  return (
    <details>
      <summary>Declare an extension</summary>
      <form className="stack" onSubmit={submit}>
        <label className="field narrow-field">
          <span>For</span>
          <select
            value={resourceType}
            onChange={({ target }) => setResourceType(target.value === 'Group' ? 'Group' : 'User')}
          >
            <option value="User">Users</option>
            <option value="Group">Groups</option>
          </select>
        </label>
        <label className="field">
          <span>Schema document, as JSON</span>
          <textarea
            className="code"
            spellCheck={false}
            rows={12}
            value={text}
            aria-invalid={wrong !== undefined}
            aria-describedby={fault}
            onChange={({ target }) => edit(target.value)}
          />
        </label>
        <p id={fault} className="field-fault" role="alert">
          {wrong}
        </p>
        <div className="actions start">
          <button
            type="submit"
            className="primary"
            disabled={text.trim() === '' || noJson !== undefined || declaring.isPending}
          >
            Declare extension
          </button>
          {text === '' && (
            <button type="button" onClick={() => setText(EXAMPLE)}>
              Begin with an example
            </button>
          )}
        </div>
        <p className="hint">
          A Schema document of RFC 7643 section 7 under a URN of your own. Under the URN of one that is
          declared, it takes its place, unless a value that somebody holds would not fit.
        </p>
      </form>
    </details>
  );
};
