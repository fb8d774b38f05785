export { createBackoffice } from './backoffice.tsx'
export type { BackofficeParts, OpenInvitation, Previews } from './parts.ts'
