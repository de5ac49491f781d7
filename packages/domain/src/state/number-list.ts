/** A growing list of 32-bit numbers, four bytes each. What was never set reads as 0. */
export class NumberList {
  private numbers = new Uint32Array(16);

  get(index: number): number {
    return this.numbers[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.numbers.length) {
      const grown = new Uint32Array(Math.max(index + 1, this.numbers.length * 2));
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[index] = value;
  }
}
