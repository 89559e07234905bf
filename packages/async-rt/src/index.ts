/**
 * The deterministic event loop's parts on JavaScript's side: a queue of timers, and the driver that runs turns and hands the thread back
 * to the platform between them. Python's `asyncio` does not run on it yet.
 *
 * @packageDocumentation
 */
export { LoopDriver } from "./loop-driver.ts";
export type { LoopPlatform } from "./loop-driver.ts";
export { TimerQueue } from "./timer-queue.ts";
export type { TimerId } from "./timer-queue.ts";
