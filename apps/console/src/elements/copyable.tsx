import { CopyButton } from './copy-button';

type Props = { readonly label: string; readonly text: string };

/** A value for another system, whole and with a button to copy it. */
export const Copyable = ({ label, text }: Props) => (
  <div className="copyable">
    <span className="copyable-label">{label}</span>
    <code>{text}</code>
    <CopyButton text={text} label={label} />
  </div>
);
