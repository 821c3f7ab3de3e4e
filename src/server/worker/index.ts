export { startGraphileWorker, type GraphileWorkerOptions } from './graphile.js';
export { startSchedule, type ScheduleOptions, type Worker } from './schedule.js';
export { graphileWakeUps } from './wake-ups.js';
