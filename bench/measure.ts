/** The middle of some runs and their spread, in milliseconds. One run before them warms up and does not count. */
export interface Measured {
  readonly median: number
  readonly best: number
  readonly worst: number
  readonly runs: number
}

export async function measure(runs: number, work: () => unknown, warmUp = true): Promise<Measured> {
  if (warmUp) await work()
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return summary(times)
}

export function summary(times: readonly number[]): Measured {
  const sorted = [...times].sort((a, b) => a - b)
  return {
    median: sorted[Math.floor(sorted.length / 2)]!,
    best: sorted[0]!,
    worst: sorted.at(-1)!,
    runs: sorted.length,
  }
}

export const inMs = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'))

export const words = (measured: Measured): string =>
  `${inMs(measured.median)} ms (${inMs(measured.best)} to ${inMs(measured.worst)}, ${measured.runs} runs)`
