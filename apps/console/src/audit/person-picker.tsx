import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { peopleQuery, personQuery } from '../api/queries';
import { FilterChip } from '../elements/filter-chip';
import { useSettled } from '../elements/use-settled';

type Props = {
  readonly directory: string;
  /** Id of a person. */
  readonly chosen: string | undefined;
  readonly onChoose: (person: string) => void;
};

const SUGGESTIONS = 20;

/** One person out of many, by typing a part of the name. */
export const PersonPicker = ({ directory, chosen, onChoose }: Props) => {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed, 150);
  const list = useId();
  const { data } = useQuery(peopleQuery(directory, { search, state: 'all' }, 0, SUGGESTIONS));
  const { data: person } = useQuery({
    ...personQuery(directory, chosen ?? ''),
    enabled: chosen !== undefined,
  });
  const type = (text: string) => {
    setTyped(text);
    const picked = data?.people.find(({ userName }) => userName === text);
    if (picked === undefined) return;
    setTyped('');
    onChoose(picked.id);
  };
  return (
    <div className="field grow">
      <label className="field">
        <span>Person</span>
        <input
          list={list}
          autoComplete="off"
          placeholder="Part of the name"
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      </label>
      <datalist id={list}>
        {data?.people.map(({ id, userName, name }) => (
          <option key={id} value={userName}>
            {name}
          </option>
        ))}
      </datalist>
      {chosen !== undefined && (
        <FilterChip label={person?.userName ?? chosen} onRemove={() => onChoose('')} />
      )}
    </div>
  );
};
