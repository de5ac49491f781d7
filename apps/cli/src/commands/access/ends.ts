/** How an end of a connection is written on the command line. */
export const END = 'ana@example.com, user:ana, tag:name, node:id, an IP address or a host of the policy';
