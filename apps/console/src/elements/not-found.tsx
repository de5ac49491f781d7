import { Link } from 'wouter';

type Props = { readonly what: string };

export const NotFound = ({ what }: Props) => (
  <div className="empty">
    <h1>There is no such {what}</h1>
    <p>
      <Link href="/directories">All directories</Link>
    </p>
  </div>
);
