import { Link } from '@tanstack/react-router';

type Props = { readonly what: string };

export const NotFound = ({ what }: Props) => (
  <div className="empty">
    <h1>There is no such {what}</h1>
    <p>
      <Link to="/directories">All directories</Link>
    </p>
  </div>
);
