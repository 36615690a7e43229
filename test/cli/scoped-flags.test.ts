import { expect, test } from 'vitest';
import { scopedFlags } from '../../src/cli/scoped-flags.ts';
import { type SettingsScope, settingsSchema } from '../../src/core/settings.ts';

const flags = { roleName: 'BlindspotAudit', concurrency: '1' };
const scope: SettingsScope = settingsSchema.parse({
  scope: {
    accounts: ['111111111111', '222222222222'],
    ous: ['Workloads'],
    regions: ['eu-west-1'],
    checks: ['cloudtrail/*', 'guardduty/*'],
    excludeChecks: ['cloudtrail/insights*'],
  },
}).scope;
const written = {
  accounts: '111111111111,222222222222',
  ous: 'Workloads',
  regions: 'eu-west-1',
  checks: 'cloudtrail/*,guardduty/*',
  excludeChecks: 'cloudtrail/insights*',
};

test.each([
  ['the settings hold where no flag is given', {}, written],
  [
    'a flag stands above the same key',
    { regions: 'us-east-1', checks: '*' },
    { ...written, regions: 'us-east-1', checks: '*' },
  ],
])('%s', (_, given, expected) => {
  expect(scopedFlags({ ...flags, ...given }, scope)).toEqual({ ...flags, ...expected });
});

test.each([
  ['accounts', { accounts: '333333333333' }],
  ['OUs', { ous: 'Sandbox' }],
  ['accounts to leave out', { excludeAccounts: '333333333333' }],
  ['one account alone', { singleAccount: true as const }],
])('flags that name %s replace all that the settings say of accounts', (_, given) => {
  const { accounts, ous, ...rest } = written;
  expect(scopedFlags({ ...flags, ...given }, scope)).toEqual({ ...flags, ...rest, ...given });
});

test('settings without a scope change nothing', () => expect(scopedFlags(flags, {})).toEqual(flags));
