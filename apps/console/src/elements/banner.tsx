import type { ReactNode } from 'react';
import type { Tone } from './badge';

type Props = { readonly tone: Tone; readonly title: ReactNode; readonly children?: ReactNode };

export const Banner = ({ tone, title, children }: Props) => (
  <div className={`banner ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
    <strong>{title}</strong>
    {children !== undefined && <div>{children}</div>}
  </div>
);
