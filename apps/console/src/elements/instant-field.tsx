type Props = {
  readonly label: string;
  /** RFC 3339. */
  readonly value: string | undefined;
  /** An empty text for none. */
  readonly onChange: (instant: string) => void;
};

/** A moment, told in the time zone of the browser. */
export const InstantField = ({ label, value, onChange }: Props) => (
  <label className="field">
    <span>{label}</span>
    <input
      type="datetime-local"
      value={value === undefined ? '' : localText(value)}
      onChange={({ target }) => onChange(target.value === '' ? '' : new Date(target.value).toISOString())}
    />
  </label>
);

const localText = (instant: string): string => {
  const at = new Date(instant);
  return Number.isNaN(at.getTime())
    ? ''
    : new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};
