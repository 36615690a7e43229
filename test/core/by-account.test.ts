import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byAccount } from '../../src/core/by-account.ts';
import { auditFinding } from '../support/audit.ts';

const accounts = ['111111111111', '222222222222', '333333333333', '444444444444'];
const finding = fc.record({ account: fc.constantFrom(null, ...accounts), id: fc.string() });

test('gives of several lists what is on each account, in the order of the lists', () => {
  fc.assert(
    fc.property(fc.array(fc.array(finding)), fc.subarray([null, ...accounts]), (all, asked) => {
      const lists = all.map((list) =>
        list
          .map((one) => auditFinding(one))
          .sort((a, b) => ((a.account ?? '') < (b.account ?? '') ? -1 : a.account === b.account ? 0 : 1)),
      );
      const of = byAccount(lists);
      expect(asked.map((account) => of(account))).toEqual(
        asked.map((account) => lists.flat().filter((one) => one.account === account)),
      );
    }),
  );
});
