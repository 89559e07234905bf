/**
 * The loop driver: resumes the runtime's deterministic event loop from promises, timers and readiness of the host.
 *
 * Equal deadlines fire in the order of registration; the host's thread is never blocked to wait.
 *
 * @packageDocumentation
 */
export {};
