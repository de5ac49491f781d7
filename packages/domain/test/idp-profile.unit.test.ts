import { genericProfile, type IdpProfile, idpNames, idpProfile, idpSwitches } from '@rollcall/domain';
import { directoryOf, given, opened } from '@rollcall/testing';

const choose = (profile: IdpProfile) => ({ _tag: 'ChooseIdpProfile', profile }) as const;
const entra = idpProfile('entra');

describe('the profile of an identity provider', () => {
  it('is generic until one is chosen, which follows the RFC', () => {
    expect(directoryOf([opened()]).idpProfile).toEqual(genericProfile);
    expect(genericProfile.switches).toEqual(idpProfile('strict').switches);
    expect(idpSwitches.filter((one) => genericProfile.switches[one])).toEqual(['removeAllMembers']);
  });

  it.each(idpNames)('of %s spells out every switch', (name) =>
    expect(Object.keys(idpProfile(name).switches).sort()).toEqual([...idpSwitches].sort()),
  );

  it('is chosen once, with every switch in the event', () => {
    given(opened()).when(choose(entra)).then({ type: 'IdpProfileChosen', data: entra });
    given(opened(), { type: 'IdpProfileChosen', data: entra }).when(choose(entra)).thenNothingHappened();
    given(opened()).when(choose(genericProfile)).thenNothingHappened();
  });

  it('is another one under another name, though the switches are the same', () => {
    const named = { ...genericProfile, name: 'entra' } as const;
    given(opened()).when(choose(named)).then({ type: 'IdpProfileChosen', data: named });
  });

  it('may have single switches set otherwise', () => {
    const other = idpProfile('entra', { emptyTextClears: false });
    expect(other.switches).toEqual({ ...entra.switches, emptyTextClears: false });
    given(opened(), { type: 'IdpProfileChosen', data: entra })
      .when(choose(other))
      .then({ type: 'IdpProfileChosen', data: other });
  });
});
