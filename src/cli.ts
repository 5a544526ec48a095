import { knowledgeCheck } from './knowledge/command.ts'
import { rankForeign } from './understanding/rank-command.ts'

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
const [, , command, ...args] = process.argv
if (command === 'knowledge' && args[0] === 'check') process.exitCode = await knowledgeCheck('knowledge', today, args.slice(1), (line) => console.log(line))
else if (command === 'rank') await rankForeign(args[1] ?? '', args[3] ?? '', (line) => console.log(line))
else {
  console.error('usage: knowledge check [prefix …]')
  process.exitCode = 2
}
