/** What crosses the wire, as the widget reads it. Types only: nothing of the server runs here. */
import type { z } from 'zod'
import type * as wire from '../../http/wire.ts'

export type Event = z.output<typeof wire.WireEvent>
export type Standing = z.output<typeof wire.StandingAnswer>
export type Opened = z.output<typeof wire.Opened>
export type Status = Standing['status']
export type Language = 'de' | 'en'
