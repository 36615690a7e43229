import { describe, expect, test } from 'vitest';
import { parseCredentialReport } from '../../src/collectors/iam-credential-report.ts';

const header =
  'user,arn,password_enabled,password_last_used,mfa_active,access_key_1_last_used_date,access_key_2_last_used_date';
const parse = (...rows: string[]) => parseCredentialReport([header, ...rows].join('\n'));

describe('a credential report', () => {
  test('is read by its column names, with dates in UTC and none where IAM knows of none', () => {
    expect(
      parse(
        '<root_account>,arn:aws:iam::1:root,not_supported,2026-01-02T03:04:05+00:00,true,N/A,N/A',
        'ada,arn:aws:iam::1:user/ada,TRUE,no_information,FALSE,2026-01-02T03:04:05+02:00,N/A',
      ),
    ).toEqual([
      {
        user: '<root_account>',
        arn: 'arn:aws:iam::1:root',
        password_enabled: 'not_supported',
        password_last_used: '2026-01-02T03:04:05.000Z',
        mfa_active: true,
      },
      {
        user: 'ada',
        arn: 'arn:aws:iam::1:user/ada',
        password_enabled: 'true',
        mfa_active: false,
        access_key_1_last_used_date: '2026-01-02T01:04:05.000Z',
      },
    ]);
  });

  test('may quote a name that has a comma', () => {
    const [row] = parse('"a,""b""",arn:aws:iam::1:user/a,true,N/A,true,N/A,N/A');
    expect(row).toMatchObject({ user: 'a,"b"', arn: 'arn:aws:iam::1:user/a', mfa_active: true });
  });

  test.each([
    ['mfa_active', 'ada,arn,true,N/A,perhaps,N/A,N/A'],
    ['password_enabled', 'ada,arn,,N/A,true,N/A,N/A'],
    ['password_last_used', 'ada,arn,true,yesterday,true,N/A,N/A'],
    ['access_key_2_last_used_date', 'ada,arn,true,N/A,true,N/A'],
  ])('is not believed where %s is not what it should be', (column, row) => {
    expect(() => parse(row)).toThrow(column);
  });
});
