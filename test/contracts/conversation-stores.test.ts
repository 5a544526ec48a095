import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStorage } from '../../src/storage/open.ts'
import { conversationStoreContract } from './conversation-store.ts'

const dayOf = (at: string): string => at.slice(0, 10)

async function onFile() {
  const folder = await mkdtemp(join(tmpdir(), 'tro-ly-'))
  const file = join(folder, 'store.db')
  return { file, remove: () => rm(folder, { recursive: true }) }
}

conversationStoreContract('SQLite in memory', async () => {
  const store = await openStorage(':memory:', dayOf)
  return { store, close: store.close }
})

conversationStoreContract('an SQLite file', async () => {
  const { file, remove } = await onFile()
  const store = await openStorage(file, dayOf)
  return {
    store,
    close: async () => {
      await store.close()
      await remove()
    },
  }
})

test('what a file holds is there again when it is opened anew', async () => {
  const { file, remove } = await onFile()
  const at = '2026-11-21T05:00:00.000Z'
  const before = await openStorage(file, dayOf)
  const { id } = await before.conversationOf('kênh', '77', { id: 'c', pseudonym: 'p', at })
  const message = await before.addMessage({ channel: 'kênh', messageId: '1', conversationId: id, text: 'VNeID', receivedAt: at })
  await before.addDelivery({ conversationId: id, from: 'staff', reply: { blocks: [{ kind: 'text', text: 'Chào bác' }], choices: [] }, at })
  await before.close()
  const after = await openStorage(file, dayOf)
  expect(await after.unhandled(0, 100)).toEqual([message])
  expect(await after.dueDeliveries('kênh', at, 10, [])).toHaveLength(1)
  await after.close()
  await remove()
})
