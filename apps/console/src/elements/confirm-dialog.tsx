import type { ReactNode } from 'react';
import { Dialog } from './dialog';
import { Failure } from './failure';

type Props = {
  readonly title: string;
  /** What the button says that does it. */
  readonly action: string;
  readonly doing: { readonly isPending: boolean; readonly error: Error | null; readonly mutate: () => void };
  readonly onClose: () => void;
  /** What comes of it. */
  readonly children: ReactNode;
};

/** Asks before something is taken away for good. */
export const ConfirmDialog = ({ title, action, doing, onClose, children }: Props) => (
  <Dialog title={title} onClose={onClose}>
    {children}
    {doing.error !== null && <Failure error={doing.error} />}
    <div className="actions">
      <button type="button" onClick={onClose}>
        Keep it
      </button>
      <button
        type="button"
        className="danger solid"
        disabled={doing.isPending}
        onClick={() => doing.mutate()}
      >
        {action}
      </button>
    </div>
  </Dialog>
);
