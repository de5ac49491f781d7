type Props = { readonly label: string; readonly onRemove: () => void };

export const FilterChip = ({ label, onRemove }: Props) => (
  <span className="chip">
    {label}
    <button type="button" className="quiet" onClick={onRemove} aria-label={`Remove the filter: ${label}`}>
      ×
    </button>
  </span>
);
