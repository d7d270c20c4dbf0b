import type { SecretStore } from './secrets.ts'

/** What the backend's process asks of the one that has the key store. */
export type SecretAsk =
  | { readonly do: 'kind' }
  | { readonly do: 'get'; readonly key: string }
  | { readonly do: 'set'; readonly key: string; readonly secret: string }
  | { readonly do: 'delete'; readonly key: string }

export interface SecretQuestion {
  readonly type: 'secret'
  readonly id: number
  readonly ask: SecretAsk
}

export type SecretAnswer =
  | { readonly type: 'secret'; readonly id: number; readonly ok: true; readonly value: string | undefined }
  | { readonly type: 'secret'; readonly id: number; readonly ok: false }

/** Does what was asked. Never rejects: what went wrong is written where the key store is. */
export async function answerSecret(store: SecretStore, { id, ask }: SecretQuestion): Promise<SecretAnswer> {
  try {
    return { type: 'secret', id, ok: true, value: await carryOut(store, ask) }
  } catch (error) {
    console.error(`The key store of the system failed (${ask.do})`, error)
    return { type: 'secret', id, ok: false }
  }
}

async function carryOut(store: SecretStore, ask: SecretAsk): Promise<string | undefined> {
  switch (ask.do) {
    case 'kind':
      return await store.kind()
    case 'get':
      return await store.get(ask.key)
    case 'set':
      await store.set(ask.key, ask.secret)
      return undefined
    case 'delete':
      await store.delete(ask.key)
      return undefined
  }
}

/** Passwords that the process above keeps, as the key store of the system can be had there only. */
export class ParentSecrets implements SecretStore {
  readonly #send: (question: SecretQuestion) => void
  readonly #waiting = new Map<number, PromiseWithResolvers<string | undefined>>()
  #questions = 0

  constructor(send: (question: SecretQuestion) => void) {
    this.#send = send
  }

  async kind(): Promise<'system' | 'session'> {
    return (await this.#ask({ do: 'kind' })) === 'system' ? 'system' : 'session'
  }
  async get(key: string): Promise<string | undefined> {
    return await this.#ask({ do: 'get', key })
  }
  async set(key: string, secret: string): Promise<void> {
    await this.#ask({ do: 'set', key, secret })
  }
  async delete(key: string): Promise<void> {
    await this.#ask({ do: 'delete', key })
  }

  /** To be told each message of the process above; whether it was an answer to this one's questions. */
  take(message: unknown): boolean {
    if (!isAnswer(message)) return false
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.ok) waiting?.resolve(message.value)
    else waiting?.reject(new Error('The key store of the system did not answer.'))
    return true
  }

  #ask(ask: SecretAsk): Promise<string | undefined> {
    const id = ++this.#questions
    const waiting = Promise.withResolvers<string | undefined>()
    this.#waiting.set(id, waiting)
    this.#send({ type: 'secret', id, ask })
    return waiting.promise
  }
}

const isAnswer = (message: unknown): message is SecretAnswer =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'secret'
