import { AuditError } from '../core/audit-error.ts';

/**
 * What speaks to the queue, with the packages that only it needs.
 * @throws {AuditError} `usage` where they were left out of the installation
 */
export async function loadQueue() {
  try {
    const [{ connectRedis, placeOfQueue }, { queuedWorker }, { serveQueue }] = await Promise.all([
      import('../distribute/redis.ts'),
      import('../distribute/queued-worker.ts'),
      import('../distribute/serve-queue.ts'),
    ]);
    return { connectRedis, placeOfQueue, queuedWorker, serveQueue };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new AuditError('usage', '--queue needs the packages bullmq and ioredis: npm install bullmq ioredis.', {
      cause: error,
    });
  }
}
