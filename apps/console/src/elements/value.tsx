type Props = { readonly value: unknown };

/** A JSON value as text. Whatever it holds is text and nothing else. */
export const Value = ({ value }: Props) => {
  if (value === null || value === undefined) return <span className="muted">none</span>;
  if (typeof value === 'string') return value === '' ? <span className="muted">empty</span> : <>{value}</>;
  if (typeof value !== 'object') return JSON.stringify(value);
  return (
    <ul className="value">
      {Object.entries(value).map(([name, inner]) => (
        <li key={name}>
          {Array.isArray(value) || <span className="muted">{name}: </span>}
          <Value value={inner} />
        </li>
      ))}
    </ul>
  );
};
