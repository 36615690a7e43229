import { describe, expect, test } from 'vitest';
import { checks } from '../../../../src/catalog/generated/checks.ts';
import { demonstration } from '../../../../src/simulator/estate/demonstration/demonstration.ts';
import { accountOf } from '../../../../src/simulator/estate/organization.ts';

const now = new Date('2026-11-20T09:00:00Z');

describe('the demonstration', () => {
  const { organization, planted } = demonstration(now);

  test('is an organization of fourteen accounts, seventeen Regions and two that some opted in to', () => {
    expect(organization.accounts).toHaveLength(14);
    expect(organization.regions).toHaveLength(17);
    expect(new Set(organization.accounts.flatMap(({ optIn }) => Object.keys(optIn)))).toEqual(
      new Set(['eu-south-1', 'me-central-1']),
    );
  });

  test('plants gaps in every part of the catalogue that it is about', () => {
    expect(new Set(planted.map(({ check }) => check.split('/')[0]))).toEqual(
      new Set([
        'organization',
        'cloudtrail',
        'investigation',
        'log-archive',
        'log-keys',
        'log-groups',
        'flow-logs',
        'dns',
        'guardduty',
        'config',
        'detections',
        'posture',
        'routes',
        'service-logs',
      ]),
    );
    expect(new Set(planted.map(({ check }) => check)).size).toBeGreaterThan(45);
  });

  test('names checks that there are, and accounts and Regions that it has', () => {
    const ids = new Set(checks.map(({ id }) => id));
    for (const { check, account, region } of planted) {
      expect(ids).toContain(check);
      if (account !== null) expect(accountOf(organization, account).state).toBe('ACTIVE');
      if (region !== null) expect([...organization.regions, 'eu-south-1', 'me-central-1']).toContain(region);
    }
  });

  test('says of every gap how it fails, and of every open question that it is open', () => {
    for (const { outcome, gap, because } of planted) {
      expect(gap === undefined).toBe(outcome === 'unknown');
      expect(because).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('is the same every time, and two do not share anything', () => {
    const again = demonstration(new Date(0));
    expect(JSON.stringify(again)).toBe(JSON.stringify({ organization, planted }));
    again.organization.accounts.pop();
    for (const account of again.organization.accounts) account.buckets.length = 0;
    expect(organization.accounts).toHaveLength(14);
    expect(organization.accounts.flatMap(({ buckets }) => buckets).length).toBeGreaterThan(0);
  });
});
