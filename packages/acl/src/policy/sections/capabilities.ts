import type { Node } from 'jsonc-parser';
import type { Scope } from '../scope';

const form = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+\/[^\s]+$/i;

/** Those that Tailscale lets a policy grant in its own domain. */
const granted: ReadonlySet<string> = new Set(
  ['drive', 'golink', 'kubernetes', 'relay', 'secrets', 'tsidp', 'webui'].map(
    (name) => `tailscale.com/cap/${name}`,
  ),
);

/** `app` of a grant: capabilities by name, read as text alone. Answers whether there is any. */
export const readCapabilities = (scope: Scope, node: Node): boolean => {
  const { reader } = scope;
  const capabilities = reader.members(node, '"app"');
  for (const { key, value } of capabilities) {
    const quoted = JSON.stringify(key.text);
    if (!form.test(key.text)) {
      reader.report(
        'bad-capability',
        key.at,
        `${quoted}: capability name must have the form {domain}/{path}`,
      );
    } else if (/^(?:[^/]*\.)?tailscale\.com\//i.test(key.text) && !granted.has(key.text)) {
      reader.report(
        'bad-capability',
        key.at,
        `${quoted}: capability name must not be in the tailscale.com domain`,
      );
    }
    reader.items(value, `app[${quoted}]`);
  }
  return capabilities.length > 0;
};
