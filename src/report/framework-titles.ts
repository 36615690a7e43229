import { frameworkNames } from '../core/framework-names.ts';

const names = new Map(Object.entries(frameworkNames));

/** What a reader calls a framework; one that this version does not know keeps its key. */
export const frameworkTitle = (key: string): string => names.get(key)?.name ?? key;
