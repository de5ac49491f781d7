import { identityInClaims } from '../src/openid/identity-in-claims';

const claims = { iss: 'https://example.okta.com', sub: '00u1', roles: 'staff', email: 'ana@example.com' };
const mapping = { roleClaim: 'roles', roles: new Map([['staff', 'viewer' as const]]) };

describe('who the claims of an ID token are about', () => {
  it.each([[true], [undefined]])('has the email address that comes with email_verified %s', (verified) => {
    const identity = identityInClaims({ ...claims, email_verified: verified }, mapping);
    expect(identity).toMatchObject({
      right: { actor: { email: 'ana@example.com', name: 'ana@example.com' } },
    });
  });

  it('has no address that the provider says is not verified, since anybody may have given it', () => {
    const identity = identityInClaims({ ...claims, email_verified: false }, mapping);
    expect(identity).toMatchObject({ right: { actor: { id: '00u1', name: '00u1' } } });
    expect(identity).not.toHaveProperty('right.actor.email');
  });
});
