export { type MasterKey, parseMasterKey } from './keys/master-key';
export {
  openPersonKeys,
  type PersonKey,
  type PersonKeys,
  type PersonKeysOptions,
  type Rewrapped,
} from './keys/person-keys';
export { protectionOf } from './protection';
export { readableStore } from './reading/readable-store';
