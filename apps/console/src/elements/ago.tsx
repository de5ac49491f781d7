import { useEffect, useState } from 'react';
import { moment, sinceNow } from './format';

type Props = { readonly at: string };

/** A moment as people think of it, and exactly on pointing at it. Stays true while it is shown. */
export const Ago = ({ at }: Props) => {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={moment(at)}>
      {sinceNow(at)}
    </time>
  );
};
