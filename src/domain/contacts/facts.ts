import { z } from 'zod'

/** The facts of a contact as a form sends them. */
export const facts = z.object({
  name: z.string().min(1).max(200),
  phone: z
    .string()
    .regex(/^\+?[\d ()/-]{3,30}$/, 'is no telephone number')
    .optional(),
  email: z.email().optional(),
  website: z.url({ protocol: /^https?$/ }).optional(),
  street: z.string().max(200).optional(),
  postcode: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  town: z.string().max(200).optional(),
})

/** Facts as they are stored: what is not said is not there. */
export const storedFacts = (given: z.output<typeof facts>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >
