import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { directoriesQuery } from '../api/queries';

type Props = { readonly directory: string };

export const DirectorySwitcher = ({ directory }: Props) => {
  const navigate = useNavigate();
  const { data: directories = [] } = useQuery(directoriesQuery);
  const go = (id: string) =>
    void (id === ''
      ? navigate({ to: '/directories' })
      : navigate({ to: '/directories/$id', params: { id } }));
  return (
    <label className="switcher">
      <span className="hidden">Directory</span>
      <select value={directory} onChange={(event) => go(event.target.value)}>
        {directories.some(({ id }) => id === directory) || <option value={directory}>{directory}</option>}
        {directories.map(({ id }) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
        <option value="">All directories…</option>
      </select>
    </label>
  );
};
