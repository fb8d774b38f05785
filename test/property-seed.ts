import fc from 'fast-check'

/**
 * Properties are drawn from one seed in every short run, so that a change is judged by what it changed; with --long from
 * a new seed each time, which is where new counterexamples are found. fast-check prints the seed of what failed.
 */
if (!process.env.LONG) fc.configureGlobal({ seed: 20_261_122 })
