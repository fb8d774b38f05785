import type { Module } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { policy } from './policy.ts'

export const interop: Module<Reader> = { name: 'interop', tables: [], texts: [], policy }
