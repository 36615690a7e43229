/** A JSON value, as facts are carried in findings. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
