import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc, on every Linux that Node runs on. */
const ticks = 100;

/** What a process and those that it started came to. */
export interface TreeUsage {
  readonly processes: number;
  /** User and system time of all. */
  readonly cpuSeconds: number;
  /** The most memory that one of them has held. */
  readonly peakMegabytes: number;
}

/** Watches a process and its children through /proc until they end. @returns what they have used by then */
export function watchTree(pid: number): () => TreeUsage {
  const seen = new Map<number, { cpuSeconds: number; peakMegabytes: number }>();
  const look = () => {
    for (const one of [pid, ...childrenOf(pid)]) {
      const usage = usageOf(one);
      if (usage) seen.set(one, usage);
    }
  };
  const timer = setInterval(look, 100);
  return () => {
    clearInterval(timer);
    const all = [...seen.values()];
    return {
      processes: all.length,
      cpuSeconds: all.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
      peakMegabytes: Math.max(...all.map(({ peakMegabytes }) => peakMegabytes)),
    };
  };
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => Number(statOf(pid)?.[1]) === parent);
}

function usageOf(pid: number): { cpuSeconds: number; peakMegabytes: number } | undefined {
  const stat = statOf(pid);
  const peak = /VmHWM:\s+(\d+) kB/.exec(fileOf(pid, 'status'))?.[1];
  if (!stat || peak === undefined) return undefined;
  // proc(5): utime and stime are fields 14 and 15, counted from the process id; ours begin with the third.
  return { cpuSeconds: (Number(stat[11]) + Number(stat[12])) / ticks, peakMegabytes: Number(peak) / 1024 };
}

/** The fields of /proc/<pid>/stat from the state on: the name before it may hold anything. */
const statOf = (pid: number): string[] | undefined => fileOf(pid, 'stat').split(') ').at(-1)?.split(' ');

function fileOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return ''; // it has ended
  }
}
