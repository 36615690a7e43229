/** Where a text lies in a scratch. */
export interface Extent {
  readonly at: number;
  /** In bytes. */
  readonly size: number;
}

/** Room on disk for what would not fit in memory. It is gone with the process, however that ends. */
export interface Scratch {
  append(text: string): Extent;
  read(extent: Extent): string;
}
