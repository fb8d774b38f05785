import { publishPage } from '../../src/domain/pages/index.ts'
import { draftOf } from '../../src/domain/translations/index.ts'
import { SYSTEM } from '../../src/kernel/actor.ts'
import type { Town } from '../town.ts'
import type { Door } from './model-world.ts'

/** What an input may hold; each fault changes only what is there. */
interface Asked {
  page?: string
  language?: string
  text?: number
  version?: number
  archived?: boolean
}

type Way = (name: string, asked: Asked, town: Town) => Promise<object | 'nothing'> | object | 'nothing'

const instead =
  (way: Way) =>
  (town: Town): Door =>
  async (command, input, actor) => {
    const changed = await way(command.name, input as Asked, town)
    if (changed === 'nothing') return undefined as never
    return town.house.bus.execute(command, { ...input, ...changed }, actor)
  }

/** Houses that do one thing wrong: what the model has to find. */
export const FAULTS: Readonly<Record<string, (town: Town) => Door>> = {
  'lets the last save win': instead(async (name, { page = '', language = '' }, { house }) =>
    name === 'page.write'
      ? { head: (await draftOf(house.database.reader, 'page', page, language))?.head ?? 0 }
      : {},
  ),
  'loses what was written': instead((name) => (name === 'page.write' ? { content: '' } : {})),
  'forgets what was typed': instead((name) => (name === 'draft.keep' ? 'nothing' : {})),
  'restores the first version, whichever was wanted': instead((name) =>
    name === 'version.restore' ? { version: 1 } : {},
  ),
  'publishes the first version, whichever was wanted': instead((name) =>
    name === 'page.publish' ? { version: 1 } : {},
  ),
  'publishes at once what was planned': instead((name) =>
    /publish|approve/.test(name) ? { from: undefined } : {},
  ),
  'publishes for good what was to end': instead((name) =>
    /publish|approve/.test(name) ? { until: undefined } : {},
  ),
  'publishes what was only approved': instead((name) => (name === 'review.approve' ? { publish: true } : {})),
  'leaves public what was withdrawn': instead((name) => (name === 'page.withdraw' ? 'nothing' : {})),
  'leaves public what was archived': instead((name, { archived }) =>
    name === 'page.archive' && archived ? 'nothing' : {},
  ),
  'lets anybody publish': (town) => (command, input, actor) =>
    town.house.bus.execute(command, input, command.name === 'page.publish' ? SYSTEM : actor),
  'makes public whatever is saved': (town) => async (command, input, actor) => {
    const answer = await town.house.bus.execute(command, input, actor)
    if (command.name === 'page.write') {
      const { page = '' } = input as Asked
      await town.run(publishPage, { page, ...(answer as { text: number; version: number }) })
    }
    return answer
  },
}
