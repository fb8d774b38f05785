import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../../src/config.ts'
import { Refusal } from '../../src/kernel/refusal.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { sayEverywhere } from './shipyard.ts'

/**
 * Somebody who changes all pages again and again through the bus, in a process of its own, and does not give up: says
 * which state it tries, which is committed, and how it was refused. `node test/faults/patient-editor.ts <first state>`.
 * It publishes nothing: the server does.
 */
const database = openDatabase(readConfig(process.env).database)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

for (let state = Number(process.argv[2]); ; ) {
  say(`tries ${state}`)
  try {
    await sayEverywhere({ database }, 'werft', state)
    say(`said ${state}`)
    state++
    await sleep(20)
  } catch (error) {
    say(error instanceof Refusal ? `refused ${error.code}: ${error.message}` : `broke: ${error}`)
    await sleep(100)
  }
}
