import { answersBeside } from '../src/side-by-side';

test('a directory answers the same whether or not another is fuzzed beside it', async () => {
  const alone = await answersBeside(300, 11, false);
  const beside = await answersBeside(300, 11, true);
  const differing = alone.findIndex((answer, index) => answer !== beside[index]);
  expect(beside[differing]).toEqual(alone[differing]);
  expect(new Set(alone.map((answer) => answer.slice(0, 3))).size).toBeGreaterThan(5);
});
