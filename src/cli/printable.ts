/** Account names are chosen by strangers: no control characters on the terminal. */
export const printable = (text: string): string => text.replace(/\p{C}/gu, '·');
