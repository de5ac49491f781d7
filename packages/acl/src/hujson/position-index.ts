import type { Position } from '../diagnostics/position';

const STRIDE = 1024;

/** Bytes of UTF-8 from `start` to `end`; each half of a surrogate pair counts as two of its four. */
const byteLength = (text: string, start: number, end: number): number => {
  let bytes = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
};

/** Turns offsets of one text into positions; each in time that does not grow with the text or its lines. */
export class PositionIndex {
  private readonly lineStarts: number[] = [0];
  /** Bytes of UTF-8 before each multiple of `STRIDE`. */
  private readonly bytesBefore: number[] = [0];

  constructor(private readonly text: string) {
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.lineStarts.push(i + 1);
    let bytes = 0;
    for (let start = 0; start < text.length; start += STRIDE) {
      this.bytesBefore[start / STRIDE] = bytes;
      bytes += byteLength(text, start, Math.min(start + STRIDE, text.length));
    }
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    const start = this.lineStarts[line - 1] ?? 0;
    return {
      line,
      column: offset - start + 1,
      byteColumn: this.byteOffset(offset) - this.byteOffset(start) + 1,
    };
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  private byteOffset(offset: number): number {
    const stride = Math.floor(offset / STRIDE);
    const known = this.bytesBefore[stride] ?? 0;
    return known + byteLength(this.text, stride * STRIDE, offset);
  }
}
