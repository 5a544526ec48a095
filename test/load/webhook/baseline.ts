import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import Database from 'better-sqlite3'
import express from 'express'

/**
 * What intake is measured against, in a process of its own: the least that can be called a webhook. A bare Express application, the same
 * JSON parser, and one insert, prepared once, into a database file with the shipped settings.
 */
const [, , file = ''] = process.argv
const db = new Database(file)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('create table messages (id integer primary key, chat integer, message integer, text text)')
const insert = db.prepare('insert into messages (chat, message, text) values (?, ?, ?)')

type Update = { message: { chat: { id: number }; message_id: number; text: string } }

const app = express()
app.post('/hooks/telegram', express.json({ limit: '1mb' }), (req, res) => {
  const { message } = req.body as Update
  insert.run(message.chat.id, message.message_id, message.text)
  res.status(200).end()
})
const server = app.listen(0, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
