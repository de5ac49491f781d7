/** DER, as far as a certificate needs it (ITU-T X.690). */
const tagged = (tag: number, ...content: ReadonlyArray<Uint8Array>): Buffer => {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([Buffer.from([tag, 0x82]), length, body]);
};

export const sequence = (...content: ReadonlyArray<Uint8Array>): Buffer => tagged(0x30, ...content);
export const setOf = (...content: ReadonlyArray<Uint8Array>): Buffer => tagged(0x31, ...content);
export const integer = (bytes: Uint8Array): Buffer => tagged(0x02, bytes);
export const boolean = (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0]));
export const octets = (bytes: Uint8Array): Buffer => tagged(0x04, bytes);
export const bits = (bytes: Uint8Array): Buffer => tagged(0x03, Buffer.from([0]), bytes);
export const utf8 = (text: string): Buffer => tagged(0x0c, Buffer.from(text));
export const utcTime = (date: Date): Buffer =>
  tagged(0x17, Buffer.from(`${date.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
/** `[n]`, constructed. */
export const context = (n: number, ...content: ReadonlyArray<Uint8Array>): Buffer =>
  tagged(0xa0 + n, ...content);
/** `[n]`, primitive. */
export const implicit = (n: number, bytes: Uint8Array): Buffer => tagged(0x80 + n, bytes);

export const objectId = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const groups = [part & 0x7f];
    for (let left = part >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return tagged(0x06, Buffer.from(bytes));
};
