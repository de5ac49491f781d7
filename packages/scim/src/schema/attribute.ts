export const attributeTypes = [
  'string',
  'boolean',
  'decimal',
  'integer',
  'dateTime',
  'binary',
  'reference',
  'complex',
] as const;
export const mutabilities = ['readOnly', 'readWrite', 'immutable', 'writeOnly'] as const;
export const returneds = ['always', 'never', 'default', 'request'] as const;
export const uniquenesses = ['none', 'server', 'global'] as const;

export type AttributeType = (typeof attributeTypes)[number];
export type Mutability = (typeof mutabilities)[number];
export type Returned = (typeof returneds)[number];
export type Uniqueness = (typeof uniquenesses)[number];

/** Attribute names and URNs are case-insensitive (RFC 7643 section 2.1); keys are in lower case. */
export type AttributeIndex = ReadonlyMap<string, Attribute>;

/** The characteristics of an attribute (RFC 7643 sections 2.2 and 7). */
export type Attribute = {
  /** As the schema spells it; an extension seen as one complex attribute has its URN for a name. */
  readonly name: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  readonly description: string;
  /** To be given. */
  readonly required: boolean;
  /** Where none is given the service gives a value, so there always is one. */
  readonly lasting: boolean;
  /** What a value that does not have it is taken to have. */
  readonly assumed?: boolean;
  readonly caseExact: boolean;
  readonly mutability: Mutability;
  readonly returned: Returned;
  readonly uniqueness: Uniqueness;
  /** Suggestions, unless the attribute is `closed`. */
  readonly canonicalValues?: ReadonlyArray<string>;
  /** Only canonical values are taken. */
  readonly closed: boolean;
  readonly referenceTypes?: ReadonlyArray<string>;
  /** Empty unless the type is `complex`. */
  readonly subAttributes: ReadonlyArray<Attribute>;
  readonly index: AttributeIndex;
  /** Some part is not `returned: default`. */
  readonly uneven: boolean;
};

export const indexByName = (attributes: ReadonlyArray<Attribute>): AttributeIndex =>
  new Map(attributes.map((attribute) => [attribute.name.toLowerCase(), attribute]));

/** The sub-attribute of that name in any case. */
export const subAttribute = (attribute: Attribute, name: string): Attribute | undefined =>
  attribute.index.get(name.toLowerCase());
