/** Lowercases A–Z and nothing else: how tags, hosts and autogroups are compared (section 3.2). */
export const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
