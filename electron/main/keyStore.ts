import { app, safeStorage } from 'electron'
import { join } from 'node:path'
import { SecretFile, type Vault } from './secretFile.ts'

/** The key store of the system: Keychain, DPAPI, libsecret or KWallet. */
const keyStore: Vault = {
  available: async () => {
    // With this one the key is in the program, for everybody to read.
    if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false
    return await safeStorage.isAsyncEncryptionAvailable()
  },
  encrypt: (secret) => safeStorage.encryptStringAsync(secret),
  decrypt: async (bytes) => (await safeStorage.decryptStringAsync(Buffer.from(bytes))).result,
}

/** The passwords of this data folder. To be asked once the app is ready. */
export const openSecrets = (): SecretFile => new SecretFile(join(app.getPath('userData'), 'secrets.json'), keyStore)
