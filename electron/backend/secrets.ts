/**
 * Where passwords are kept: never in the data file, its journal, a log or an error. The host says where; without one
 * they live as long as the process.
 */
export interface SecretStore {
  /** `system` keeps them encrypted by the system's key store, `session` in memory until the app ends. */
  kind(): Promise<'system' | 'session'>
  get(key: string): Promise<string | undefined>
  set(key: string, secret: string): Promise<void>
  delete(key: string): Promise<void>
}

export function sessionSecrets(): SecretStore {
  const secrets = new Map<string, string>()
  return {
    kind: async () => 'session',
    get: async (key) => secrets.get(key),
    set: async (key, secret) => void secrets.set(key, secret),
    delete: async (key) => void secrets.delete(key),
  }
}
