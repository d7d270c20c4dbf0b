/**
 * Where a person is now, for what goes somewhere after it has waited for an answer: it goes there only if the person is
 * still where the waiting began. Read from the address, since whoever asked may not be drawn any more.
 */
export const placeNow = (): string => window.location.hash.replace(/^#/, '') || '/'

/** Marks the place; what is returned says whether the person is still there. */
export function markPlace(): () => boolean {
  const at = placeNow()
  return () => placeNow() === at
}
