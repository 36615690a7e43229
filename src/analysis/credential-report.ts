/** One row of IAM's credential report, as far as the last use is judged. */
export interface LastUses {
  readonly password_last_used?: string | undefined;
  readonly access_key_1_last_used_date?: string | undefined;
  readonly access_key_2_last_used_date?: string | undefined;
}

/** The report's name for the root user. */
export const isRoot = ({ user }: { readonly user: string }): boolean => user === '<root_account>';

const columns = ['password_last_used', 'access_key_1_last_used_date', 'access_key_2_last_used_date'] as const;

/** The latest use of a user's credentials, with the column that tells it; undefined where IAM knows of none. */
export function lastUsed(
  row: LastUses,
): { readonly column: (typeof columns)[number]; readonly date: string } | undefined {
  const uses = columns.flatMap((column) => {
    const date = row[column];
    return date === undefined ? [] : [{ column, date }];
  });
  return uses.sort((a, b) => Date.parse(b.date) - Date.parse(a.date))[0];
}
