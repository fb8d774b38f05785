import houseDe from './messages/house.de.json' with { type: 'json' }
import houseEn from './messages/house.en.json' with { type: 'json' }

/** All words of the back office: one pair of files an area of it. */
export const de = { ...houseDe }
export const en = { ...houseEn }
