/** A value that does not fit, or one that is missing beside others; `value` is absent when it is a secret. */
export type ConfigurationFault = {
  readonly name: string;
  readonly value?: string;
  readonly missing?: true;
  readonly expected: string;
};

/** One line, such as `ROLLCALL_PORT is "80a": expected a whole number from 0 to 65535`. */
export const describeConfigurationFault = ({
  name,
  value,
  missing,
  expected,
}: ConfigurationFault): string => {
  if (missing) return `${name} is missing: expected ${expected}`;
  return value === undefined
    ? `${name} does not fit: expected ${expected}`
    : `${name} is ${JSON.stringify(value)}: expected ${expected}`;
};
