import { expect, test } from 'vitest';
import { AccountPiles } from '../../src/report/account-piles.ts';
import { auditFinding } from '../support/audit.ts';
import { memoryScratch } from '../support/memory-scratch.ts';

const findings = ['1', '2', null, '1', '2', '1'].map((account, at) => auditFinding({ account, message: `m${at}` }));

test.each([0, 700, 1e9])(
  'the findings of an account come back together and in order, with %d characters held',
  (held) => {
    const piles = new AccountPiles(findings, memoryScratch(), held);
    for (const account of ['1', '2', null, '3'])
      expect(piles.of(account)).toEqual(findings.filter((finding) => finding.account === account));
  },
);
