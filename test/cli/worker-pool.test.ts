import { setMaxListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { ToWorker } from '../../src/cli/worker-messages.ts';
import { WorkerPool } from '../../src/cli/worker-pool.ts';
import type { Progress } from '../../src/collect/progress.ts';
import { AuditError } from '../../src/core/audit-error.ts';
import { accountId } from '../../src/core/ids.ts';
import type { AccountScope } from '../../src/core/manifest.ts';
import { manifest, scopeOf } from '../bundle/a-bundle.ts';

const begin = {
  kind: 'begin',
  order: {
    options: manifest().options,
    plan: { partition: 'aws', managementAccountId: null, delegatedAdministrators: null },
    callerAccount: accountId('111111111111'),
    kinds: ['vpcs'],
  },
  connection: { concurrency: 8, externalId: 'shared secret' },
  store: '/bundle',
} satisfies ToWorker;

/** Accounts in order: 0, 1, 2, … */
const account = (number: number): AccountScope => scopeOf(accountId(String(100_000_000_000 + number)));
const numberOf = ({ id }: { readonly id: string }): number => Number(id) - 100_000_000_000;

/** What a process of the test was told, and what it can be made to do. */
class Puppet {
  readonly told: ToWorker[] = [];
  ended = false;
  readonly #hear: (message: unknown) => void;
  readonly die: (how: string) => void;

  constructor(hear: (message: unknown) => void, gone: (how: string) => void) {
    this.#hear = hear;
    this.die = gone;
  }

  /** The accounts that it was given. */
  get given(): number[] {
    return this.told.flatMap((message) => (message.kind === 'read' ? [numberOf(message.account)] : []));
  }

  answer(number: number, calls = 0): void {
    const { scope, file } = { scope: account(number), file: { sha256: `of ${number}` } };
    const read = { scope, file, references: [], buckets: [], told: [], unread: 0, unasked: [] };
    this.#hear({ kind: 'read', read, counts: { calls, throttles: 0 } });
  }

  say(message: object): void {
    this.#hear(message);
  }
}

/** A pool whose processes do what the test says. */
function pool(processes: number) {
  const puppets: Puppet[] = [];
  const progress: Progress[] = [];
  const workers = new WorkerPool({
    processes,
    begin,
    start: (hear, gone) => {
      const puppet = new Puppet(hear, gone);
      puppets.push(puppet);
      return {
        send: (message) => puppet.told.push(message),
        end: () => {
          puppet.ended = true;
          puppet.die('exit status 0');
        },
      };
    },
    onProgress: (one) => progress.push(one),
  });
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  /** Asks for accounts. @returns what becomes of each */
  const read = (count: number) => {
    const outcomes: string[] = Array(count).fill('under way');
    for (let number = 0; number < count; number++)
      workers.read(account(number), stop.signal).then(
        ({ file }) => (outcomes[number] = file.sha256),
        (error: Error) => (outcomes[number] = error.message),
      );
    return outcomes;
  };
  return { workers, puppets, progress, stop, read };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('accounts', () => {
  test('are shared evenly, and no process is started before there is one', async () => {
    const { workers, puppets, read } = pool(3);
    expect([workers.atOnce, puppets.length]).toEqual([48, 0]);
    const outcomes = read(5);
    expect(puppets.map(({ given }) => given)).toEqual([[0, 3], [1, 4], [2]]);
    expect(puppets.map(({ told }) => told[0])).toEqual([begin, begin, begin]);
    puppets[1]?.answer(4);
    await settled();
    expect(outcomes).toEqual(['under way', 'under way', 'under way', 'under way', 'of 4']);
  });

  test('are pulled: sixteen at a time, and the next when one is done', async () => {
    const { puppets, read } = pool(2);
    read(40);
    expect(puppets.map(({ given }) => given.length)).toEqual([16, 16]);
    puppets[1]?.answer(3);
    expect(puppets.map(({ given }) => given.length)).toEqual([16, 17]);
    expect(puppets[1]?.given.at(-1)).toBe(32);
  });
});

describe('a process that dies', () => {
  test('loses only what it had under way, and a fresh one reads that', async () => {
    const { puppets, read, progress, workers } = pool(2);
    const outcomes = read(6);
    puppets[0]?.answer(0, 10);
    puppets[1]?.answer(1, 5);
    puppets[0]?.die('SIGKILL');
    expect(progress).toEqual([{ kind: 'worker-lost', how: 'SIGKILL', accounts: 2 }]);
    expect(puppets).toHaveLength(3);
    expect(puppets[2]?.told[0]).toEqual(begin);
    expect(puppets.slice(1).map(({ given }) => given)).toEqual([
      [1, 3, 5],
      [2, 4],
    ]);
    puppets[2]?.answer(4, 7);
    expect(workers.counts.calls).toBe(10 + 5 + 7);
    await settled();
    expect(outcomes).toEqual(['of 0', 'of 1', 'under way', 'under way', 'of 4', 'under way']);
  });

  test('is not believed afterwards: others read its accounts', async () => {
    const { puppets, read } = pool(2);
    const outcomes = read(2);
    puppets[0]?.die('SIGKILL');
    puppets[0]?.answer(0);
    await settled();
    expect(outcomes[0]).toBe('under way');
    puppets[2]?.answer(0);
    await settled();
    expect(outcomes[0]).toBe('of 0');
  });

  test('again and again is given up: two losses for each process are borne', async () => {
    const { puppets, read } = pool(2);
    const outcomes = read(20);
    for (let losses = 0; losses < 4; losses++) puppets.at(-1)?.die('SIGABRT');
    await settled();
    expect(new Set(outcomes)).toEqual(new Set(['under way']));
    puppets.at(-1)?.die('SIGABRT');
    await settled();
    expect(new Set(outcomes)).toEqual(
      new Set([
        'Worker processes ended 5 times, the last with SIGABRT: perhaps for want of memory. What was read is kept; go on with --resume, and with fewer --workers.',
      ]),
    );
    expect(puppets).toHaveLength(6);
  });
});

describe('a process that cannot go on', () => {
  test('says why, and the scan ends with it', async () => {
    const { puppets, read, workers, stop } = pool(2);
    const outcomes = read(3);
    puppets[0]?.say({ kind: 'refused', code: 'output', message: 'the disk is full' });
    await settled();
    expect(outcomes).toEqual(Array(3).fill('the disk is full'));
    const refused = workers.read(account(9), stop.signal);
    await expect(refused).rejects.toEqual(new AuditError('output', 'the disk is full'));
    await expect(refused).rejects.toMatchObject({ code: 'output' });
  });

  test('and says nothing that a worker says is a bug', () => {
    const { puppets, read } = pool(1);
    read(1);
    expect(() => puppets[0]?.say({ kind: 'read', read: 'nothing' })).toThrow();
  });
});

describe('a scan that is stopped', () => {
  test('waits for no account, and for the end of every process', async () => {
    const { puppets, read, workers, stop } = pool(2);
    const outcomes = read(40);
    stop.abort(new Error('stopped'));
    await settled();
    expect(new Set(outcomes)).toEqual(new Set(['stopped']));
    await workers.close();
    expect(puppets.map(({ ended }) => ended)).toEqual([true, true]);
    expect(puppets).toHaveLength(2);
  });

  test('before it began has nothing to end', async () => {
    await pool(4).workers.close();
  });
});

test('the calls of all processes are counted together, also while they read', () => {
  const { puppets, read, workers } = pool(2);
  read(2);
  puppets[0]?.say({ kind: 'counts', counts: { calls: 7, throttles: 1 } });
  puppets[1]?.say({ kind: 'counts', counts: { calls: 3, throttles: 2 } });
  puppets[0]?.say({ kind: 'counts', counts: { calls: 9, throttles: 1 } });
  expect(workers.counts).toEqual({ calls: 12, throttles: 3 });
});
