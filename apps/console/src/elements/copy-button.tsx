import { useEffect, useState } from 'react';

type Props = {
  readonly text: string;
  /** What is copied, for those who do not see it. */
  readonly label: string;
};

export const CopyButton = ({ text, label }: Props) => {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  /** There is no clipboard on a page that came without TLS from another machine. */
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return (
    <button type="button" className="small" onClick={() => void copy()} aria-label={`Copy ${label}`}>
      <span aria-live="polite">
        {state === 'idle' ? 'Copy' : state === 'copied' ? 'Copied' : 'Select it and copy'}
      </span>
    </button>
  );
};
