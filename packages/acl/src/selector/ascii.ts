/** Lowercases A–Z and nothing else: how tags, hosts and autogroups are compared (section 3.2). */
export const asciiLower = (text: string): string => {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x41 && unit <= 0x5a) return text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
  }
  return text;
};
