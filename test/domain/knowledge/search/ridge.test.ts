import { expect, test } from 'vitest'
import { solveRidge } from '../../../../src/domain/knowledge/search/ridge.ts'

test('the coefficients solve (K + λI) A = Y', () => {
  const kernel = [1, 0.5, 0.1, 0.5, 1, 0.2, 0.1, 0.2, 1]
  const classOf = Int32Array.of(0, 0, 1)
  const lambda = 0.5
  const solved = solveRidge(Float64Array.from(kernel), classOf, 2, lambda)
  for (const c of [0, 1])
    for (const row of [0, 1, 2]) {
      let sum = lambda * solved[c * 3 + row]!
      for (const other of [0, 1, 2]) sum += kernel[row * 3 + other]! * solved[c * 3 + other]!
      expect(sum).toBeCloseTo(classOf[row] === c ? 1 : 0, 5)
    }
})
