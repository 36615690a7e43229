import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Audit } from '../../src/core/audit.ts';
import type { AuditResult } from '../../src/core/audit-result.ts';
import { filesOf } from '../../src/report/formats.ts';
import { auditAccount, auditFinding, auditResult, checkSummary, coverageRow } from '../support/audit.ts';
import { memoryScratch } from '../support/memory-scratch.ts';
import { tagsOf, textOf } from './html-tags.ts';

/** An organization of so many accounts, each with a failing finding. */
function organizationOf(amount: number, text = 'harmless'): AuditResult {
  const accounts = Array.from({ length: amount }, (_, index) =>
    auditAccount({ id: String(100000000000 + index), name: `${text}-${index}`, ou: ['Root', text] }),
  );
  return auditResult({
    organization: { id: 'o-1', managementAccountId: null, accounts },
    scope: { targets: accounts.map(({ id }) => ({ account: id, region: 'eu-west-1' })), skipped: [] },
    checks: [checkSummary()],
    findings: [
      ...accounts.map(({ id }) => auditFinding({ account: id, message: `${text} in ${id}`, resource: text })),
      auditFinding({ account: null, region: null, message: `of the organization: ${text}` }),
      auditFinding({ account: `../${text}`, message: 'of an account with an odd id' }),
    ],
    coverage: accounts.map(({ id }) => coverageRow('missing', { account: id })),
  });
}

const written = (audit: Audit): ReadonlyMap<string, string> =>
  new Map(
    [...filesOf(audit, 'html', memoryScratch())].map(({ file, text }) => [
      file,
      typeof text === 'string' ? text : [...text].join(''),
    ]),
  );

/** The page's script with these files beside it, as a browser runs them. */
async function inPage(files: ReadonlyMap<string, string>) {
  vi.resetModules();
  const page = files.get('report.html') ?? '';
  const elements = new Map(
    [...page.matchAll(/<script type="text\/plain" id="([^"]+)">([^<]*)<\/script>/g)].map(([, id, textContent]) => [
      id,
      { textContent },
    ]),
  );
  const asked: string[] = [];
  const run = (script: { src: string }, heard: Map<string, () => void>) => {
    asked.push(script.src);
    const text = files.get(script.src);
    if (text === undefined) return heard.get('error')?.();
    const [, name, packed] = /^blindspot\("([^"]*)","([^"]*)"\);\n$/.exec(text) ?? [];
    (globalThis as unknown as { blindspot: (...args: unknown[]) => void }).blindspot(name, packed); // set by the script
    heard.get('load')?.();
  };
  vi.stubGlobal('document', {
    getElementById: (id: string) => elements.get(id) ?? null,
    createElement: () => {
      const heard = new Map<string, () => void>();
      return { src: '', heard, addEventListener: heard.set.bind(heard), remove: () => undefined };
    },
    head: { append: (script: { src: string; heard: Map<string, () => void> }) => run(script, script.heard) },
  });
  const findings = await import(new URL('../../templates/script/findings.js', import.meta.url).href);
  /** What the findings of an account say; null where its file is not there. */
  const messagesOf = async (account: string | null): Promise<string[] | null> => {
    const found = await findings.foundIn(account);
    return (
      found?.sets.flatMap((set: { runs: { start: number; end: number }[] }) =>
        set.runs.flatMap((one) =>
          Array.from(
            { length: one.end - one.start },
            (_, at) => findings.findingAt(set, one, one.start + at, found.all).message,
          ),
        ),
      ) ?? null
    );
  };
  return { messagesOf, asked };
}

afterEach(() => vi.unstubAllGlobals());

test('the page of two thousand accounts is one file', () => {
  expect([...written(organizationOf(1000)).keys()]).toEqual(['report.html']);
});

describe('with more accounts', () => {
  const files = written(organizationOf(1001));
  const page = files.get('report.html') ?? '';

  test('the page comes first, without a finding, and a file for each account', () => {
    expect([...files.keys()].slice(0, 4)).toEqual([
      'report.html',
      'report/organization.js',
      'report/account-1001.js',
      'report/100000000000.js',
    ]);
    expect(files.size).toBe(1001 + 3);
    expect(page).toContain('id="data-where-0"');
    expect(page).not.toMatch(/id="data-(findings-|resources|rests)/);
    expect(textOf(page)).toContain('reads nothing but its own files in the folder report');
    expect(tagsOf(page).length).toBeLessThan(2000);
  });

  test('findings on disk are gone through twice, once where they stand by account, and the files are the same', () => {
    const { findings, ...rest } = organizationOf(1001);
    const rounds = { whole: 0, lists: 0 };
    const onDisk = {
      length: findings.length,
      *[Symbol.iterator]() {
        rounds.whole++;
        yield* structuredClone(findings);
      },
    };
    expect(written({ ...rest, findings: onDisk })).toEqual(files);
    expect(rounds).toEqual({ whole: 2, lists: 0 });
    const sorted = findings.toSorted((a, b) => ((a.account ?? '') < (b.account ?? '') ? -1 : 1));
    const listsOf = () => {
      rounds.lists++;
      return [sorted];
    };
    expect(written({ ...rest, findings: { ...onDisk, listsOf } })).toEqual(files);
    expect(rounds).toEqual({ whole: 3, lists: 1 });
  });

  test('it may run its own script and what that asks for, and nothing else', () => {
    const policy = tagsOf(page).flatMap(({ attributes }) => attributes.get('content') ?? []);
    expect(policy).toContainEqual(expect.stringMatching(/script-src 'sha256-[^ ']+' 'strict-dynamic'; base-uri/));
    expect(page).not.toMatch(/<script[^>]* src=/);
  });

  test('an account’s findings are read from its file when they are asked for, once', async () => {
    const { messagesOf, asked } = await inPage(files);
    expect(await messagesOf('100000000007')).toEqual(['harmless in 100000000007']);
    expect(await messagesOf('100000000007')).toEqual(['harmless in 100000000007']);
    expect(await messagesOf(null)).toEqual(['of the organization: harmless']);
    expect(await messagesOf('../harmless')).toEqual(['of an account with an odd id']);
    expect(await messagesOf('999999999999')).toEqual([]);
    expect(asked).toEqual(['report/100000000007.js', 'report/organization.js', 'report/account-1001.js']);
  });

  test('a file that is not there is told from an account without findings', async () => {
    const { messagesOf } = await inPage(new Map([...files].filter(([file]) => file === 'report.html')));
    expect(await messagesOf('100000000007')).toBeNull();
    expect(await messagesOf('../harmless')).toEqual([]);
  });

  test.each(['");alert(1);//', '</script><script>alert(1)</script>', '../../etc', '\u2028'])(
    'what others wrote is no code and no path: %j',
    async (text) => {
      const hostile = written(organizationOf(1001, text));
      for (const [file, code] of hostile)
        if (file !== 'report.html') {
          expect(file).toMatch(/^report\/[a-z0-9-]+\.js$/);
          expect(code).toMatch(/^blindspot\("[a-z0-9-]+","[A-Za-z0-9+/=]+"\);\n$/);
        }
      expect(tagsOf(hostile.get('report.html') ?? '').length).toBe(tagsOf(page).length);
      const { messagesOf } = await inPage(hostile);
      expect((await messagesOf('100000000007'))?.[0]).toContain(text === '\u2028' ? '⟨U+2028⟩' : text);
    },
  );
});
