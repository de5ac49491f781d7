import { Value } from '../elements/value';

type Props = { readonly profile: { readonly [attribute: string]: unknown } };

export const Attributes = ({ profile }: Props) => (
  <dl className="facts">
    {Object.entries(profile).map(([attribute, value]) => (
      <div key={attribute} className="contents">
        <dt>{attribute}</dt>
        <dd>
          <Value value={value} />
        </dd>
      </div>
    ))}
  </dl>
);
