import { type Attribute, indexByName } from './attribute';

type Characteristics = Partial<
  Omit<Attribute, 'name' | 'type' | 'description' | 'subAttributes' | 'index' | 'uneven'>
>;

const noIndex: Attribute['index'] = new Map();

/** What RFC 7643 section 2.2 says of an attribute whose schema says nothing. */
const unspecified = {
  multiValued: false,
  required: false,
  lasting: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  closed: false,
  subAttributes: [],
  index: noIndex,
  uneven: false,
} as const;

export const simple =
  (type: Attribute['type'], typical: Characteristics = {}) =>
  (name: string, description: string, characteristics: Characteristics = {}): Attribute => ({
    ...unspecified,
    ...typical,
    ...characteristics,
    name,
    type,
    description,
  });

export const text = simple('string');
export const flag = simple('boolean');
export const dateTime = simple('dateTime');
/** References and binary values are case-exact (RFC 7643 sections 2.3.6 and 2.3.7). */
export const reference = simple('reference', { caseExact: true });
export const binary = simple('binary', { caseExact: true });

export const complex = (
  name: string,
  description: string,
  parts: ReadonlyArray<Attribute>,
  characteristics: Characteristics = {},
): Attribute => {
  const subAttributes = characteristics.multiValued === true ? parts.map(ofListedValue) : parts;
  return {
    ...unspecified,
    ...characteristics,
    name,
    type: 'complex',
    description,
    subAttributes,
    index: indexByName(subAttributes),
    uneven: subAttributes.some(({ returned, uneven }) => returned !== 'default' || uneven),
  };
};

/** A value that does not say whether it is primary is not (RFC 7643 section 2.4). */
const ofListedValue = (part: Attribute): Attribute =>
  part.type === 'boolean' && part.name.toLowerCase() === 'primary' ? { ...part, assumed: false } : part;

/** A list of values with the default sub-attributes of RFC 7643 section 2.4. */
export const plural = (
  name: string,
  description: string,
  value: Attribute,
  canonicalTypes: ReadonlyArray<string> = [],
): Attribute =>
  complex(
    name,
    description,
    [
      value,
      text('display', 'A human-readable name, primarily for display.'),
      text(
        'type',
        'A label for the function of the value.',
        canonicalTypes.length > 0 ? { canonicalValues: canonicalTypes } : {},
      ),
      flag('primary', 'Whether this is the preferred value. At most one value of the list is.'),
    ],
    { multiValued: true },
  );
