import check from '../../../checks/detections/bucket-policy-changes-are-alerted.ts';
import { describeCheck } from '../../support/describe-check.ts';
import { signalCases } from '../../support/detections.ts';

describeCheck(check, signalCases(check, ['S3_POLICY', 'S3_EXPOSURE']));
