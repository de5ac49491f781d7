/** The numbers of a list at one moment, as long as they are not released. */
export type CapturedNumbers = {
  get(index: number): number;
  release(): void;
};

/** A growing list of 32-bit numbers, four bytes each. What was never set reads as 0. */
export class NumberList {
  private numbers = new Uint32Array(16);
  /** For each capture, what the numbers that were set since had been. */
  private readonly captures = new Set<Map<number, number>>();

  get(index: number): number {
    return this.numbers[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.numbers.length) this.reserve(Math.max(index + 1, this.numbers.length * 2));
    if (this.captures.size > 0) this.keepFor(index);
    this.numbers[index] = value;
  }

  /** Makes room for so many numbers at once. */
  reserve(length: number): void {
    if (length <= this.numbers.length) return;
    const grown = new Uint32Array(length);
    grown.set(this.numbers);
    this.numbers = grown;
  }

  /** Costs nothing at once; until the release, each number that is set for the first time is kept as it was. */
  capture(): CapturedNumbers {
    const earlier = new Map<number, number>();
    this.captures.add(earlier);
    return {
      get: (index) => earlier.get(index) ?? this.get(index),
      release: () => this.captures.delete(earlier),
    };
  }

  private keepFor(index: number): void {
    const value = this.get(index);
    for (const earlier of this.captures) if (!earlier.has(index)) earlier.set(index, value);
  }
}
