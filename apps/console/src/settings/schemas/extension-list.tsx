import type { SchemaExtension } from '../../api/types';

type Props = {
  readonly extensions: ReadonlyArray<SchemaExtension>;
  readonly onWithdraw: (extension: SchemaExtension) => void;
};

export const ExtensionList = ({ extensions, onWithdraw }: Props) => (
  <ul className="plain-list settled">
    {extensions.map((extension) => {
      const { resourceType, schema } = extension;
      return (
        <li key={schema.id}>
          <div className="toolbar">
            <strong>
              {schema.name} <span className="muted">of {resourceType === 'User' ? 'users' : 'groups'}</span>
            </strong>
            <button
              type="button"
              className="small danger"
              aria-label={`Withdraw ${schema.name}`}
              onClick={() => onWithdraw(extension)}
            >
              Withdraw…
            </button>
          </div>
          <code>{schema.id}</code>
          {schema.description !== '' && <p>{schema.description}</p>}
          <p>
            {schema.attributes.map(({ name, type, multiValued, required }, index) => (
              <span key={name}>
                {index > 0 && ', '}
                <code>{name}</code>{' '}
                <span className="muted">
                  {type}
                  {multiValued && ', many'}
                  {required && ', required'}
                </span>
              </span>
            ))}
          </p>
        </li>
      );
    })}
  </ul>
);
