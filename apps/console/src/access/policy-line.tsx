import { Link } from '@tanstack/react-router';

type Props = { readonly directory: string; readonly line: number };

/** Leads to a line of the policy in force. */
export const PolicyLine = ({ directory, line }: Props) => (
  <Link to="/directories/$id/access" params={{ id: directory }} search={{ line: String(line) }}>
    line {line}
  </Link>
);
