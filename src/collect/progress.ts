/** What a scan tells while it runs. */
export type Progress =
  | { readonly kind: 'discovered'; readonly accounts: number; readonly skipped: number; readonly resumed: number }
  | {
      readonly kind: 'account';
      readonly id: string;
      readonly name: string;
      /** undefined when the account could not be entered. */
      readonly regions: number | undefined;
      readonly unread: number;
      /** Kinds of which it is the first to answer something else than what was known without asking. */
      readonly disproved: readonly string[];
      readonly done: number;
      readonly of: number;
    }
  | {
      /** A process that read accounts ended; those that it was reading are read by others. */
      readonly kind: 'worker-lost';
      /** `SIGKILL`, or `exit status 1`. */
      readonly how: string;
      readonly accounts: number;
    }
  /** How many workers share the accounts, whenever that changes. */
  | { readonly kind: 'workers'; readonly count: number }
  | { readonly kind: 'destinations'; readonly count: number };

export type OnProgress = (progress: Progress) => void;
