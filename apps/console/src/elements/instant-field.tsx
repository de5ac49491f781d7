import { useEffect, useState } from 'react';

type Props = {
  readonly label: string;
  /** RFC 3339. */
  readonly value: string | undefined;
  /** An empty text for none. */
  readonly onChange: (instant: string) => void;
};

/** A moment, told in the time zone of the browser. */
export const InstantField = ({ label, value, onChange }: Props) => {
  const [typed, setTyped] = useState(localText(value));
  useEffect(() => {
    // While somebody types, the field has it already, and what is not complete must not be taken away.
    if (value !== instantOf(typed)) setTyped(localText(value));
  }, [value]);
  const type = (text: string) => {
    setTyped(text);
    const instant = text === '' ? '' : instantOf(text);
    if (instant !== undefined && instant !== (value ?? '')) onChange(instant);
  };
  return (
    <label className="field">
      <span>{label}</span>
      <input type="datetime-local" value={typed} onChange={({ target }) => type(target.value)} />
    </label>
  );
};

/** Of four digits, the first years of which one comes by on the way to the one that is meant. */
const YEAR = /^[1-9]\d{3}-/;

const instantOf = (text: string): string | undefined =>
  YEAR.test(text) ? new Date(text).toISOString() : undefined;

const localText = (instant: string | undefined): string => {
  const at = new Date(instant ?? '');
  return Number.isNaN(at.getTime())
    ? ''
    : new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};
