import { Socket } from 'node:net'
import { afterEach, beforeEach, expect, vi } from 'vitest'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost', '0.0.0.0', ''])

function hostOf(args: unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
  if (typeof first === 'object' && first !== null) return 'path' in first && first.path ? '' : String((first as { host?: string }).host ?? '')
  return typeof second === 'string' ? second : ''
}

// Tests run offline: whatever calls outside is named and fails, instead of passing on a day with a network.
const connect = Socket.prototype.connect
Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const host = hostOf(args)
  if (!LOOPBACK.has(host)) throw new Error(`a test tried to reach ${host}`)
  return (connect as (...given: unknown[]) => Socket).apply(this, args)
} as typeof connect

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const
const printed: string[] = []

beforeEach(() => {
  for (const method of METHODS) vi.spyOn(console, method).mockImplementation((...words) => void printed.push(words.map(String).join(' ')))
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(printed.splice(0), 'unexpected console output').toEqual([])
})
