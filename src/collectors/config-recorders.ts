import {
  type ConfigurationRecorder,
  type ConfigurationRecorderStatus,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
} from '@aws-sdk/client-config-service';
import { isoDate, required } from '../aws/answers.ts';
import { defineCollector } from '../aws/collector.ts';
import { config } from '../aws/services.ts';
import { configRecorders, type RecorderStatus } from '../evidence/config-recorders.ts';

export default defineCollector({
  kind: configRecorders,
  service: config,
  operations: {
    DescribeConfigurationRecorders: DescribeConfigurationRecordersCommand,
    DescribeConfigurationRecorderStatus: DescribeConfigurationRecorderStatusCommand,
  },
  each: { DescribeConfigurationRecorderStatus: 'recorder' },
  async collect({ call, attempt }) {
    // Without a name, AWS answers with the customer's own recorder, and with no list where there is none.
    const { ConfigurationRecorders = [] } = await call.DescribeConfigurationRecorders({});
    return Promise.all(
      ConfigurationRecorders.map(async (recorder) => {
        const name = required(recorder.name, 'name');
        return {
          ...recorder,
          name,
          recordingMode: recordingMode(recorder.recordingMode),
          Status: await attempt(async () => {
            const { ConfigurationRecordersStatus } = await call.DescribeConfigurationRecorderStatus({
              ConfigurationRecorderNames: [name],
            });
            return recorderStatus(ConfigurationRecordersStatus?.find((status) => status.name === name));
          }),
        };
      }),
    );
  },
});

function recordingMode(mode: ConfigurationRecorder['recordingMode']) {
  if (!mode) return undefined;
  return {
    recordingFrequency: required(mode.recordingFrequency, 'recordingFrequency'),
    recordingModeOverrides: mode.recordingModeOverrides?.map((override) => ({
      resourceTypes: required(override.resourceTypes, 'resourceTypes'),
      recordingFrequency: required(override.recordingFrequency, 'recordingFrequency'),
    })),
  };
}

function recorderStatus(answer: ConfigurationRecorderStatus | undefined): RecorderStatus {
  const status = required(answer, 'ConfigurationRecordersStatus');
  return {
    recording: required(status.recording, 'recording'),
    lastStatus: status.lastStatus,
    lastErrorCode: status.lastErrorCode,
    lastErrorMessage: status.lastErrorMessage,
    lastStartTime: isoDate(status.lastStartTime),
    lastStopTime: isoDate(status.lastStopTime),
    lastStatusChangeTime: isoDate(status.lastStatusChangeTime),
  };
}
