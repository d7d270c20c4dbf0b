import type { Implementer } from './implementer.ts'
import type { Services } from './services.ts'

export function changesTopic(os: Implementer, services: Services) {
  return {
    stream: os.changes.stream.handler(({ signal }) => services.feed.events(signal)),
  }
}
