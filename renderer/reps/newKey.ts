let made = 0

/** A key for a row that is being added: it only tells rows of one form apart, of one that was kept from before too. */
export const newKey = (): string => `new${(made += 1)}.${Math.floor(performance.timeOrigin)}`
