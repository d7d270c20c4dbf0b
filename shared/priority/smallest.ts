/**
 * Keeps the `count` smallest of what is added: a heap of `count` whose root is the largest kept, so that a queue of a
 * hundred thousand need not be sorted to show its first hundred.
 */
export class Smallest<T> {
  readonly #heap: T[] = []
  readonly #count: number
  readonly #compare: (a: T, b: T) => number

  constructor(count: number, compare: (a: T, b: T) => number) {
    this.#count = count
    this.#compare = compare
  }

  add(item: T): void {
    const heap = this.#heap
    if (heap.length < this.#count) {
      heap.push(item)
      rise(heap, this.#compare)
    } else if (this.#count > 0 && this.#compare(item, heap[0] as T) < 0) {
      heap[0] = item
      sink(heap, this.#compare)
    }
  }

  /** The largest that is kept, once nothing larger can be; undefined before. */
  get bound(): T | undefined {
    return this.#heap.length < this.#count ? undefined : this.#heap[0]
  }

  sorted(): T[] {
    return [...this.#heap].sort(this.#compare)
  }
}

// Indexes below are inside the heap by construction.
function rise<T>(heap: T[], compare: (a: T, b: T) => number): void {
  let i = heap.length - 1
  while (i > 0) {
    const parent = (i - 1) >> 1
    if (compare(heap[i] as T, heap[parent] as T) <= 0) return
    swap(heap, i, parent)
    i = parent
  }
}

function sink<T>(heap: T[], compare: (a: T, b: T) => number): void {
  for (let i = 0; ;) {
    let largest = i
    for (const child of [2 * i + 1, 2 * i + 2]) {
      if (child < heap.length && compare(heap[child] as T, heap[largest] as T) > 0) largest = child
    }
    if (largest === i) return
    swap(heap, i, largest)
    i = largest
  }
}

function swap<T>(heap: T[], i: number, j: number): void {
  const kept = heap[i] as T
  heap[i] = heap[j] as T
  heap[j] = kept
}
