import { EventEmitter } from 'node:events'

/** What the test is told: in the order in which it happened. */
export type Told =
  | { readonly type: 'window'; readonly endpoint: string }
  | { readonly type: 'errorBox'; readonly title: string; readonly content: string }
  | {
      readonly type: 'messageBox'
      readonly message: string
      readonly detail: string
      readonly buttons: readonly string[]
    }
  | { readonly type: 'openExternal'; readonly url: string }
  | { readonly type: 'openPath'; readonly path: string }
  | { readonly type: 'notification'; readonly title: string; readonly body: string }
  | { readonly type: 'backend'; readonly pid: number }
  | { readonly type: 'saveDialog'; readonly defaultPath: string }
  | { readonly type: 'focus' }
  | { readonly type: 'blocked'; readonly url: string }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }

/** What the test may ask for. */
export type Asked =
  | { readonly type: 'open'; readonly paths: readonly string[] }
  | { readonly type: 'save'; readonly path: string | null }
  /** Which button of a message is pressed. */
  | { readonly type: 'button'; readonly button: string }
  /** Takes back answers that no dialog has asked for yet. */
  | { readonly type: 'forget' }
  | { readonly type: 'chooseMenu'; readonly item: string }
  | { readonly type: 'menu'; readonly id: number }
  | { readonly type: 'permission'; readonly id: number; readonly permission: string }
  | { readonly type: 'close' }

/** Tells the test; without one, as when run by hand, the terminal. */
export function tell(told: Told): void {
  if (process.send) process.send(told)
  else console.error('[stand-in]', JSON.stringify(told))
}

type AskedOf<Type extends Asked['type']> = Extract<Asked, { type: Type }>

const asked = new EventEmitter()
// Answers that came before their question wait here.
const early = new Map<string, Asked[]>()

process.on('message', (message: Asked) => {
  if (message.type === 'forget') return early.clear()
  if (asked.emit(message.type, message)) return
  early.set(message.type, [...(early.get(message.type) ?? []), message])
})
// A test that is gone takes its app along.
process.on('disconnect', () => process.exit(1))

/** Calls `listener` whenever the test asks for this. */
export function whenAsked<Type extends Asked['type']>(type: Type, listener: (asked: AskedOf<Type>) => void): void {
  asked.on(type, listener)
  for (const message of early.get(type) ?? []) asked.emit(type, message)
  early.delete(type)
}

/** The next answer of the test, such as the files chosen in a dialog. */
export async function nextAsked<Type extends Asked['type']>(type: Type): Promise<AskedOf<Type>> {
  const waiting = early.get(type)?.shift()
  // The cast: messages are kept under their own type.
  if (waiting) return waiting as AskedOf<Type>
  return await new Promise((resolve) => asked.once(type, resolve))
}
