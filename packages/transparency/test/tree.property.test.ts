import {
  consistencyProof,
  EMPTY_ROOT,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  type TreeHash,
  verifyConsistency,
  verifyInclusion,
} from '@rollcall/transparency';
import fc from 'fast-check';

/** RFC 9162 section 2.1.1, word for word. */
const definition = (leaves: ReadonlyArray<TreeHash>): TreeHash => {
  const [first, ...more] = leaves;
  if (first === undefined) return EMPTY_ROOT;
  if (more.length === 0) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(definition(leaves.slice(0, split)), definition(leaves.slice(split)));
};

const leavesOf = (count: number): TreeHash[] =>
  Array.from({ length: count }, (_, at) => leafHash(Buffer.from(`leaf ${at}`)));

const sizes = fc.integer({ min: 1, max: 70 });
const tree = fc
  .tuple(sizes, fc.nat(), fc.nat())
  .map(([size, a, b]) => ({ size, index: a % size, older: b % (size + 1), leaves: leavesOf(size) }));

describe('the Merkle tree', () => {
  it('has the roots that Certificate Transparency publishes for its eight test leaves', () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const leaves = inputs.map((hex) => leafHash(Buffer.from(hex, 'hex')));
    const roots = leaves.map((_, at) => rootOf(leaves.slice(0, at + 1)).toString('hex'));
    expect(EMPTY_ROOT.toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(roots).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });

  it('has the root of its definition, at every size', () => {
    for (let size = 0; size <= 130; size++) {
      const leaves = leavesOf(size);
      expect(rootOf(leaves)).toEqual(definition(leaves));
    }
  });
});

describe('a proof of inclusion', () => {
  it('holds for every leaf of every tree', () => {
    fc.assert(
      fc.property(tree, ({ leaves, index, size }) => {
        const proof = inclusionProof(leaves, index, size);
        const leaf = leaves[index] ?? EMPTY_ROOT;
        expect(verifyInclusion(leaf, index, size, proof, rootOf(leaves))).toBe(true);
      }),
    );
  });

  it('holds for no other leaf, place, size, root or path', () => {
    fc.assert(
      fc.property(tree, fc.nat(), ({ leaves, index, size }, other) => {
        const proof = inclusionProof(leaves, index, size);
        const leaf = leaves[index] ?? EMPTY_ROOT;
        const root = rootOf(leaves);
        const wrong = leafHash(Buffer.from('wrong'));
        expect(verifyInclusion(wrong, index, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof, wrong)).toBe(false);
        expect(verifyInclusion(leaf, size, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, [...proof, wrong], root)).toBe(false);
        if (other % size !== index)
          expect(verifyInclusion(leaf, other % size, size, proof, root)).toBe(false);
        if (proof.length > 0) {
          expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(false);
          expect(verifyInclusion(leaf, index, size, proof.with(other % proof.length, wrong), root)).toBe(
            false,
          );
        }
      }),
    );
  });
});

describe('a proof of consistency', () => {
  it('holds between every two sizes', () => {
    fc.assert(
      fc.property(tree, ({ leaves, older, size }) => {
        const proof = consistencyProof(leaves, older, size);
        const before = rootOf(leaves.slice(0, older));
        expect(verifyConsistency(older, before, size, rootOf(leaves), proof)).toBe(true);
      }),
    );
  });

  it('holds for no history that was rewritten in between', () => {
    fc.assert(
      fc.property(tree, ({ leaves, older, index, size }) => {
        fc.pre(older > 0 && index < older);
        const rewritten = leaves.with(index, leafHash(Buffer.from('rewritten')));
        const proof = consistencyProof(rewritten, older, size);
        const before = rootOf(leaves.slice(0, older));
        expect(verifyConsistency(older, before, size, rootOf(rewritten), proof)).toBe(false);
        expect(verifyConsistency(older, before, size, rootOf(leaves), [...proof, before])).toBe(false);
      }),
    );
  });
});
