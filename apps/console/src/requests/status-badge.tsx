import { Badge } from '../elements/badge';

type Props = { readonly status: number };

export const StatusBadge = ({ status }: Props) => (
  <Badge tone={status < 400 ? 'good' : status < 500 ? 'warn' : 'bad'}>{status}</Badge>
);
