import check from '../../../checks/detections/snapshot-sharing-is-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { signalCases } from '../../support/detections.ts';

describeCheck(check, signalCases(check, ['SNAPSHOT_SHARE']));
