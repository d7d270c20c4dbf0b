/** What several parts must know of the app's life; kept here so that they need not know each other. */
export const lifecycle = { ready: false, quitting: false }
