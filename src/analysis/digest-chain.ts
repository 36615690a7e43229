import { counted } from '../core/counted.ts';
import { type Evidence, isCollected, type Unread } from '../core/evidence.ts';
import { type DigestKey, type SignedDigest, signatureOf } from './digest-signature.ts';
import type { Kept } from './lifecycle.ts';

type Gone = { readonly state: 'absent' } | { readonly state: 'broken' };

/** A digest in a bucket, with what its log files hold. */
export interface Digest {
  readonly key: string;
  readonly object: Evidence<DigestObject | Gone>;
}
interface DigestObject extends SignedDigest {
  readonly state: 'read';
  readonly file: SignedDigest['file'] & {
    readonly digestStartTime: string;
    readonly previousDigestS3Bucket?: string | null | undefined;
    readonly previousDigestS3Object?: string | null | undefined;
    readonly previousDigestHashValue?: string | null | undefined;
    readonly logFiles: readonly {
      readonly s3Object: string;
      readonly hashValue: string;
      readonly object: Evidence<{ readonly state: 'read'; readonly sha256: string } | Gone>;
    }[];
  };
}

export interface ChainQuestion {
  readonly bucket: string;
  /** ISO 8601: digests that end after this moment were asked for, and read at `until`. */
  readonly from: string;
  readonly until: string;
  readonly digests: readonly Digest[];
  readonly keys: readonly DigestKey[];
  /** Of GetTrailStatus in the chain's Region. */
  readonly status: {
    readonly LatestDigestDeliveryTime?: string | undefined;
    readonly StopLoggingTime?: string | undefined;
  };
  /** How long lifecycle rules let objects below a prefix be seen; asked only when something is not there. */
  readonly kept: (prefix: string) => Evidence<Kept>;
}

/** The ways in which a chain breaks, gravest first. */
const breakKinds = [
  'logModified',
  'logBroken',
  'digestForged',
  'keyUnknown',
  'digestAltered',
  'digestBroken',
  'digestMoved',
  'logRemoved',
  'hoursMissing',
  'restarted',
] as const;
type BreakKind = (typeof breakKinds)[number];

export interface ChainBreak {
  readonly kind: BreakKind;
  /** The object's key; for hours, `FROM to TO`. */
  readonly at: string;
}

export interface ChainJudgement {
  /** Gravest first. */
  readonly breaks: readonly ChainBreak[];
  /** What could not be read. */
  readonly unread: readonly Unread[];
  /** What was read and does not settle the matter, in words without a full stop. */
  readonly open: readonly string[];
  readonly digests: number;
  readonly logFiles: number;
}

const hour = 3_600_000;
/** A digest follows its hour within this time; what was delivered later than that after the newest one is gone. */
const deliveryTime = 2 * hour;

/**
 * Verifies the digests of one trail, account and Region as CloudTrail documents it: each signature and place, the link
 * from each digest to the one before, and every log file's hash. Backfill digests stand outside the hourly chain.
 */
export function digestChain(question: ChainQuestion): ChainJudgement {
  const found: Findings = { breaks: [], unread: [], open: [] };
  const digests = [...question.digests].sort((a, b) => endOf(a) - endOf(b));
  for (const digest of digests) judgeDigest(digest, question, found);
  const hourly = digests.filter(({ key }) => !key.endsWith('_backfill.json.gz'));
  hourly.forEach((digest, index) => {
    const before = hourly[index - 1];
    if (before) judgeLink(before, digest, question, found);
    else judgeBeginning(digest, question, found);
  });
  judgeEnd(hourly.at(-1), question, found);
  const read = digests.flatMap(({ object }) => contentOf(object) ?? []);
  const rank = ({ kind }: ChainBreak) => breakKinds.indexOf(kind);
  return {
    ...found,
    breaks: found.breaks.sort((a, b) => rank(a) - rank(b)),
    digests: digests.length,
    logFiles: read.reduce((sum, { file }) => sum + file.logFiles.length, 0),
  };
}

interface Findings {
  readonly breaks: ChainBreak[];
  readonly unread: Unread[];
  readonly open: string[];
}

function judgeDigest({ key, object }: Digest, question: ChainQuestion, found: Findings): void {
  if (!isCollected(object)) return void found.unread.push(object);
  const digest = object.value;
  if (digest.state === 'absent') return void judgeAbsence('hoursMissing', key, key, endOf({ key }), question, found);
  if (digest.state === 'broken') return void found.breaks.push({ kind: 'digestBroken', at: key });
  const { file } = digest;
  if (file.digestS3Bucket !== question.bucket || file.digestS3Object !== key)
    found.breaks.push({ kind: 'digestMoved', at: key });
  switch (signatureOf(digest, question.keys)) {
    case 'bad':
      // What it says of log files is nobody's word.
      return void found.breaks.push({ kind: 'digestForged', at: key });
    case 'unknown-key':
      return void found.breaks.push({ kind: 'keyUnknown', at: key });
    case 'unreadable':
      return void found.open.push(`the public key ${file.digestPublicKeyFingerprint} is no RSA key`);
    case 'good':
      for (const { s3Object, hashValue, object: log } of file.logFiles) {
        if (!isCollected(log)) found.unread.push(log);
        else if (log.value.state === 'broken') found.breaks.push({ kind: 'logBroken', at: s3Object });
        else if (log.value.state === 'absent')
          judgeAbsence('logRemoved', s3Object, s3Object, Date.parse(file.digestStartTime), question, found);
        else if (log.value.sha256 !== hashValue) found.breaks.push({ kind: 'logModified', at: s3Object });
      }
  }
}

