import { v7 } from 'uuid'
import { systemClock } from './clock.ts'

/** Asking for randomness costs more than the rest of an id, and an import makes a hundred thousand: it is drawn in stock. */
const BYTES = 16
const stock = new Uint8Array(BYTES * 256)
let next = stock.length

function randomBytes(): Uint8Array {
  if (next === stock.length) {
    crypto.getRandomValues(stock)
    next = 0
  }
  next += BYTES
  return stock.subarray(next - BYTES, next)
}

let msecs = -Infinity
let seq = 0

/**
 * A new UUIDv7, later in order than all before it in this process: of those made within one millisecond a counter says
 * the order, from a random start (RFC 9562, section 6.2, method 1), and where the clock goes back it stays.
 */
export function newId(): string {
  const random = randomBytes()
  const now = systemClock.now()
  if (now > msecs) {
    msecs = now
    seq = new DataView(random.buffer, random.byteOffset).getUint32(6) & 0x7fffffff
  } else {
    seq = (seq + 1) | 0
    if (seq === 0) msecs += 1
  }
  return v7({ random, msecs, seq })
}
