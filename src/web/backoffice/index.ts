export { createBackoffice } from './backoffice.tsx'
export type { BackofficeParts, DemoAccounts, OpenInvitation } from './parts.ts'
