import am from './am.json' with { type: 'json' }
import ar from './ar.json' with { type: 'json' }
import bg from './bg.json' with { type: 'json' }
import ckb from './ckb.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import deSi from './de-si.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import es from './es.json' with { type: 'json' }
import fa from './fa.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import hr from './hr.json' with { type: 'json' }
import kmr from './kmr.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }
import prs from './prs.json' with { type: 'json' }
import ps from './ps.json' with { type: 'json' }
import ro from './ro.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }
import so from './so.json' with { type: 'json' }
import sq from './sq.json' with { type: 'json' }
import ti from './ti.json' with { type: 'json' }
import tr from './tr.json' with { type: 'json' }
import uk from './uk.json' with { type: 'json' }

/** The interface in every language, by the language's slug. */
export const LOCALES = {
  ...{ am, ar, bg, ckb, de, 'de-si': deSi, en, es, fa, fr, hr, kmr, pl, prs, ps, ro, ru, so, sq, ti, tr, uk },
} as const
