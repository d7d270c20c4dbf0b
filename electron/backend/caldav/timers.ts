/** Runs something later; returns how to stop it. Tests hand in one that they drive. */
export type Later = (ms: number, run: () => void) => () => void

/** None of it keeps the process alive. */
export const later: Later = (ms, run) => {
  const timer = setTimeout(run, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
