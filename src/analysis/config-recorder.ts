import { collected, type Evidence, isCollected } from '../core/evidence.ts';
import { type Instant, millisOf } from './instant.ts';
import { type RecordedTypes, type RecordingGroup, recordedTypes } from './recording-group.ts';

interface Recorder {
  readonly name: string;
  readonly recordingGroup?: RecordingGroup | undefined;
  readonly recordingScope?: string | undefined;
  readonly servicePrincipal?: string | undefined;
  readonly recordingMode?: { readonly recordingFrequency: string } | undefined;
  readonly Status: Evidence<RecorderStatus>;
}

interface RecorderStatus {
  readonly recording: boolean;
  readonly lastStatus?: string | undefined;
  readonly lastStartTime?: Instant | undefined;
}

/** Recorded types of which there is no doubt. */
export type KnownTypes = Exclude<RecordedTypes, { kind: 'unknown' }>;

/**
 * Types without which the questions of an investigation have no answer: was this bucket ever public, was this group
 * open, was this volume encrypted, who changed the trail. The IAM types are not among them: one Region is enough.
 */
export const investigatedTypes: readonly string[] = [
  'AWS::CloudTrail::Trail',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::Volume',
  'AWS::S3::AccountPublicAccessBlock',
  'AWS::S3::Bucket',
];

/**
 * The customer's own recorder, of which a target has at most one. A service-linked recorder serves the service that
 * made it; its INTERNAL items cannot be queried (AWS Config Developer Guide, "Working with the configuration recorder").
 */
export function customerRecorder<R extends Recorder>(recorders: readonly R[]): R | undefined {
  return recorders.find((recorder) => !recorder.servicePrincipal && recorder.recordingScope !== 'INTERNAL');
}

/** What a recorder is set to record, whether it runs or not; unread when its group is of a kind not known here. */
export function configuredTypes(recorder: Recorder, region: string | null): Evidence<KnownTypes> {
  const types = recordedTypes(recorder.recordingGroup, region ?? undefined);
  if (types.kind !== 'unknown') return collected(types);
  return {
    kind: 'failed',
    operation: 'config:DescribeConfigurationRecorders',
    code: 'UnknownRecordingGroup',
    message: `it cannot be told what recorder ${recorder.name} records: ${types.reason}`,
    action: 'config:DescribeConfigurationRecorders',
  };
}

/** What a target records at this moment: nothing without a recorder of its own, and nothing while that is stopped. */
export function typesRecordedNow(recorders: readonly Recorder[], region: string | null): Evidence<KnownTypes> {
  const recorder = customerRecorder(recorders);
  if (!recorder) return collected({ kind: 'only', types: [] });
  if (!isCollected(recorder.Status)) return recorder.Status;
  return recorder.Status.value.recording ? configuredTypes(recorder, region) : collected({ kind: 'only', types: [] });
}

/**
 * Whether a recorder works.
 * - `recording`: it is on, and its last configuration items were delivered.
 * - `unconfirmed-daily`: it is on, and AWS tells no status of the last item, as it does for daily recording.
 * - `failing`, `never-succeeded`: it is on, and nothing comes of it.
 */
export type RecorderHealth = 'recording' | 'unconfirmed-daily' | 'stopped' | 'failing' | 'never-succeeded';

/** A recorder that was started less than a day ago has had no time to prove itself. */
const settling = 24 * 60 * 60 * 1000;

/** AWS writes lastStatus as `Success` in its API Reference and as `SUCCESS` in answers; both are read. */
export function recorderHealth(recorder: Recorder, now: Instant): Evidence<RecorderHealth> {
  if (!isCollected(recorder.Status)) return recorder.Status;
  const { recording, lastStatus, lastStartTime } = recorder.Status.value;
  if (!recording) return collected('stopped');
  switch (lastStatus?.toLowerCase()) {
    case 'success':
      return collected('recording');
    case 'failure':
      return collected('failing');
    case 'notapplicable':
      if (recorder.recordingMode?.recordingFrequency === 'DAILY') return collected('unconfirmed-daily');
      break;
    case 'pending':
      if (lastStartTime && millisOf(now) - millisOf(lastStartTime) > settling) return collected('never-succeeded');
  }
  return {
    kind: 'failed',
    operation: 'config:DescribeConfigurationRecorderStatus',
    code: 'Unsettled',
    message: `recorder ${recorder.name} is recording, and its lastStatus is ${lastStatus ?? 'not given'}`,
    action: 'config:DescribeConfigurationRecorderStatus',
  };
}
