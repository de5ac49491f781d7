type Props = {
  readonly label: string;
  readonly dst: string;
  readonly port: string;
  readonly onDst: (dst: string) => void;
  readonly onPort: (port: string) => void;
};

export const DestinationFields = ({ label, dst, port, onDst, onPort }: Props) => (
  <>
    <label className="field grow">
      <span>{label}</span>
      <input
        required
        autoComplete="off"
        placeholder="tag:prod"
        value={dst}
        onChange={(event) => onDst(event.target.value)}
      />
    </label>
    <label className="field">
      <span>on port</span>
      <input
        required
        type="number"
        min={0}
        max={65_535}
        value={port}
        onChange={(event) => onPort(event.target.value)}
      />
    </label>
  </>
);
