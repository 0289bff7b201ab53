export { type OutboxRow, PAYLOADS, type PayloadOf, type Topic } from './projection/events.ts';
