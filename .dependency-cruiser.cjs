/** The arrows of the architecture: which package may import which. What is not listed here is an error. */
const arrows = {
  domain: [],
  scim: ['domain'],
  acl: ['domain'],
  'event-store': ['domain'],
  'event-store-esdb': ['domain', 'event-store'],
  projector: ['domain', 'event-store'],
  erasure: ['domain', 'event-store'],
  writer: ['domain', 'event-store', 'erasure', 'projector'],
  transparency: ['domain'],
  'security-events': ['domain', 'scim'],
  'okta-player': [],
  'scim-conformance': [],
  testing: ['domain', 'event-store', 'event-store-esdb', 'erasure', 'projector', 'writer', 'scim', 'acl'],
};

const external = {
  domain: ['fp-ts', 'io-ts'],
  scim: ['fp-ts', 'io-ts'],
  acl: ['fp-ts', 'io-ts', 'jsonc-parser', 'ip-address'],
  'event-store': ['fp-ts', 'libsql', '@jest/globals', 'fast-check'],
  'event-store-esdb': ['fp-ts', '@eventstore/db-client', 'protobufjs'],
  erasure: ['fp-ts', 'libsql'],
  projector: ['fp-ts', 'rxjs', 'csv-parse'],
  writer: ['fp-ts'],
  transparency: ['fp-ts'],
  'security-events': [],
  'okta-player': [],
  'scim-conformance': [],
};

const source = (name) => `^packages/${name}/src/`;
const anyOf = (names) => `(${names.join('|')})`;

const internalRules = Object.entries(arrows).map(([name, allowed]) => ({
  name: `${name}-arrows`,
  comment: `packages/${name} may import ${allowed.join(', ') || 'no other package of ours'}`,
  severity: 'error',
  from: { path: source(name) },
  to: {
    path: '^(packages|apps|bench|fuzz|examples)/',
    pathNot: `^packages/${anyOf([name, ...allowed])}/`,
  },
}));

const externalRules = Object.entries(external).map(([name, allowed]) => ({
  name: `${name}-libraries`,
  comment: `packages/${name} may import ${allowed.join(', ') || 'no library'}`,
  severity: 'error',
  from: { path: source(name) },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown'],
    ...(allowed.length === 0 ? {} : { pathNot: `node_modules/${anyOf(allowed)}(/|$)` }),
  },
}));

module.exports = {
  forbidden: [
    ...internalRules,
    ...externalRules,
    {
      name: 'no-circular',
      comment: 'Imports form no circle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'client-in-one-place',
      comment: 'Only the EventStoreDB adapter and its test double know the client',
      severity: 'error',
      from: { pathNot: '^packages/(event-store-esdb/src|testing/(src|test)/eventstoredb-double)' },
      to: { path: '@eventstore/db-client' },
    },
    {
      name: 'testing-ships-nowhere',
      comment: 'packages/testing is imported by tests only',
      severity: 'error',
      from: { path: '^(packages/(?!testing)[^/]+|apps/[^/]+|examples)/src/' },
      to: { path: '^packages/testing/' },
    },
    {
      name: 'server-does-not-know-the-cli',
      comment: 'apps/cli imports apps/server, never the other way round',
      severity: 'error',
      from: { path: '^apps/server/' },
      to: { path: '^apps/cli/' },
    },
    {
      name: 'packages-do-not-know-apps',
      comment: 'A package imports no app',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { path: '^apps/' },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '(node_modules|/dist/)' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'],
      mainFields: ['main', 'types'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