/** Every digest but a first names the one before it, with its hash and signature. */
function judgeLink(before: Digest, digest: Digest, question: ChainQuestion, found: Findings): void {
  const own = contentOf(digest.object);
  if (!own) {
    // Unread, it cannot say what came before; but digests come every hour.
    if (endOf(digest) - endOf(before) > 1.5 * hour)
      judgeHours(endOf(before), endOf(digest) - hour, digest.key, question, found);
    return;
  }
  const { file } = own;
  // What belongs elsewhere links there, and that it does not belong here is told already.
  if (file.digestS3Object !== digest.key) return;
  const start = Date.parse(file.digestStartTime);
  if (!file.previousDigestS3Object) found.breaks.push({ kind: 'restarted', at: span(endOf(before), start) });
  else if (file.previousDigestS3Object !== before.key || file.previousDigestS3Bucket !== question.bucket)
    judgeHours(endOf(before), start, digest.key, question, found);
  else {
    const previous = contentOf(before.object);
    if (!previous || found.breaks.some(({ at }) => at === before.key)) return;
    const sameHash = !file.previousDigestHashValue || file.previousDigestHashValue === previous.sha256;
    if (!sameHash || file.previousDigestSignature !== previous.signature)
      found.breaks.push({ kind: 'digestAltered', at: before.key });
  }
}

/** The first digest read should reach back to the first moment asked about, unless the trail began there. */
function judgeBeginning(digest: Digest, question: ChainQuestion, found: Findings): void {
  const own = contentOf(digest.object);
  const start = own ? Date.parse(own.file.digestStartTime) : endOf(digest) - hour;
  const from = Date.parse(question.from);
  if (start <= from) return;
  const previous = own?.file.previousDigestS3Object;
  if (own && !previous) {
    // A trail that has never been stopped begins with it; one that has been may have lost what was before.
    if (question.status.StopLoggingTime) found.breaks.push({ kind: 'restarted', at: span(from, start) });
  } else if (own && (own.file.previousDigestS3Bucket !== question.bucket || rootOf(previous) !== rootOf(digest.key)))
    found.open.push(`the digests before ${iso(start)} are in ${own.file.previousDigestS3Bucket}/${rootOf(previous)}`);
  else judgeHours(from, start, digest.key, question, found);
}

/** Deleting the newest digests breaks no link; but the trail knows when it delivered the last one. */
function judgeEnd(newest: Digest | undefined, question: ChainQuestion, found: Findings): void {
  const { LatestDigestDeliveryTime } = question.status;
  if (!LatestDigestDeliveryTime) return;
  const delivered = Date.parse(LatestDigestDeliveryTime);
  const end = newest ? endOf(newest) : Date.parse(question.from);
  if (delivered - end > (newest ? deliveryTime : 0)) judgeHours(end, delivered, newest?.key ?? '', question, found);
}

function judgeHours(start: number, end: number, near: string, question: ChainQuestion, found: Findings): void {
  judgeAbsence('hoursMissing', span(start, end), near.slice(0, near.lastIndexOf('/') + 1), end, question, found);
}

/** Whether what is not there was removed by somebody, or has lived out its time. */
function judgeAbsence(
  kind: BreakKind,
  at: string,
  prefix: string,
  written: number,
  question: ChainQuestion,
  found: Findings,
): void {
  const kept = question.kept(prefix);
  if (!isCollected(kept)) return void found.unread.push(kept);
  const age = Date.parse(question.until) - written;
  if (kept.value !== 'forever' && age >= kept.value * 24 * hour)
    found.open.push(`${at} is not there, and a lifecycle rule expires it after ${counted(kept.value, 'day')}`);
  else found.breaks.push({ kind, at });
}

const contentOf = (object: Digest['object']): DigestObject | undefined =>
  isCollected(object) && object.value.state === 'read' ? object.value : undefined;

/** The end of a digest's hour, as its key states it. */
function endOf({ key }: Pick<Digest, 'key'>): number {
  const [, ...parts] = /_(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z(?:_backfill)?\.json\.gz$/.exec(key) ?? [];
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
}

/** What comes before `AWSLogs/`: the trail's own prefix. */
const rootOf = (key: string | null | undefined): string => key?.slice(0, key.indexOf('AWSLogs/')) ?? '';
const iso = (time: number): string => new Date(time).toISOString();
const span = (from: number, to: number): string => `${iso(from)} to ${iso(to)}`;
