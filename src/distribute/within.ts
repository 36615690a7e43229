/** Waits for something, but no longer than so many milliseconds, and whatever comes of it. */
export async function within(milliseconds: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise.then(nothing, nothing), late]);
  clearTimeout(timer);
}

const nothing = (): void => undefined;

/** Milliseconds that taking leave of Redis may take: it may be gone. */
export const leaveWithin = 3_000;
