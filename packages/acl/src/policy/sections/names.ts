import { fieldNames } from '../json/fields';

/** The sections a policy may have (section 2.1). */
export const sectionNames = fieldNames(
  'acls',
  'attrConfig',
  'autoApprovers',
  'defaultSrcPosture',
  'derpMap',
  'disableIPv4',
  'grants',
  'groups',
  'hosts',
  'ipsets',
  'nodeAttrs',
  'OneCGNATRoute',
  'postures',
  'randomizeClientPort',
  'ssh',
  'sshTests',
  'tagOwners',
  'tests',
);
