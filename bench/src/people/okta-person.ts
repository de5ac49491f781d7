/** The attributes that Okta sends of the person with this number, but for schemas, userName and password. */
export const oktaProfile = (number: number) => {
  const email = emailOf(number);
  return {
    name: { givenName: `Given${number}`, familyName: `Family${number % 10_007}` },
    emails: [{ primary: true, value: email, type: 'work' }],
    displayName: `Given${number} Family${number % 10_007}`,
    locale: 'en-US',
    externalId: `00u${number.toString(36).padStart(17, '0')}`,
    title: 'Senior Engineer',
    phoneNumbers: [{ value: `+49 30 ${1_000_000 + number}`, type: 'work' }],
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {
      employeeNumber: String(100_000 + number),
      department: `Department ${number % 97}`,
      costCenter: `CC-${number % 311}`,
    },
  };
};

export const emailOf = (number: number): string => `given${number}.family${number % 10_007}@example.com`;
