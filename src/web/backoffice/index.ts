export { createBackoffice } from './backoffice.tsx'
export type { BackofficeParts, OpenInvitation } from './parts.ts'
