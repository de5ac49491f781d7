import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { peopleQuery } from '../../api/queries';
import { useSettled } from '../../elements/use-settled';

type Props = {
  readonly directory: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (source: string) => void;
};

/** Somebody or something that reaches others; people are offered while one types. */
export const SourceField = ({ directory, label, value, onChange }: Props) => {
  const people = useId();
  const search = useSettled(value, 150);
  const { data: suggestions } = useQuery(peopleQuery(directory, { search, state: 'all' }, 0, 20));
  return (
    <>
      <label className="field grow">
        <span>{label}</span>
        <input
          required
          list={people}
          autoComplete="off"
          placeholder="alice@example.com"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <datalist id={people}>
        {suggestions?.people.map(({ id, userName, name }) => (
          <option key={id} value={userName}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
};
