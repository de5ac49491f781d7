/** A growing list of 32-bit numbers, four bytes each. What was never set reads as 0. */
export class NumberList {
  private numbers = new Uint32Array(16);

  get(index: number): number {
    return this.numbers[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.numbers.length) this.reserve(Math.max(index + 1, this.numbers.length * 2));
    this.numbers[index] = value;
  }

  /** Makes room for so many numbers at once. */
  reserve(length: number): void {
    if (length <= this.numbers.length) return;
    const grown = new Uint32Array(length);
    grown.set(this.numbers);
    this.numbers = grown;
  }

  copy(): Uint32Array {
    return this.numbers.slice();
  }
}
