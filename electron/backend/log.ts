/** Where the backend reports what a person cannot act on. Entries hold no personal data. */
export interface Log {
  error(id: string, message: string, error: unknown): void
}

export const consoleLog: Log = {
  error: (id, message, error) => console.error(`[${id}] ${message}`, error),
}

export const silentLog: Log = { error: () => {} }
