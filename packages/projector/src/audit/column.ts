/** A growing list of numbers in one typed array, outside the garbage collector's sight. */
export class Column {
  length = 0;

  constructor(private numbers: Uint8Array | Uint32Array | Float64Array) {}

  get(index: number): number {
    return this.numbers[index] ?? 0;
  }

  push(value: number): void {
    const { numbers, length } = this;
    if (length === numbers.length) {
      const room = new ArrayBuffer(Math.max(numbers.byteLength * 2, 64));
      const grown = growInto(numbers, room);
      grown.set(numbers);
      this.numbers = grown;
    }
    this.numbers[length] = value;
    this.length = length + 1;
  }
}

const growInto = (numbers: Uint8Array | Uint32Array | Float64Array, room: ArrayBuffer) => {
  if (numbers instanceof Float64Array) return new Float64Array(room);
  return numbers instanceof Uint32Array ? new Uint32Array(room) : new Uint8Array(room);
};
