export { type Forgery, type Person } from './id-token';
export { type OpenIdProvider, startOpenIdProvider } from './openid-provider';
