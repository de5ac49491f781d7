import { Badge } from '../elements/badge';

type Props = { readonly active: boolean };

export const StateBadge = ({ active }: Props) =>
  active ? <Badge tone="good">Active</Badge> : <Badge tone="warn">Suspended</Badge>;
