import type { ReactNode } from 'react';

export type Tone = 'good' | 'warn' | 'bad' | 'neutral';

type Props = { readonly tone: Tone; readonly children: ReactNode };

export const Badge = ({ tone, children }: Props) => <span className={`badge ${tone}`}>{children}</span>;
