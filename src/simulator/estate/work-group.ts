import type { WorkGroupConfiguration } from '@aws-sdk/client-athena';

/** An Athena work group. */
export interface WorkGroup {
  name: string;
  state: 'ENABLED' | 'DISABLED';
  configuration: WorkGroupConfiguration;
}

/** A work group as CreateWorkGroup makes it: its settings bind its clients. */
export function workGroup(name: string, configuration: WorkGroupConfiguration): WorkGroup {
  return {
    name,
    state: 'ENABLED',
    configuration: { ...engine, EnforceWorkGroupConfiguration: true, ...configuration },
  };
}

/** The group that AWS makes in each Region of an account; it sets nothing. */
export const primaryWorkGroup = (): WorkGroup =>
  workGroup('primary', { ResultConfiguration: {}, EnforceWorkGroupConfiguration: false });

const engine: WorkGroupConfiguration = {
  EngineVersion: { SelectedEngineVersion: 'AUTO', EffectiveEngineVersion: 'Athena engine version 3' },
  PublishCloudWatchMetricsEnabled: true,
  RequesterPaysEnabled: false,
};
