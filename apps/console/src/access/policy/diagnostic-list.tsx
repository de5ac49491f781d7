import type { Diagnostic, PolicyReview, Position } from '../../api/access-types';
import { Badge, type Tone } from '../../elements/badge';

type Props = {
  readonly review: PolicyReview;
  readonly onGoTo: (position: Position) => void;
  readonly onFix: (diagnostic: Diagnostic) => void;
};

const tones: { readonly [Severity in Diagnostic['severity']]: Tone } = {
  error: 'bad',
  warning: 'warn',
  info: 'neutral',
};

const grave: ReadonlyArray<Diagnostic['severity']> = ['error', 'warning', 'info'];

const bySeverity = (a: Diagnostic, b: Diagnostic): number =>
  grave.indexOf(a.severity) - grave.indexOf(b.severity);

/** What is to be said of the text, the gravest first. */
export const DiagnosticList = ({ review: { diagnostics, tests }, onGoTo, onFix }: Props) => {
  const failures = tests?.results.flatMap(({ errors }) => errors) ?? [];
  if (diagnostics.length === 0 && failures.length === 0) {
    return (
      <p className="muted" role="status">
        Nothing to say against this policy.
      </p>
    );
  }
  return (
    <ul className="diagnostics" aria-label="What is to be said of the policy">
      {[...diagnostics].sort(bySeverity).map((diagnostic) => (
        <li key={`${diagnostic.line} ${diagnostic.column} ${diagnostic.code} ${diagnostic.message}`}>
          <Badge tone={tones[diagnostic.severity]}>{diagnostic.severity}</Badge>
          <Place position={diagnostic} onGoTo={onGoTo} />
          <span className="grow">{diagnostic.message}</span>
          {diagnostic.fix !== undefined && (
            <button type="button" className="small" onClick={() => onFix(diagnostic)}>
              Use {diagnostic.fix.replacement}
            </button>
          )}
        </li>
      ))}
      {failures.map(({ message, at }) => (
        <li key={`${at.line} ${at.column} ${message}`}>
          <Badge tone="bad">test</Badge>
          <Place position={at} onGoTo={onGoTo} />
          <span className="grow">{message}</span>
        </li>
      ))}
    </ul>
  );
};

type PlaceProps = { readonly position: Position; readonly onGoTo: (position: Position) => void };

const Place = ({ position, onGoTo }: PlaceProps) => (
  <button type="button" className="quiet place" onClick={() => onGoTo(position)}>
    line {position.line}, column {position.column}
  </button>
);
